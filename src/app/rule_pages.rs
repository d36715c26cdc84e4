//! The rules' pages: fetched when the first one is opened.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// All pages, by the rule's code. In a page a text stands for itself; `["p", […]]` is an element and what is in it,
/// and `["a", "https://…", […]]` one with a word about it.
pub type Pages = HashMap<String, Vec<Value>>;

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
