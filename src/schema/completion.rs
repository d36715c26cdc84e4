//! What can be written at a place.

use serde::{Deserialize, Serialize};

use super::context::{Context, block_context, flow_context};
use super::{Key, Mapping, Shape, Spelling, Word};
use crate::syntax::{Document, Span};

/// What can be written in place of a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completions {
    /// The word that is being typed; empty before it is begun.
    pub span: Span,
    /// What can stand there, in the order of the declaration.
    pub options: Vec<Completion>,
}

/// One thing that can be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// As it is shown.
    pub label: String,
    /// What is written.
    pub insert: String,
    /// In a word: what its value looks like, whether it is required.
    pub detail: String,
    /// What it is.
    pub doc: String,
    /// A key or a word.
    pub kind: CompletionKind,
}

/// What kind of thing is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletionKind {
    /// A declared key.
    Key,
    /// A word of a closed list.
    Word,
}

/// What the declaration offers at a byte offset; none in a comment, in free text, or where nothing is declared.
pub fn complete(document: &Document, root: Shape, offset: u32) -> Option<Completions> {
    if document.comments().iter().any(|comment| comment.span.start < offset && offset <= comment.span.end) {
        return None;
    }
    let context = flow_context(document, root, offset).or_else(|| block_context(document, root, offset))?;
    let options = match context.shape {
        Shape::Mapping(mapping) if context.at_key => keys(mapping, &context),
        Shape::OneOrMany(item) | Shape::List(item) if !context.at_key => words(item()),
        shape if !context.at_key => words(shape),
        _ => Vec::new(),
    };
    (!options.is_empty()).then_some(Completions { span: context.word, options })
}

fn keys(mapping: &'static Mapping, context: &Context) -> Vec<Completion> {
    let present: Vec<usize> =
        context.present.iter().filter_map(|name| mapping.position_in(context.spelling, name)).collect();
    let free = mapping.keys.iter().enumerate();
    let free =
        free.filter(|(at, key)| key.until.is_none() && key.is_declared_in(context.spelling) && !present.contains(at));
    free.map(|(_, key)| {
        let shape = (key.shape)();
        let name = key.spelt(context.spelling);
        let insert = match context.quoted {
            true => format!("\"{name}\": "),
            false => format!("{name}:{}", opening(shape, context.column)),
        };
        Completion {
            label: name.into_owned(),
            insert,
            detail: detail(key, context.spelling, shape),
            doc: key.doc.to_owned(),
            kind: CompletionKind::Key,
        }
    })
    .collect()
}

/// What follows a key's colon: a blank, or the beginning of its block.
fn opening(shape: Shape, column: usize) -> String {
    let indent = " ".repeat(column + 2);
    match shape {
        Shape::Mapping(_) | Shape::Map(_) | Shape::Kinds(_) => format!("\n{indent}"),
        Shape::List(_) | Shape::OneOrMany(_) => format!("\n{indent}- "),
        _ => " ".to_owned(),
    }
}

fn detail(key: &Key, spelling: Spelling, shape: Shape) -> String {
    let kind = match shape {
        Shape::Text => "text",
        Shape::Switch(_) => "switch",
        Shape::Integer { .. } => "number",
        Shape::Words { .. } => "word",
        Shape::List(_) | Shape::OneOrMany(_) => "list",
        Shape::Map(_) | Shape::Mapping(_) | Shape::Kinds(_) => "mapping",
        Shape::Pascal(_) | Shape::Any => "anything",
    };
    if key.is_required_in(spelling) { format!("{kind}, required") } else { kind.to_owned() }
}

fn words(shape: Shape) -> Vec<Completion> {
    let word = |text: &str, doc: &str| Completion {
        label: text.to_owned(),
        insert: text.to_owned(),
        detail: String::new(),
        doc: doc.to_owned(),
        kind: CompletionKind::Word,
    };
    match shape {
        Shape::Words { words, .. } => words.iter().map(|Word { text, doc }| word(text, doc)).collect(),
        Shape::Switch(words) => words.iter().map(|text| word(text, "")).collect(),
        _ => Vec::new(),
    }
}
