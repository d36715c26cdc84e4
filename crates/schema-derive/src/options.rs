//! The options of a declaration, read from its attributes.

use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Expr, ExprLit, Ident, Lit, LitStr, Meta, Result, Token};

/// How a field's name becomes a key.
#[derive(Clone, Copy, Default)]
pub enum Case {
    /// `base-directory`
    #[default]
    Kebab,
    /// `base_directory`
    Snake,
    /// `baseDirectory`
    Camel,
    /// `BaseDirectory`
    Pascal,
}

impl Case {
    /// The key for a field's name.
    pub fn of(self, field: &str) -> String {
        match self {
            Case::Kebab => field.replace('_', "-"),
            Case::Snake => field.to_owned(),
            Case::Camel => {
                let mut words = field.split('_');
                let first = words.next().unwrap_or_default().to_owned();
                words.fold(first, |name, word| name + &capitalised(word))
            }
            Case::Pascal => field.split('_').map(capitalised).collect(),
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let head = letters.next().map(|c| c.to_ascii_uppercase());
    head.into_iter().chain(letters).collect()
}

/// What stands in `#[schema(…)]`.
#[derive(Default)]
pub struct ItemOptions {
    pub case: Case,
    pub ignore_case: bool,
    pub source: Option<String>,
}

/// What stands in `#[key(…)]`.
#[derive(Default)]
pub struct KeyOptions {
    pub name: Option<String>,
    pub required: bool,
    pub waived: Option<Ident>,
    pub only: Option<Ident>,
    pub since: Option<String>,
    pub until: Option<String>,
    pub source: Option<String>,
    pub misspelt: Vec<String>,
}

impl ItemOptions {
    pub fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut options = Self::default();
        for attribute in attributes.iter().filter(|a| a.path().is_ident("schema")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("case") {
                    let word: LitStr = meta.value()?.parse()?;
                    options.case = match word.value().as_str() {
                        "kebab" => Case::Kebab,
                        "snake" => Case::Snake,
                        "camel" => Case::Camel,
                        "pascal" => Case::Pascal,
                        _ => return Err(Error::new(word.span(), "a case is one of kebab, snake, camel, pascal")),
                    };
                    Ok(())
                } else if meta.path.is_ident("ignore_case") {
                    options.ignore_case = true;
                    Ok(())
                } else if meta.path.is_ident("source") {
                    options.source = Some(text(&meta)?);
                    Ok(())
                } else {
                    Err(meta.error("known here: case, ignore_case, source"))
                }
            })?;
        }
        Ok(options)
    }
}

impl KeyOptions {
    pub fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut options = Self::default();
        for attribute in attributes.iter().filter(|a| a.path().is_ident("key")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("name") {
                    options.name = Some(text(&meta)?);
                } else if meta.path.is_ident("required") {
                    options.required = true;
                } else if meta.path.is_ident("waived") {
                    options.waived = Some(spelling(&meta)?);
                } else if meta.path.is_ident("only") {
                    options.only = Some(spelling(&meta)?);
                } else if meta.path.is_ident("since") {
                    options.since = Some(text(&meta)?);
                } else if meta.path.is_ident("until") {
                    options.until = Some(text(&meta)?);
                } else if meta.path.is_ident("source") {
                    options.source = Some(text(&meta)?);
                } else if meta.path.is_ident("misspelt") {
                    let value = meta.value()?;
                    let content;
                    syn::bracketed!(content in value);
                    let words = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
                    options.misspelt = words.iter().map(LitStr::value).collect();
                } else {
                    return Err(
                        meta.error("known here: name, required, waived, only, since, until, source, misspelt")
                    );
                }
                Ok(())
            })?;
        }
        Ok(options)
    }
}

fn text(meta: &ParseNestedMeta) -> Result<String> {
    Ok(meta.value()?.parse::<LitStr>()?.value())
}

/// A spelling, as `crate::schema::Spelling` names it.
fn spelling(meta: &ParseNestedMeta) -> Result<Ident> {
    let word: LitStr = meta.value()?.parse()?;
    match word.value().as_str() {
        "camel" => Ok(Ident::new("Camel", word.span())),
        "pascal" => Ok(Ident::new("Pascal", word.span())),
        _ => Err(Error::new(word.span(), "a spelling is camel or pascal")),
    }
}

/// The doc comment, its lines joined; an error at `at` where there is none.
pub fn doc(attributes: &[Attribute], at: &dyn quote::ToTokens) -> Result<String> {
    let lines: Vec<String> = attributes
        .iter()
        .filter(|a| a.path().is_ident("doc"))
        .filter_map(|a| match &a.meta {
            Meta::NameValue(pair) => match &pair.value {
                Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => Some(line.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let doc = lines.join("\n").trim().to_owned();
    if doc.is_empty() {
        return Err(Error::new_spanned(at, "people read this key's doc comment, and it has none"));
    }
    // A line break in a doc comment is only layout, an empty line is a new paragraph.
    Ok(doc.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n"))
}
