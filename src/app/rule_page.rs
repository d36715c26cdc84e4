//! A rule's page: what it finds, why it matters, what to write instead.

use yew::prelude::*;

use super::dialog::Dialog;
use super::rule_pages::{Block, Fetched, Inline};

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
            // The title already stands above.
            Some(page) => {
                page.iter().filter(|block| !is_title(block)).map(|each| block(each, &props.on_rule)).collect()
            }
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

fn is_title(block: &Block) -> bool {
    matches!(block, Block::Heading { level: 1, .. })
}

fn block(it: &Block, on_rule: &Callback<String>) -> Html {
    let text = |c: &[Inline]| inlines(c, on_rule);
    let blocks = |c: &[Block]| -> Html { c.iter().map(|each| block(each, on_rule)).collect() };
    let items =
        |items: &[Vec<Block>]| -> Html { items.iter().map(|item| html! { <li>{ blocks(item) }</li> }).collect() };
    match it {
        Block::Heading { level: 1 | 2, c } => html! { <h3>{ text(c) }</h3> },
        Block::Heading { c, .. } => html! { <h4>{ text(c) }</h4> },
        Block::Paragraph { c } => html! { <p>{ text(c) }</p> },
        Block::Code { lang, text } => {
            html! { <pre tabindex="0" data-lang={lang.clone()}><code>{ text }</code></pre> }
        }
        Block::Ul { items: all } => html! { <ul>{ items(all) }</ul> },
        Block::Ol { items: all } => html! { <ol>{ items(all) }</ol> },
        Block::Quote { c } => html! { <blockquote>{ blocks(c) }</blockquote> },
        Block::Table { head, rows } => html! {
            <div class="table" tabindex="0" role="region" aria-label="Table">
                <table>
                    <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ text(cell) }</th> }) }</tr></thead>
                    <tbody>{ for rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ text(cell) }</td> }) }</tr>
                    }) }</tbody>
                </table>
            </div>
        },
    }
}

fn inlines(all: &[Inline], on_rule: &Callback<String>) -> Html {
    all.iter().map(|each| inline(each, on_rule)).collect()
}

fn inline(it: &Inline, on_rule: &Callback<String>) -> Html {
    match it {
        Inline::Text { text } => html! { { text } },
        Inline::Code { text } => html! { <code>{ text }</code> },
        Inline::Strong { c } => html! { <strong>{ inlines(c, on_rule) }</strong> },
        Inline::Em { c } => html! { <em>{ inlines(c, on_rule) }</em> },
        Inline::Br => html! { <br /> },
        Inline::Link { href, c } => match rule_at(href) {
            Some(code) => html! {
                <button type="button" class="link" onclick={on_rule.reform(move |_| code.clone())}>{ inlines(c, on_rule) }</button>
            },
            None if href.starts_with("https://") => html! {
                <a class="link" href={href.clone()} target="_blank" rel="noopener noreferrer">{ inlines(c, on_rule) }</a>
            },
            // Whatever else it names lies beside the page's source and not on this site.
            None => inlines(c, on_rule),
        },
    }
}

/// The code of the rule whose page a link names: `../env/cb404_not_a_string.md`.
fn rule_at(href: &str) -> Option<String> {
    let file = href.rsplit('/').next()?.split('#').next()?.strip_suffix(".md")?;
    Some(file.split_once('_')?.0.to_uppercase())
}
