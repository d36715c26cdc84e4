//! The rules' pages, from Markdown to the elements that the page in the browser shows.
//!
//! A page lies beside its rule, so every Markdown file in `src` is one, and starts with the rule's code and name: `# CB702 plaintext-secret`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::Serialize;

use crate::markdown;
use crate::process::root;

/// What a page is made of, as the page in the browser reads it.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Node {
    /// A run of text.
    Text(String),
    /// An HTML element, by its name, and what is in it.
    Element(&'static str, Vec<Node>),
    /// An element with a word about it: where a link leads, or the language of a piece of a file.
    About(&'static str, String, Vec<Node>),
}

/// All rules' pages as one JSON object, from a rule's code to the elements of its page.
///
/// # Errors
/// When a page cannot be read, has no code, shares its code, or uses what the page in the browser cannot show.
pub fn rules() -> Result<String> {
    let mut codes = BTreeMap::new();
    let mut texts = Vec::new();
    for file in markdown::files(&root().join("src"))? {
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let code = code(&text).with_context(|| {
            format!("{} is a rule's page and has to start with the code and the name of its rule, as `# CB702 plaintext-secret`", file.display())
        })?;
        texts.push((file.clone(), text));
        codes.insert(file, code);
    }
    let mut pages = BTreeMap::new();
    for (file, text) in &texts {
        let code = &codes[file];
        // The first line is told from the rule itself.
        let below = text.split_once('\n').map_or("", |(_, below)| below);
        let page = nodes(below, file, &codes)
            .with_context(|| format!("{} cannot be shown as a rule's page", file.display()))?;
        if pages.insert(code.as_str(), page).is_some() {
            bail!("two rules' pages start with {code}; the second is {}", file.display());
        }
    }
    Ok(serde_json::to_string(&pages)?)
}

/// The code in a page's first line.
fn code(text: &str) -> Option<String> {
    let (code, name) = text.lines().next()?.strip_prefix("# ")?.split_once(' ')?;
    let is_code = code.len() >= 4
        && code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    (is_code && !name.trim().is_empty()).then(|| code.to_owned())
}

/// What is in a page. A link to another rule's page becomes `#CODE`.
fn nodes(text: &str, file: &Path, codes: &BTreeMap<PathBuf, String>) -> Result<Vec<Node>> {
    Page { events: Parser::new_ext(text, markdown::DIALECT), file, codes }.blocks(None)
}

/// A page while it is read.
struct Page<'p> {
    events: Parser<'p>,
    file: &'p Path,
    codes: &'p BTreeMap<PathBuf, String>,
}

impl Page<'_> {
    /// Reads blocks up to the end of the block around them.
    fn blocks(&mut self, end: Option<TagEnd>) -> Result<Vec<Node>> {
        let mut blocks = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) if is_inline(&tag) => self.tight(Event::Start(tag), &mut blocks)?,
                Event::Start(tag) => {
                    blocks.extend(path(&tag).map(|path| Node::Element("p", vec![path])));
                    blocks.push(self.block(tag)?);
                }
                // An item of a tight list holds its text without a paragraph around it.
                inline => self.tight(inline, &mut blocks)?,
            }
        }
        Ok(blocks)
    }

    fn tight(&mut self, event: Event, blocks: &mut Vec<Node>) -> Result<()> {
        if let Some(Node::Element("p", text)) = blocks.last_mut() {
            return self.inline(event, text);
        }
        let mut text = Vec::new();
        self.inline(event, &mut text)?;
        blocks.push(Node::Element("p", text));
        Ok(())
    }

    fn block(&mut self, tag: Tag) -> Result<Node> {
        let end = tag.to_end();
        Ok(match tag {
            Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. } => {
                Node::Element("h3", self.inlines(end)?)
            }
            Tag::Heading { .. } => Node::Element("h4", self.inlines(end)?),
            Tag::Paragraph => Node::Element("p", self.inlines(end)?),
            Tag::BlockQuote(_) => Node::Element("blockquote", self.blocks(Some(end))?),
            Tag::List(first) => {
                let list = if first.is_some() { "ol" } else { "ul" };
                Node::Element(list, self.rows(end, |page, item| Ok(Node::Element("li", page.blocks(Some(item))?)))?)
            }
            Tag::CodeBlock(kind) => {
                let info = if let CodeBlockKind::Fenced(info) = &kind { info.as_ref() } else { "" };
                let language = info.split([' ', ',']).next().unwrap_or("").to_owned();
                let mut text = String::new();
                for event in self.events.by_ref() {
                    match event {
                        Event::Text(part) => text.push_str(&part),
                        _ => break,
                    }
                }
                Node::About("pre", language, vec![Node::Text(text)])
            }
            Tag::Table(_) => Node::Element("table", self.rows(end, Self::row)?),
            other => bail!("it has no way to show {other:?}"),
        })
    }

    /// Reads a row of a table, whose first one is its head.
    fn row(&mut self, end: TagEnd) -> Result<Node> {
        let cell = if end == TagEnd::TableHead { "th" } else { "td" };
        Ok(Node::Element("tr", self.rows(end, |page, end| Ok(Node::Element(cell, page.inlines(end)?)))?))
    }

    /// Reads what lies side by side in a list, a table or a row, each part by `read`.
    fn rows(&mut self, end: TagEnd, read: impl Fn(&mut Self, TagEnd) -> Result<Node>) -> Result<Vec<Node>> {
        let mut rows = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(tag) => rows.push(read(self, tag.to_end())?),
                Event::End(tag) if tag == end => break,
                other => bail!("it has no way to show {other:?} here"),
            }
        }
        Ok(rows)
    }

    /// Reads text up to the end of the block or run around it.
    fn inlines(&mut self, end: TagEnd) -> Result<Vec<Node>> {
        let mut inlines = Vec::new();
        while let Some(event) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            self.inline(event, &mut inlines)?;
        }
        Ok(inlines)
    }

    fn inline(&mut self, event: Event, into: &mut Vec<Node>) -> Result<()> {
        let run = match event {
            Event::Text(more) => {
                push_text(into, &more);
                return Ok(());
            }
            Event::SoftBreak => {
                push_text(into, " ");
                return Ok(());
            }
            Event::HardBreak => Node::Element("br", Vec::new()),
            Event::Code(text) => Node::Element("code", vec![Node::Text(text.into_string())]),
            Event::Start(tag) => {
                let end = tag.to_end();
                match tag {
                    Tag::Strong => Node::Element("strong", self.inlines(end)?),
                    Tag::Emphasis => Node::Element("em", self.inlines(end)?),
                    Tag::Link { dest_url, .. } => Node::About("a", self.href(&dest_url)?, self.inlines(end)?),
                    other => bail!("it has no way to show {other:?}"),
                }
            }
            other => bail!("it has no way to show {other:?}"),
        };
        into.push(run);
        Ok(())
    }

    fn href(&self, href: &str) -> Result<String> {
        if href.starts_with("https://") {
            return Ok(href.to_owned());
        }
        let beside = self.file.parent().unwrap_or(self.file).join(href);
        let code = fs::canonicalize(beside).ok().and_then(|file| self.codes.get(&file));
        code.map(|code| format!("#{code}"))
            .ok_or_else(|| anyhow!("`{href}` is neither an https address nor the page of another rule"))
    }
}

