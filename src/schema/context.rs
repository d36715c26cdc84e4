//! Where in the declaration a cursor stands.
//!
//! In block style that is read from the lines and their columns, not from the tree: a half-typed line is rarely YAML,
//! and an empty one belongs to the mapping of its column. In flow style (JSON) the tree tells.

use super::{Shape, Spelling};
use crate::syntax::{Document, NodeId, NodeKind, Span};

/// Where a cursor stands.
pub(super) struct Context {
    /// What is declared there: the mapping to which a key would belong, or the value.
    pub shape: Shape,
    /// How declared keys are written there.
    pub spelling: Spelling,
    /// Whether a key is being typed rather than a value.
    pub at_key: bool,
    /// The word that is being typed.
    pub word: Span,
    /// Keys that the mapping has already.
    pub present: Vec<String>,
    /// The column, from 0, in which a key would stand.
    pub column: usize,
    /// Whether keys stand in quotes there.
    pub quoted: bool,
}

/// A line's structure: the columns of its dashes, its key if it has one, and where its text begins.
struct Line<'t> {
    dashes: Vec<usize>,
    column: usize,
    key: Option<&'t str>,
    /// What follows the key's colon, or the whole text where there is no key.
    rest: &'t str,
}

impl<'t> Line<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let mut column = text.len() - text.trim_start_matches(' ').len();
        let mut dashes = Vec::new();
        let mut rest = text.get(column..)?;
        while let Some(after) = rest.strip_prefix("- ").or_else(|| rest.strip_prefix('-').filter(|a| a.is_empty())) {
            dashes.push(column);
            let blanks = after.len() - after.trim_start_matches(' ').len();
            column += rest.len() - after.len() + blanks;
            rest = after.get(blanks..)?;
        }
        let end = rest.find(": ").or_else(|| rest.strip_suffix(':').map(str::len));
        let key = end.and_then(|end| rest.get(..end)).filter(|key| is_key(key));
        let rest = match key {
            Some(key) => rest.get(key.len() + 1..).unwrap_or_default(),
            None => rest,
        };
        Some(Self { dashes, column, key: key.map(|key| key.trim_matches(['"', '\''])), rest })
    }

    fn is_bare(text: &str) -> bool {
        let text = text.trim_start();
        text.is_empty() || text.starts_with('#') || text == "---"
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && !text.contains([' ', '{', '[', '#'])
}

/// A step from a value into it.
enum Segment<'t> {
    Key(&'t str),
    Item,
}

/// The cursor's context by lines and columns.
pub(super) fn block_context(document: &Document, root: Shape, offset: u32) -> Option<Context> {
    let (source, lines) = (document.source(), document.lines());
    let number = lines.line_of(offset);
    let start = lines.start_of(number);
    let before = source.get(start as usize..offset as usize)?;
    // An empty line belongs where its cursor stands, not where its blanks end.
    let line = Line::read(before)?;
    let (at_key, typed) = match line.key {
        Some(_) => (false, line.rest.trim_start()),
        None => (true, line.rest),
    };
    if typed.contains(['"', '\'', ' ', '$']) {
        return None;
    }
    let word = Span::new(offset - typed.len() as u32, offset);
    let mut segments = Vec::new();
    if let Some(key) = line.key {
        segments.push(Segment::Key(key));
    }
    let mut column = line.column;
    for dash in line.dashes.iter().rev() {
        segments.push(Segment::Item);
        column = *dash;
    }
    outward(document, number, column, !line.dashes.is_empty(), &mut segments);
    let (shape, spelling) = descend(document, root, segments.iter().rev())?;
    // A value begun on a key's own line, or an item of a list of words.
    let at_key = at_key && matches!(shape, Shape::Mapping(_));
    let present = if at_key { siblings(document, number, line.column) } else { Vec::new() };
    Some(Context { shape, spelling, at_key, word, present, column: line.column, quoted: false })
}

/// Collects the keys and items that enclose a column, from the line above it upwards.
fn outward<'d>(
    document: &'d Document,
    from: usize,
    mut column: usize,
    mut at_dash: bool,
    out: &mut Vec<Segment<'d>>,
) {
    for number in (0..from).rev() {
        let text = document.lines().line(document.source(), number);
        if Line::is_bare(text) {
            continue;
        }
        let Some(line) = Line::read(text) else { continue };
        // A list may begin in its key's own column.
        let encloses = |key: usize| key < column || (at_dash && key == column && line.dashes.is_empty());
        if let Some(key) = line.key.filter(|_| encloses(line.column)) {
            out.push(Segment::Key(key));
            (column, at_dash) = (line.column, false);
        }
        for dash in line.dashes.into_iter().rev() {
            if dash < column {
                out.push(Segment::Item);
                (column, at_dash) = (dash, true);
            }
        }
        if column == 0 && !at_dash {
            return;
        }
    }
}

