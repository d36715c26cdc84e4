//! The derive behind the declarations of file formats.
//!
//! `#[derive(Schema)]` on a struct declares a mapping: each field a key, its doc comment the text that people read.
//! On an enum without fields it declares a closed list of words. A key or word without a doc comment does not
//! compile, nor does an option that is not known here.

mod mapping;
mod options;
mod words;

use proc_macro::TokenStream;
use syn::{Data, DeriveInput, Error, parse_macro_input};

/// Declares a mapping (on a struct of `Field<T>`s) or a closed list of words (on an enum without fields).
///
/// On the item: `#[schema(case = "kebab" | "snake" | "camel" | "pascal", ignore_case, source = "…")]`: with the second,
/// keys or words are the same in upper and lower case; the last is for all keys that have none of their own. On a field:
/// `#[key(name = "…", required, since = "…", until = "…", source = "…", misspelt = ["…"])]`, and for declarations that
/// are written in two spellings `waived` and `only`, each `= "camel" | "pascal"`: in which one a required key may be left
/// out, and in which one alone there is the key. On a variant: `#[word("…")]`.
#[proc_macro_derive(Schema, attributes(schema, key, word))]
pub fn schema(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let expanded = match &input.data {
        Data::Struct(item) => mapping::expand(&input, item),
        Data::Enum(item) => words::expand(&input, item),
        Data::Union(_) => Err(Error::new_spanned(&input.ident, "a union declares nothing")),
    };
    expanded.unwrap_or_else(Error::into_compile_error).into()
}