/// The path of the file that a block of code is, where one stands behind the language.
fn path(tag: &Tag) -> Option<Node> {
    let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = tag else { return None };
    let (_, path) = info.split_once(' ').filter(|(_, path)| path.contains(['.', '/']))?;
    Some(Node::Element("code", vec![Node::Text(path.trim().to_owned())]))
}

fn push_text(into: &mut Vec<Node>, more: &str) {
    if let Some(Node::Text(text)) = into.last_mut() {
        text.push_str(more);
    } else {
        into.push(Node::Text(more.to_owned()));
    }
}

fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn shown(text: &str) -> Value {
        let nodes = nodes(text, Path::new("page.md"), &BTreeMap::new()).expect("a page");
        serde_json::to_value(nodes).expect("JSON")
    }

    #[test]
    fn a_page_becomes_elements() {
        let text = "## Why\n\nA *secret*\nin **`env`**.  \nSee [AWS](https://aws.amazon.com).\n\n```yaml failing\na: b\n```\n";
        let expected = json!([
            ["h3", ["Why"]],
            [
                "p",
                [
                    "A ",
                    ["em", ["secret"]],
                    " in ",
                    ["strong", [["code", ["env"]]]],
                    ".",
                    ["br", []],
                    "See ",
                    ["a", "https://aws.amazon.com", ["AWS"]],
                    ".",
                ]
            ],
            ["pre", "yaml", ["a: b\n"]],
        ]);
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn a_file_is_shown_with_its_path() {
        let expected = json!([["p", [["code", ["scripts/stop.sh"]]]], ["pre", "sh", ["true\n"]]]);
        assert_eq!(shown("```sh scripts/stop.sh\ntrue\n```\n"), expected);
    }

    #[test]
    fn lists_nest_and_tables_have_a_head() {
        let text = "- one `x`\n  - two\n- three\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | *2* |\n";
        let expected = json!([
            [
                "ul",
                [
                    ["li", [["p", ["one ", ["code", ["x"]]]], ["ul", [["li", [["p", ["two"]]]]]]]],
                    ["li", [["p", ["three"]]]],
                ]
            ],
            ["blockquote", [["p", ["quoted"]]]],
            ["table", [["tr", [["th", ["a"]], ["th", ["b"]]]], ["tr", [["td", ["1"]], ["td", [["em", ["2"]]]]]],]],
        ]);
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        for text in ["![picture](x.png)", "<b>raw</b>", "[gone](gone.md)", "---"] {
            assert!(nodes(text, Path::new("page.md"), &BTreeMap::new()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_page_starts_with_its_code() {
        assert_eq!(code("# CB702 plaintext-secret\n\ntext").as_deref(), Some("CB702"));
        for other in ["", "# Secrets", "## CB702 x", "# CB702", "text"] {
            assert_eq!(code(other), None, "{other}");
        }
    }
}
