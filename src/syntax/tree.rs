//! Events to a tree: one pass over the text, which goes as far as the text can be read.

use std::collections::HashMap;

use super::gaps;
use super::libyaml::{Event, EventKind, Events, Failure, Properties};
use super::masked::Masked;
use super::problem::{MAX_DEPTH, MAX_NODES, ProblemKind};
use super::{Comment, Node, NodeId, NodeKind, Note, ScalarStyle, Span};

/// What one pass makes of a text.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
    pub children: Vec<NodeId>,
    pub roots: Vec<NodeId>,
    pub comments: Vec<Comment>,
    pub notes: Vec<Note>,
    /// How many nodes there would be if every alias were written out.
    pub unfolded: u64,
    /// Why it ended before the text did.
    pub stop: Option<Stop>,
}

/// Why a pass ended early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// The scanner could not go on.
    Failure(Failure),
    /// A bound was reached, at this byte.
    Bound(ProblemKind, usize),
}

/// Reads a text from byte `from`, which lies behind a byte-order mark. All places in it are those of the source.
pub(super) fn read(source: &str, text: &str, from: usize) -> Tree {
    build(source, text, None, from)
}

/// Reads what stands for a source that cannot be read as it is. All places are those of the source.
pub(super) fn read_masked(source: &str, masked: &Masked, from: usize) -> Tree {
    build(source, masked.text(), Some(masked), from)
}

fn build(source: &str, text: &str, masked: Option<&Masked>, from: usize) -> Tree {
    let mut reader = Reader {
        source,
        text,
        masked,
        // A value takes some thirty bytes of a text with its key or dash and its line's blanks.
        tree: Tree { nodes: Vec::with_capacity((text.len() / 32).min(MAX_NODES)), ..Tree::default() },
        open: Vec::new(),
        loose: Vec::new(),
        anchors: HashMap::new(),
        weights: HashMap::new(),
        covered: from,
    };
    let mut events = Events::new(text.get(from..).unwrap_or_default());
    while let Some(event) = events.next() {
        let stop = match event {
            Ok(event) => reader.take(Event { start: event.start + from, end: event.end + from, ..event }),
            Err(failure) => Err(Stop::Failure(failure.shifted(from))),
        };
        if let Err(stop) = stop {
            reader.tree.stop = Some(stop);
            break;
        }
    }
    reader.finish()
}

fn is_quoted(style: ScalarStyle) -> bool {
    matches!(style, ScalarStyle::Single | ScalarStyle::Double)
}

/// A collection whose end has not come yet.
struct Open {
    node: NodeId,
    /// Where its children begin among the loose ones.
    first: usize,
    /// How many nodes it would be with every alias written out.
    weight: u64,
    flow: bool,
    anchored: bool,
}

