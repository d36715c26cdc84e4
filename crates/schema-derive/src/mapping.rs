//! A struct of `Field<T>`s: a mapping and its keys.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{DataStruct, DeriveInput, Error, Fields, GenericArgument, Ident, PathArguments, Result, Type};

use crate::options::{ItemOptions, KeyOptions, doc};

pub fn expand(input: &DeriveInput, item: &DataStruct) -> Result<TokenStream> {
    let name = &input.ident;
    let options = ItemOptions::read(&input.attrs)?;
    let about = doc(&input.attrs, name)?;
    let Fields::Named(fields) = &item.fields else {
        return Err(Error::new_spanned(name, "a mapping's keys are named fields"));
    };
    let mut keys = Vec::new();
    let mut values = Vec::new();
    for (index, field) in fields.named.iter().enumerate() {
        let Some(ident) = &field.ident else { continue };
        let key = KeyOptions::read(&field.attrs)?;
        let value = value_type(&field.ty)?;
        let spelt = key.name.unwrap_or_else(|| options.case.of(&ident.unraw().to_string()));
        let text = doc(&field.attrs, ident)?;
        let required = key.required;
        let waived = spelling(key.waived);
        let only = spelling(key.only);
        let misspelt = key.misspelt;
        let since = option(key.since);
        let until = option(key.until);
        let source = option(key.source.or_else(|| options.source.clone()));
        keys.push(quote! {
            crate::schema::Key {
                name: #spelt,
                doc: #text,
                shape: <#value as crate::schema::Schema>::shape,
                required: #required,
                waived: #waived,
                only: #only,
                since: #since,
                until: #until,
                source: #source,
                misspelt: &[#(#misspelt),*],
            }
        });
        values.push(quote! { #ident: decoder.field(&entries, #index) });
    }
    let shape = format_ident!("{}_SHAPE", name.to_string().to_uppercase());
    let title = name.to_string();
    let ignore_case = options.ignore_case;
    Ok(quote! {
        static #shape: crate::schema::Mapping = crate::schema::Mapping {
                name: #title,
                doc: #about,
                keys: &[#(#keys),*],
                ignore_case: #ignore_case,
            };

        impl #name {
            /// This mapping's declaration.
            pub const SHAPE: &'static crate::schema::Mapping = &#shape;
        }

        impl crate::schema::Schema for #name {
            fn shape() -> crate::schema::Shape {
                crate::schema::Shape::Mapping(&#shape)
            }

            fn decode(decoder: &mut crate::schema::Decoder<'_>, node: crate::syntax::NodeId) -> Option<Self> {
                let entries = decoder.mapping(node, &#shape)?;
                Some(Self { #(#values),* })
            }
        }
    })
}

fn option(text: Option<String>) -> TokenStream {
    match text {
        Some(text) => quote! { Some(#text) },
        None => quote! { None },
    }
}

fn spelling(word: Option<Ident>) -> TokenStream {
    match word {
        Some(word) => quote! { Some(crate::schema::Spelling::#word) },
        None => quote! { None },
    }
}

/// The `T` of a `Field<T>`.
fn value_type(field: &Type) -> Result<&Type> {
    let wrong = || Error::new_spanned(field, "a key's type is Field<…>");
    let Type::Path(path) = field else { return Err(wrong()) };
    let last = path.path.segments.last().filter(|segment| segment.ident == "Field").ok_or_else(wrong)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return Err(wrong()) };
    match arguments.args.first() {
        Some(GenericArgument::Type(value)) => Ok(value),
        _ => Err(wrong()),
    }
}
