//! The rules' pages: fetched when the first one is opened.

use std::collections::HashMap;
use std::rc::Rc;

use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// All pages, by the rule's code.
pub type Pages = HashMap<String, Vec<Block>>;

/// How far the fetching is.
#[derive(Debug, Clone, Default)]
pub enum Fetched {
    /// No page was opened yet.
    #[default]
    Not,
    /// They are on their way.
    OnTheirWay,
    /// They are here.
    Here(Rc<Pages>),
    /// They could not be had.
    Failed,
}

/// Two states are the same if they are of one fetching.
impl PartialEq for Fetched {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Here(a), Self::Here(b)) => Rc::ptr_eq(a, b),
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }
}

/// A paragraph, a list, a table, and so on.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A heading.
    #[serde(rename = "h")]
    Heading {
        /// From 1, the page's title.
        level: u8,
        /// What it says.
        c: Vec<Inline>,
    },
    /// A paragraph.
    #[serde(rename = "p")]
    Paragraph {
        /// What it says.
        c: Vec<Inline>,
    },
    /// A piece of a file.
    Code {
        /// Its language.
        lang: String,
        /// The piece.
        text: String,
    },
    /// A list.
    Ul {
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A numbered list.
    Ol {
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// Its head.
        head: Vec<Vec<Inline>>,
        /// Its rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// What someone else says.
    Quote {
        /// What they say.
        c: Vec<Block>,
    },
}

/// A run of text in a block.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Words of a file.
    Code {
        /// The words.
        text: String,
    },
    /// Strong.
    Strong {
        /// What is.
        c: Vec<Inline>,
    },
    /// Emphasised.
    Em {
        /// What is.
        c: Vec<Inline>,
    },
    /// A link.
    Link {
        /// Where to.
        href: String,
        /// What it says.
        c: Vec<Inline>,
    },
    /// A line break.
    Br,
}

/// Fetches all pages.
pub async fn fetch(url: &str) -> Fetched {
    text(url)
        .await
        .and_then(|json| serde_json::from_str(&json).ok())
        .map_or(Fetched::Failed, |pages| Fetched::Here(Rc::new(pages)))
}

async fn text(url: &str) -> Option<String> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(url)).await.ok()?.dyn_into::<Response>().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