/// The state of one pass.
struct Reader<'t> {
    source: &'t str,
    /// What is read: the source, or what stands for it.
    text: &'t str,
    /// How places in the text become the source's, where the two differ.
    masked: Option<&'t Masked>,
    tree: Tree,
    open: Vec<Open>,
    /// Children of the open collections, the innermost's last.
    loose: Vec<NodeId>,
    /// What each name means by now.
    anchors: HashMap<Box<[u8]>, NodeId>,
    /// How many nodes an anchored collection would be, written out; while it is open, and for a scalar, it is one.
    weights: HashMap<NodeId, u64>,
    /// Up to where events cover the text; a place in the text, not yet in the source.
    covered: usize,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>) -> Result<(), Stop> {
        let Event { start, end, kind } = event;
        match kind {
            EventKind::Alias { name } => {
                self.cover(start, end);
                self.alias(name, Span::new(start as u32, end as u32))
            }
            EventKind::Scalar { properties, style, value } => {
                // A missing value has its place at the next token, which may lie pages further down; a missing item
                // has it behind its dash.
                let nothing = start == end && value.is_empty();
                let behind_dash = self.text.get(..start).is_some_and(|before| before.ends_with('-'));
                let start = if nothing && !behind_dash && self.breaks_before(start) { self.covered } else { start };
                let end = if nothing { start } else { end };
                self.cover(start, start);
                self.scalar(properties, style, value, start, end)
            }
            EventKind::SequenceStart { properties, flow } => {
                self.cover(start, start);
                let kind = NodeKind::Sequence { flow, children: (0, 0) };
                self.begin(properties, kind, (start, end), flow)
            }
            EventKind::MappingStart { properties, flow } => {
                self.cover(start, start);
                // `[a: b]` holds a mapping without braces, whose event covers nothing or a `?`.
                let braces = flow && end > start && self.text.as_bytes().get(end - 1) == Some(&b'{');
                let kind = NodeKind::Mapping { flow, children: (0, 0) };
                self.begin(properties, kind, (start, end), braces)
            }
            EventKind::CollectionEnd => {
                if self.open.last().is_some_and(|open| open.flow) {
                    self.cover(start, end);
                }
                self.end(end);
                Ok(())
            }
            EventKind::DocumentStart => {
                self.anchors = HashMap::new();
                // Directives belong to the event, and comments may stand between them.
                self.cover(end, end);
                Ok(())
            }
            EventKind::Other => {
                self.cover(end, end);
                Ok(())
            }
        }
    }

    /// Notes that an event covers `start..end`, and looks for comments before it.
    fn cover(&mut self, start: usize, end: usize) {
        if self.covered < start {
            gaps::comments(self.text, self.covered, start, &mut self.tree.comments);
        }
        self.covered = self.covered.max(end);
    }

    /// Whether a line ends between what is covered and `at`.
    fn breaks_before(&self, at: usize) -> bool {
        self.text.as_bytes().get(self.covered..at).is_some_and(|gap| gap.iter().any(|b| matches!(b, b'\n' | b'\r')))
    }

    /// The source's byte for a byte of the text.
    fn place(&self, at: usize) -> u32 {
        self.masked.map_or(at, |masked| self.source.floor_char_boundary(masked.source_of(at))) as u32
    }

    /// The source's stretch for a stretch of the text.
    fn placed(&self, span: Span) -> Span {
        match self.masked {
            Some(_) => Span::new(self.place(span.start as usize), self.place(span.end as usize)),
            None => span,
        }
    }

    /// Adds a node, to the innermost open collection or as a root.
    fn add(&mut self, node: Node) -> Result<NodeId, Stop> {
        if self.tree.nodes.len() >= MAX_NODES {
            return Err(Stop::Bound(ProblemKind::TooManyNodes, node.span.start as usize));
        }
        let id = NodeId(self.tree.nodes.len() as u32);
        self.tree.nodes.push(node);
        if self.open.is_empty() {
            self.tree.roots.push(id);
        } else {
            self.loose.push(id);
        }
        Ok(id)
    }

    /// Counts a finished node to its parent.
    fn weigh(&mut self, weight: u64) {
        let sum = self.open.last_mut().map_or(&mut self.tree.unfolded, |parent| &mut parent.weight);
        *sum = sum.saturating_add(weight);
    }

    fn places(&mut self, properties: &Properties<'_>, start: usize, end: usize) -> gaps::Places {
        if properties.anchor.is_none() && !properties.tagged {
            return gaps::Places { start, ..gaps::Places::default() };
        }
        let wanted = (properties.anchor.is_some(), properties.tagged);
        gaps::properties(self.text, (start, end), wanted, &mut self.tree.comments)
    }

    /// A node with its place in the source, and its properties' places in the text.
    fn node(&self, span: Span, kind: NodeKind, places: gaps::Places) -> Node {
        let placed = |span: Option<Span>| span.map(|span| self.placed(span));
        Node { span, kind, tag: placed(places.tag), anchor: placed(places.anchor) }
    }

    fn alias(&mut self, name: &[u8], span: Span) -> Result<(), Stop> {
        let known = self.anchors.get(name).copied();
        let encloses = known.is_some_and(|target| self.open.iter().any(|open| open.node == target));
        let target = known.filter(|_| !encloses);
        let id =
            self.add(Node { span: self.placed(span), kind: NodeKind::Alias(target), tag: None, anchor: None })?;
        if encloses {
            self.tree.notes.push(Note::EnclosingAlias(id));
        } else if known.is_none() {
            self.tree.notes.push(Note::UndefinedAlias(id));
        }
        self.weigh(target.and_then(|target| self.weights.get(&target).copied()).unwrap_or(1));
        Ok(())
    }

    fn scalar(
        &mut self,
        properties: Properties<'_>,
        style: ScalarStyle,
        value: &[u8],
        start: usize,
        end: usize,
    ) -> Result<(), Stop> {
        let places = self.places(&properties, start, end);
        let (span, content) = match style {
            ScalarStyle::Plain => {
                let span = Span::new(places.start as u32, end.max(places.start) as u32);
                (span, span)
            }
            ScalarStyle::Single | ScalarStyle::Double => {
                let span = Span::new(places.start as u32, end as u32);
                (span, span.part(1, (end - places.start).saturating_sub(1)))
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                gaps::block(self.text, places.start, end, &mut self.tree.comments)
            }
        };
        self.covered = self.covered.max(span.end as usize);
        let (placed, mut content) = (self.placed(span), self.placed(content));
        if self.masked.is_some() && is_quoted(style) && !placed.text(self.source).starts_with(['\'', '"']) {
            // Only what stands for the source has the quotes.
            content = placed;
        }
        let literal = content.text(self.source).as_bytes() == value;
        let owned = (!literal).then(|| String::from_utf8_lossy(value).into());
        let kind = NodeKind::Scalar { style, owned, content };
        let id = self.add(self.node(placed, kind, places))?;
        if let Some(name) = properties.anchor {
            self.anchors.insert(name.into(), id);
        }
        self.weigh(1);
        Ok(())
    }

    fn begin(
        &mut self,
        properties: Properties<'_>,
        kind: NodeKind,
        (start, end): (usize, usize),
        flow: bool,
    ) -> Result<(), Stop> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Stop::Bound(ProblemKind::TooDeep, start));
        }
        let places = self.places(&properties, start, end);
        let from = places.start;
        self.covered = self.covered.max(if flow { from + 1 } else { from });
        let span = Span::new(from as u32, self.covered as u32);
        let node = self.add(self.node(self.placed(span), kind, places))?;
        if let Some(name) = properties.anchor {
            self.anchors.insert(name.into(), node);
        }
        let anchored = properties.anchor.is_some();
        self.open.push(Open { node, first: self.loose.len(), weight: 1, flow, anchored });
        Ok(())
    }

    /// Closes the innermost collection. A block's end event lies at the next token, so its end is its last child's.
    fn end(&mut self, at: usize) {
        let Some(open) = self.open.pop() else { return };
        let first = self.tree.children.len() as u32;
        self.tree.children.extend(self.loose.drain(open.first..));
        let range = (first, self.tree.children.len() as u32);
        let last =
            self.tree.children.last().filter(|_| range.0 < range.1).map(|id| self.tree.nodes[id.0 as usize].span.end);
        let end = if open.flow { Some(self.place(at)) } else { last };
        let node = &mut self.tree.nodes[open.node.0 as usize];
        node.span.end = node.span.end.max(end.unwrap_or(0));
        if let NodeKind::Sequence { children, .. } | NodeKind::Mapping { children, .. } = &mut node.kind {
            *children = range;
        }
        if open.anchored {
            self.weights.insert(open.node, open.weight);
        }
        self.weigh(open.weight);
    }

    /// Closes what a stop left open and hands the tree over.
    fn finish(mut self) -> Tree {
        while let Some(open) = self.open.last() {
            let node = &self.tree.nodes[open.node.0 as usize];
            let children = self.loose.len() - open.first;
            if matches!(node.kind, NodeKind::Mapping { .. }) && children % 2 == 1 {
                // The value of the last key was never reached: it gets nothing, right behind the key.
                let kind = NodeKind::Scalar { style: ScalarStyle::Plain, owned: None, content: self.here() };
                let node = Node { span: self.here(), kind, tag: None, anchor: None };
                let id = NodeId(self.tree.nodes.len() as u32);
                self.tree.nodes.push(node);
                self.loose.push(id);
            }
            self.end(self.covered);
        }
        if self.tree.stop.is_none() {
            self.cover(self.text.len(), self.text.len());
        }
        if self.masked.is_some() {
            let mut comments = std::mem::take(&mut self.tree.comments);
            // What was put in may look like a comment and is none.
            let mut end = 0;
            comments.retain_mut(|comment| {
                comment.span = self.placed(comment.span);
                let real = comment.span.start >= end && comment.span.text(self.source).starts_with('#');
                end = if real { comment.span.end } else { end };
                real
            });
            self.tree.comments = comments;
        }
        self.tree
    }

    fn here(&self) -> Span {
        Span::at(self.place(self.covered))
    }
}