/// The keys in the same column of the same block, above and below a line.
fn siblings(document: &Document, number: usize, column: usize) -> Vec<String> {
    let (source, lines) = (document.source(), document.lines());
    let mut keys = Vec::new();
    let mut collect = |other: usize| -> bool {
        let text = lines.line(source, other);
        let Some(line) = Line::read(text).filter(|_| !Line::is_bare(text)) else { return true };
        if line.column < column {
            return false;
        }
        if line.column == column
            && let Some(key) = line.key
        {
            keys.push(key.to_owned());
        }
        // A dash before this column begins another item.
        line.dashes.iter().all(|dash| *dash >= column)
    };
    let _ = (0..number).rev().all(&mut collect);
    let _ = (number + 1..lines.len()).all(|other| {
        let text = lines.line(source, other);
        let fresh = Line::read(text).is_some_and(|line| line.dashes.iter().any(|dash| *dash < column));
        !fresh && collect(other)
    });
    keys
}

fn descend<'s, 'd: 's>(
    document: &Document,
    root: Shape,
    path: impl Iterator<Item = &'s Segment<'d>>,
) -> Option<(Shape, Spelling)> {
    let mut spelling = Spelling::Camel;
    // The tree tells kinds apart, as far as keys lead into it.
    let mut node = document.root();
    let mut shape = root.at(document, node, &mut spelling);
    for segment in path {
        let inner = match (segment, shape) {
            (Segment::Key(key), Shape::Mapping(mapping)) => (mapping.key_in(spelling, key)?.shape)(),
            (Segment::Key(_), Shape::Map(value)) => value(),
            (Segment::Item, Shape::List(item) | Shape::OneOrMany(item)) => item(),
            _ => return None,
        };
        node = match segment {
            Segment::Key(key) => node.and_then(|node| document.get(node, key)).map(|entry| entry.value),
            Segment::Item => None,
        };
        shape = inner.at(document, node, &mut spelling);
    }
    Some((shape, spelling))
}

/// The cursor's context in flow style, where it stands inside braces or brackets.
pub(super) fn flow_context(document: &Document, root: Shape, offset: u32) -> Option<Context> {
    let mut node = document.root()?;
    let mut spelling = Spelling::Camel;
    let mut shape = root.at(document, Some(node), &mut spelling);
    let mut found = None;
    // Every step goes further in, so this ends at the document's depth.
    loop {
        let inside = document.span(node).start < offset && offset < document.span(node).end;
        match (document.node(node).kind.clone(), shape) {
            (NodeKind::Mapping { flow, .. }, Shape::Mapping(mapping)) => {
                if flow && inside {
                    found = Some((node, Shape::Mapping(mapping)));
                }
                let Some(entry) = at_value(document, node, offset) else { break };
                let name = document.scalar(entry.0);
                let Some(key) = name.and_then(|name| mapping.key_in(spelling, name)) else { break };
                (node, shape) = (entry.1, (key.shape)());
            }
            (NodeKind::Mapping { .. }, Shape::Map(value)) => {
                let Some(entry) = at_value(document, node, offset) else { break };
                (node, shape) = (entry.1, value());
            }
            (NodeKind::Sequence { .. }, Shape::List(item) | Shape::OneOrMany(item)) => {
                let items = document.items(node)?;
                let Some(next) = items.iter().find(|item| document.span(**item).touches(offset)) else { break };
                (node, shape) = (*next, item());
            }
            _ => break,
        }
        shape = shape.at(document, Some(node), &mut spelling);
    }
    let (mapping, shape) = found?;
    // A value is being typed, or the cursor stands between a colon and it.
    if node != mapping {
        return None;
    }
    let word = document
        .entries(mapping)?
        .map(|entry| document.span(entry.key))
        .find(|span| span.touches(offset))
        .map_or(Span::at(offset), |span| span);
    let present = document.entries(mapping)?.filter(|entry| document.span(entry.key) != word);
    let present = present.filter_map(|entry| document.scalar(entry.key).map(str::to_owned)).collect();
    Some(Context { shape, spelling, at_key: true, word, present, column: 0, quoted: true })
}

fn at_value(document: &Document, node: NodeId, offset: u32) -> Option<(NodeId, NodeId)> {
    let mut entries = document.entries(node)?;
    let entry = entries.find(|entry| {
        let value = document.span(entry.value);
        !value.is_empty() && value.touches(offset)
    })?;
    Some((entry.key, entry.value))
}
