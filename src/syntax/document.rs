//! The tree with places: an arena of nodes over one source text.

use super::{LineIndex, Note, Problem, Span};

/// A node's number in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(super) u32);

/// How a scalar is written; services read `3.10` and `"3.10"` differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScalarStyle {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// A block after `|`.
    Literal,
    /// A block after `>`.
    Folded,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// Text; what it means is the format's to say.
    Scalar {
        /// How it is written.
        style: ScalarStyle,
        /// Its text where that is not literally a slice of the source (escapes, folding, indentation).
        owned: Option<Box<str>>,
        /// Where in the source its text stands, without quotes; the whole block for block scalars.
        content: Span,
    },
    /// A list.
    Sequence {
        /// Whether it is written with brackets.
        flow: bool,
        /// Its items: a range of the document's children.
        children: (u32, u32),
    },
    /// Keys and values, in the order of the file; a key may stand twice.
    Mapping {
        /// Whether it is written with braces.
        flow: bool,
        /// Key, value, key, value: a range of the document's children.
        children: (u32, u32),
    },
    /// `*name`: another node, or none where the name is not defined before or encloses it.
    Alias(Option<NodeId>),
}

/// A piece of the tree with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands: a scalar with its quotes, a collection from its first to its last child or bracket.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
    /// Where its tag (`!Ref`) stands, if it has one.
    pub tag: Option<Span>,
    /// Where its anchor (`&name`) stands, if it has one.
    pub anchor: Option<Span>,
}

/// A key and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: NodeId,
    /// The value.
    pub value: NodeId,
}

/// A comment, from its `#` to the end of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands.
    pub span: Span,
}

/// Aliases may unfold a text to this many times its nodes, and to at least [`UNFOLDING_FLOOR`].
const UNFOLDING: usize = 4;
const UNFOLDING_FLOOR: usize = 10_000;

/// A file's text and all that was read from it. Reading never fails: what could not be read is a problem.
#[derive(Debug, Clone)]
pub struct Document {
    pub(super) source: String,
    pub(super) lines: LineIndex,
    pub(super) nodes: Vec<Node>,
    pub(super) children: Vec<NodeId>,
    pub(super) roots: Vec<NodeId>,
    pub(super) comments: Vec<Comment>,
    pub(super) notes: Vec<Note>,
    pub(super) unfolded: u64,
    pub(super) problem: Option<Problem>,
    pub(super) readable_until: Option<usize>,
    pub(super) skipped: Vec<usize>,
}

impl Document {
    /// The text, as it was given.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The first document's root, if the text holds anything but comments.
    pub fn root(&self) -> Option<NodeId> {
        self.roots.first().copied()
    }

    /// The roots of all documents in the text.
    pub fn roots(&self) -> &[NodeId] {
        &self.roots
    }

    /// All comments, in order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Why the text, or the rest of it, could not be read as it stands. While there is a problem, nothing should be
    /// called missing: the tree holds what could be read in spite of it.
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// The first line, from 1, that could not be read as it stands; none if all could.
    pub fn readable_until(&self) -> Option<usize> {
        self.readable_until
    }

    /// The lines, from 0, that were left out so that the rest could be read.
    pub fn skipped_lines(&self) -> &[usize] {
        &self.skipped
    }

    /// What reads, yet a service refuses or a decoder must know of.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// How many nodes there would be if every alias were written out. Whoever follows aliases bounds this first:
    /// a few lines of aliases to aliases can stand for billions of nodes.
    pub fn unfolded_len(&self) -> u64 {
        self.unfolded
    }

    /// How many nodes are followed at most: no honest file's aliases stand for more.
    pub fn unfolding_bound(&self) -> usize {
        UNFOLDING_FLOOR.max(self.len().saturating_mul(UNFOLDING))
    }

    /// The first alias, if there is any.
    pub fn first_alias(&self) -> Option<NodeId> {
        let at = self.nodes.iter().position(|node| matches!(node.kind, NodeKind::Alias(_)))?;
        Some(NodeId(at as u32))
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The node itself, an alias not followed.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// Where the node stands.
    pub fn span(&self, id: NodeId) -> Span {
        self.node(id).span
    }

    /// Where the node stands, up to the end of its first line.
    pub fn first_line(&self, id: NodeId) -> Span {
        let span = self.span(id);
        let text = span.text(&self.source);
        span.part(0, text.find(['\n', '\r']).unwrap_or(text.len()))
    }

    /// The node that an alias stands for, or the node itself; an alias to nothing stays itself.
    pub fn resolve(&self, id: NodeId) -> NodeId {
        match self.node(id).kind {
            // An alias never names an alias: libyaml anchors only what is written out.
            NodeKind::Alias(Some(target)) => target,
            _ => id,
        }
    }

    /// A scalar's text, aliases followed; none for collections.
    pub fn scalar(&self, id: NodeId) -> Option<&str> {
        match &self.node(self.resolve(id)).kind {
            NodeKind::Scalar { owned: Some(text), .. } => Some(text),
            NodeKind::Scalar { content, .. } => Some(content.text(&self.source)),
            _ => None,
        }
    }

    /// How a scalar is written, aliases followed.
    pub fn style(&self, id: NodeId) -> Option<ScalarStyle> {
        match self.node(self.resolve(id)).kind {
            NodeKind::Scalar { style, .. } => Some(style),
            _ => None,
        }
    }

    /// Where a scalar's text stands without its quotes, aliases followed.
    pub fn content(&self, id: NodeId) -> Option<Span> {
        match self.node(self.resolve(id)).kind {
            NodeKind::Scalar { content, .. } => Some(content),
            _ => None,
        }
    }

    /// Whether it is a plain scalar that YAML reads as null (`~`, `null`, or nothing at all).
    pub fn is_null(&self, id: NodeId) -> bool {
        self.style(id) == Some(ScalarStyle::Plain)
            && matches!(self.scalar(id), Some("" | "~" | "null" | "Null" | "NULL"))
    }

    /// A list's items, aliases followed; none for anything else.
    pub fn items(&self, id: NodeId) -> Option<&[NodeId]> {
        match self.node(self.resolve(id)).kind {
            NodeKind::Sequence { children: (from, to), .. } => Some(&self.children[from as usize..to as usize]),
            _ => None,
        }
    }

    /// A mapping's entries, aliases followed; none for anything else.
    pub fn entries(&self, id: NodeId) -> Option<impl Iterator<Item = Entry> + '_> {
        match self.node(self.resolve(id)).kind {
            NodeKind::Mapping { children: (from, to), .. } => Some(
                self.children[from as usize..to as usize]
                    .chunks_exact(2)
                    .map(|pair| Entry { key: pair[0], value: pair[1] }),
            ),
            _ => None,
        }
    }

    /// The last entry of a mapping with this key, which is the one that most readers keep.
    pub fn get(&self, id: NodeId, key: &str) -> Option<Entry> {
        self.entries(id)?.filter(|entry| self.scalar(entry.key) == Some(key)).last()
    }
}
