//! The front door: text to a document, whatever the text is.

use super::problem::MAX_BYTES;
use super::reach::Reach;
use super::recover;
use super::tree::{self, Stop};
use super::{Context, Document, LineIndex, Problem, ProblemKind, Span};

impl Document {
    /// Reads a text. This never fails: what could not be read is the document's [`problem`](Document::problem), and
    /// the tree holds all the rest. A text longer than [`MAX_BYTES`] is kept only up to there, and not read.
    pub fn read(text: &str) -> Document {
        Document::read_as(text, text)
    }

    /// Reads `reading` in place of a text; it is as long, and every place in it is the text's.
    pub(super) fn read_as(text: &str, reading: &str) -> Document {
        if text.len() > MAX_BYTES {
            let kept = text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or_default();
            let mut document = empty(kept);
            document.problem = Some(problem(&document, &Stop::Bound(ProblemKind::TooLong, kept.len())));
            document.readable_until = Some(1);
            return document;
        }
        let from = byte_order_mark(text);
        let mut document = empty(text);
        let tree = tree::read(text, reading, from);
        let Some(stop) = &tree.stop else {
            document.adopt(tree);
            return document;
        };
        let problem = problem(&document, stop);
        document.readable_until = Some(problem.line);
        document.problem = Some(problem);
        if let Stop::Failure(_) = stop {
            let recovery = recover::recover(reading, from, &document.lines);
            if let Some(problem) = &mut document.problem {
                problem.accident = recovery.accident;
            }
            let rest = tree::read_masked(text, &recovery.masked, from);
            // A text of one line, such as JSON without line breaks, is better half read than blanked.
            if rest.nodes.len() >= tree.nodes.len() {
                let changed = recovery.masked.first_change().map(|at| document.lines.line_of(at as u32) + 1);
                document.readable_until = document.readable_until.into_iter().chain(changed).min();
                document.skipped = recovery.left_out;
                document.adopt(rest);
                return document;
            }
        }
        document.adopt(tree);
        document
    }

    fn adopt(&mut self, tree: tree::Tree) {
        self.nodes = tree.nodes;
        self.children = tree.children;
        self.roots = tree.roots;
        self.comments = tree.comments;
        self.notes = tree.notes;
        self.unfolded = tree.unfolded;
    }
}

/// Where the scanner alone first fails, in bytes; none if it reads all. This is the bare pass over a text against
/// which the cost of the tree is measured.
pub fn first_failure(text: &str) -> Option<u32> {
    Reach::of(text, byte_order_mark(text)).failure.map(|failure| failure.offset as u32)
}

/// How many bytes the byte-order mark at the beginning of a text takes: 3 or none.
pub(super) fn byte_order_mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// A document of which nothing was read yet.
fn empty(text: &str) -> Document {
    Document {
        source: text.to_owned(),
        lines: LineIndex::new(text),
        nodes: Vec::new(),
        children: Vec::new(),
        roots: Vec::new(),
        comments: Vec::new(),
        notes: Vec::new(),
        unfolded: 0,
        problem: None,
        readable_until: None,
        skipped: Vec::new(),
    }
}

/// What a stop says of the text.
fn problem(document: &Document, stop: &Stop) -> Problem {
    let text = document.source();
    let (kind, message, offset, context) = match stop {
        Stop::Failure(failure) => {
            let kind = if failure.forbidden_character { ProblemKind::Character } else { ProblemKind::Syntax };
            let context = failure
                .context
                .as_ref()
                .map(|(message, at)| Context { message: message.clone(), span: character(text, *at) });
            (kind, failure.problem.clone(), failure.offset, context)
        }
        Stop::Bound(kind, offset) => (*kind, kind.words(), *offset, None),
    };
    let span = character(text, offset);
    Problem { kind, message, span, line: document.lines().line_of(span.start) + 1, context, accident: None }
}

/// The character at an offset, or the empty place at the end of the text.
pub(super) fn character(text: &str, offset: usize) -> Span {
    let start = text.floor_char_boundary(offset.min(text.len()));
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(start as u32, (start + width) as u32)
}
