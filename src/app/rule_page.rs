//! A rule's page: what it finds, why it matters, what to write instead.

use serde_json::Value;
use yew::prelude::*;

use super::dialog::Dialog;
use super::rule_pages::Fetched;

/// What a page is given.
#[derive(Properties, PartialEq)]
pub struct RulePageProps {
    /// The rule's code.
    pub code: AttrValue,
    /// The pages.
    pub pages: Fetched,
    /// Another rule's page is asked for, by its code.
    pub on_rule: Callback<String>,
    /// Told when it has closed.
    pub on_close: Callback<()>,
}

/// A rule's page.
#[component]
pub fn RulePage(props: &RulePageProps) -> Html {
    let rule = |code: &str| crate::rules().into_iter().find(|rule| rule.code == code);
    let name = rule(&props.code).map(|rule| rule.name).unwrap_or_default();
    let title = html! { <><span class="code">{ &props.code }</span>{ " " }<span>{ name }</span></> };
    let body = match &props.pages {
        Fetched::Here(pages) => match pages.get(&*props.code) {
            Some(page) => nodes(page, &props.on_rule),
            None => html! { <p>{ "There is no page for this rule." }</p> },
        },
        Fetched::Failed => html! { <p role="alert">
            { "The rule pages could not be loaded. They come from this site; with a connection to it, open this page again." }
        </p> },
        Fetched::Not | Fetched::OnTheirWay => html! { <p class="late" role="status">{ "Loading the page." }</p> },
    };
    html! {
        <Dialog {title} class="page" on_close={props.on_close.clone()}>
            <article class="prose" key={props.code.to_string()}>{ body }</article>
        </Dialog>
    }
}

fn nodes(all: &[Value], on_rule: &Callback<String>) -> Html {
    all.iter().map(|each| node(each, on_rule)).collect()
}

fn node(it: &Value, on_rule: &Callback<String>) -> Html {
    match it {
        Value::String(text) => text.clone().into(),
        Value::Array(parts) => match parts.as_slice() {
            [Value::String(name), Value::Array(inner)] => element(name, nodes(inner, on_rule)),
            [Value::String(name), Value::String(language), Value::Array(inner)] if name == "pre" => html! {
                <pre tabindex="0" data-lang={language.clone()}><code>{ nodes(inner, on_rule) }</code></pre>
            },
            [_, Value::String(href), Value::Array(inner)] => link(href, nodes(inner, on_rule), on_rule),
            _ => Html::default(),
        },
        _ => Html::default(),
    }
}

fn element(name: &str, inner: Html) -> Html {
    match name {
        "table" => html! {
            <div class="table" tabindex="0" role="region" aria-label="Table"><table>{ inner }</table></div>
        },
        "th" => html! { <th scope="col">{ inner }</th> },
        "br" => html! { <br /> },
        _ => html! { <@{name.to_owned()}>{ inner }</@> },
    }
}

fn link(href: &str, inner: Html, on_rule: &Callback<String>) -> Html {
    match href.strip_prefix('#').map(str::to_owned) {
        Some(code) => html! {
            <button type="button" class="link" onclick={on_rule.reform(move |_| code.clone())}>{ inner }</button>
        },
        None => html! {
            <a class="link" href={href.to_owned()} target="_blank" rel="noopener noreferrer">{ inner }</a>
        },
    }
}
