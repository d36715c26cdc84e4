//! The rules' pages, from Markdown to the blocks that the page in the browser shows.
//!
//! A page lies beside its rule, so every Markdown file in `src` is one, and starts with the rule's code and name: `# CB702 plaintext-secret`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use serde::Serialize;

use crate::markdown;
use crate::process::root;

/// A paragraph, a list, a table …
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Block {
    #[serde(rename = "h")]
    Heading {
        level: u8,
        c: Vec<Inline>,
    },
    #[serde(rename = "p")]
    Paragraph {
        c: Vec<Inline>,
    },
    Code {
        lang: String,
        text: String,
    },
    Ul {
        items: Vec<Vec<Block>>,
    },
    Ol {
        items: Vec<Vec<Block>>,
    },
    Table {
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Quote {
        c: Vec<Block>,
    },
}

/// A run of text inside a block.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Inline {
    Text { text: String },
    Code { text: String },
    Strong { c: Vec<Inline> },
    Em { c: Vec<Inline> },
    Link { href: String, c: Vec<Inline> },
    Br,
}

/// All rules' pages as one JSON object, from a rule's code to its blocks.
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
        let page = blocks(text, file, &codes)
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

/// The blocks of one page. A link to another rule's page becomes `#CODE`.
fn blocks(text: &str, file: &Path, codes: &BTreeMap<PathBuf, String>) -> Result<Vec<Block>> {
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
    fn blocks(&mut self, end: Option<TagEnd>) -> Result<Vec<Block>> {
        let mut blocks = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) if is_inline(&tag) => self.tight(Event::Start(tag), &mut blocks)?,
                Event::Start(tag) => blocks.push(self.block(tag)?),
                // An item of a tight list holds its text without a paragraph around it.
                inline => self.tight(inline, &mut blocks)?,
            }
        }
        Ok(blocks)
    }

    fn tight(&mut self, event: Event, blocks: &mut Vec<Block>) -> Result<()> {
        if let Some(Block::Paragraph { c }) = blocks.last_mut() {
            return self.inline(event, c);
        }
        let mut c = Vec::new();
        self.inline(event, &mut c)?;
        blocks.push(Block::Paragraph { c });
        Ok(())
    }

    fn block(&mut self, tag: Tag) -> Result<Block> {
        let end = tag.to_end();
        Ok(match tag {
            Tag::Heading { level, .. } => Block::Heading { level: level as u8, c: self.inlines(end)? },
            Tag::Paragraph => Block::Paragraph { c: self.inlines(end)? },
            Tag::BlockQuote(_) => Block::Quote { c: self.blocks(Some(end))? },
            Tag::List(None) => Block::Ul { items: self.rows(end, |page, item| page.blocks(Some(item)))? },
            Tag::List(Some(_)) => Block::Ol { items: self.rows(end, |page, item| page.blocks(Some(item)))? },
            Tag::CodeBlock(kind) => {
                let info = if let CodeBlockKind::Fenced(info) = &kind { info.as_ref() } else { "" };
                let lang = info.split([' ', ',']).next().unwrap_or("").to_owned();
                let mut text = String::new();
                for event in self.events.by_ref() {
                    match event {
                        Event::Text(part) => text.push_str(&part),
                        _ => break,
                    }
                }
                Block::Code { lang, text }
            }
            Tag::Table(_) => {
                let mut rows = self.rows(end, |page, row| page.rows(row, Self::inlines))?.into_iter();
                Block::Table { head: rows.next().unwrap_or_default(), rows: rows.collect() }
            }
            other => bail!("it has no way to show {other:?}"),
        })
    }

    /// Reads what lies side by side in a list, a table or a row, each part by `read`.
    fn rows<T>(&mut self, end: TagEnd, read: impl Fn(&mut Self, TagEnd) -> Result<T>) -> Result<Vec<T>> {
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
    fn inlines(&mut self, end: TagEnd) -> Result<Vec<Inline>> {
        let mut inlines = Vec::new();
        while let Some(event) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            self.inline(event, &mut inlines)?;
        }
        Ok(inlines)
    }

    fn inline(&mut self, event: Event, into: &mut Vec<Inline>) -> Result<()> {
        let run = match event {
            Event::Text(more) => {
                push_text(into, &more);
                return Ok(());
            }
            Event::SoftBreak => {
                push_text(into, " ");
                return Ok(());
            }
            Event::HardBreak => Inline::Br,
            Event::Code(text) => Inline::Code { text: text.into_string() },
            Event::Start(tag) => {
                let end = tag.to_end();
                match tag {
                    Tag::Strong => Inline::Strong { c: self.inlines(end)? },
                    Tag::Emphasis => Inline::Em { c: self.inlines(end)? },
                    Tag::Link { dest_url, .. } => Inline::Link { href: self.href(&dest_url)?, c: self.inlines(end)? },
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

fn push_text(into: &mut Vec<Inline>, more: &str) {
    if let Some(Inline::Text { text }) = into.last_mut() {
        text.push_str(more);
    } else {
        into.push(Inline::Text { text: more.to_owned() });
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
        let blocks = blocks(text, Path::new("page.md"), &BTreeMap::new()).expect("a page");
        serde_json::to_value(blocks).expect("JSON")
    }

    #[test]
    fn a_page_becomes_blocks() {
        let text = "# CB702 plaintext-secret\n\nA *secret*\nin **`env`**.  \nSee [AWS](https://aws.amazon.com).\n\n```yaml failing\na: b\n```\n";
        let expected = json!([
            {"h": {"level": 1, "c": [{"text": {"text": "CB702 plaintext-secret"}}]}},
            {"p": {"c": [
                {"text": {"text": "A "}},
                {"em": {"c": [{"text": {"text": "secret"}}]}},
                {"text": {"text": " in "}},
                {"strong": {"c": [{"code": {"text": "env"}}]}},
                {"text": {"text": "."}},
                "br",
                {"text": {"text": "See "}},
                {"link": {"href": "https://aws.amazon.com", "c": [{"text": {"text": "AWS"}}]}},
                {"text": {"text": "."}},
            ]}},
            {"code": {"lang": "yaml", "text": "a: b\n"}},
        ]);
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn lists_nest_and_tables_have_a_head() {
        let text = "- one `x`\n  - two\n- three\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | *2* |\n";
        let word = |text: &str| json!({"text": {"text": text}});
        let expected = json!([
            {"ul": {"items": [
                [
                    {"p": {"c": [word("one "), {"code": {"text": "x"}}]}},
                    {"ul": {"items": [[{"p": {"c": [word("two")]}}]]}},
                ],
                [{"p": {"c": [word("three")]}}],
            ]}},
            {"quote": {"c": [{"p": {"c": [word("quoted")]}}]}},
            {"table": {"head": [[word("a")], [word("b")]], "rows": [[[word("1")], [{"em": {"c": [word("2")]}}]]]}},
        ]);
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        for text in ["![picture](x.png)", "<b>raw</b>", "[gone](gone.md)", "---"] {
            assert!(blocks(text, Path::new("page.md"), &BTreeMap::new()).is_err(), "{text}");
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
