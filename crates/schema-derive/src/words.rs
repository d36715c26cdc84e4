//! An enum without fields: a closed list of words.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput, Error, Fields, LitStr, Result};

use crate::options::{ItemOptions, doc};

pub fn expand(input: &DeriveInput, item: &DataEnum) -> Result<TokenStream> {
    let name = &input.ident;
    let options = ItemOptions::read(&input.attrs)?;
    let ignore_case = options.ignore_case;
    let (mut words, mut idents) = (Vec::new(), Vec::new());
    for variant in &item.variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new_spanned(variant, "a word has no fields"));
        }
        let text = doc(&variant.attrs, &variant.ident)?;
        let word = match variant.attrs.iter().find(|a| a.path().is_ident("word")) {
            Some(attribute) => attribute.parse_args::<LitStr>()?.value(),
            None => variant.ident.to_string(),
        };
        words.push(quote! { crate::schema::Word { text: #word, doc: #text } });
        idents.push(&variant.ident);
    }
    Ok(quote! {
        impl #name {
            /// Every word of the list with its meaning, in the order of declaration.
            pub const WORDS: &'static [crate::schema::Word] = &[#(#words),*];
            const ALL: &'static [#name] = &[#(#name::#idents),*];

            /// The word that a text spells, if it is one of the list.
            pub fn of(text: &str) -> Option<Self> {
                let at = crate::schema::word_index(Self::WORDS, text, #ignore_case)?;
                Self::ALL.get(at).copied()
            }

            /// The word as it is written.
            pub fn word(self) -> &'static str {
                Self::WORDS[self as usize].text
            }
        }

        impl crate::schema::Schema for #name {
            fn shape() -> crate::schema::Shape {
                crate::schema::Shape::Words { words: Self::WORDS, ignore_case: #ignore_case }
            }

            fn decode(decoder: &mut crate::schema::Decoder<'_>, node: crate::syntax::NodeId) -> Option<Self> {
                let at = decoder.word(node, Self::WORDS, #ignore_case)?;
                Self::ALL.get(at).copied()
            }
        }
    })
}
