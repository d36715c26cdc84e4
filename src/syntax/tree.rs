//! Events to a tree: one pass over the text, which goes as far as the text can be read.

use std::collections::HashMap;

use super::gaps;
use super::libyaml::{Event, EventKind, Events, Failure, Properties};
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

/// Reads `masked`, which is `source` with parts blanked that cannot be read (or `source` itself), from byte `from`
/// (behind a byte-order mark). All places and slices are those of `source`.
pub(super) fn read(source: &str, masked: &str, from: usize) -> Tree {
    let mut reader = Reader {
        source,
        masked,
        tree: Tree::default(),
        open: Vec::new(),
        loose: Vec::new(),
        anchors: HashMap::new(),
        covered: from,
    };
    let mut events = Events::new(masked.get(from..).unwrap_or_default());
    while let Some(event) = events.next() {
        let stop = match event {
            Ok(event) => reader.take(Event { start: event.start + from, end: event.end + from, ..event }),
            Err(mut failure) => {
                failure.offset += from;
                failure.context = failure.context.map(|(words, at)| (words, at + from));
                Err(Stop::Failure(failure))
            }
        };
        if let Err(stop) = stop {
            reader.tree.stop = Some(stop);
            break;
        }
    }
    reader.finish()
}

/// How far the scanner alone comes: the byte at which it fails, none if it reads all. This is the bare pass against
/// which the tree's cost is measured.
pub fn first_failure(text: &str) -> Option<u32> {
    let from = super::read::byte_order_mark(text);
    let mut events = Events::new(text.get(from..).unwrap_or_default());
    while let Some(event) = events.next() {
        if let Err(failure) = event {
            return Some((failure.offset + from) as u32);
        }
    }
    None
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
    masked: &'t str,
    tree: Tree,
    open: Vec<Open>,
    /// Children of the open collections, the innermost's last.
    loose: Vec<NodeId>,
    /// What each name means by now, and how many nodes that would be written out.
    anchors: HashMap<Box<[u8]>, (NodeId, u64)>,
    /// Up to where events cover the text.
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
                // A missing value has its place at the next token, which may lie pages further down.
                let nothing = start == end && value.is_empty();
                let start = if nothing && self.breaks_before(start) { self.covered } else { start };
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
                let braces = flow && end > start && self.masked.as_bytes().get(end - 1) == Some(&b'{');
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
                self.anchors.clear();
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
            gaps::comments(self.masked, self.covered, start, &mut self.tree.comments);
        }
        self.covered = self.covered.max(end);
    }

    /// Whether a line ends between what is covered and `at`.
    fn breaks_before(&self, at: usize) -> bool {
        self.masked.as_bytes().get(self.covered..at).is_some_and(|gap| gap.iter().any(|b| matches!(b, b'\n' | b'\r')))
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
        gaps::properties(self.masked, (start, end), wanted, &mut self.tree.comments)
    }

    fn alias(&mut self, name: &[u8], span: Span) -> Result<(), Stop> {
        let known = self.anchors.get(name).copied();
        let encloses = known.is_some_and(|(target, _)| self.open.iter().any(|open| open.node == target));
        let target = known.filter(|_| !encloses);
        let id = self.add(Node { span, kind: NodeKind::Alias(target.map(|(id, _)| id)), tag: None, anchor: None })?;
        if encloses {
            self.tree.notes.push(Note::EnclosingAlias(id));
        } else if known.is_none() {
            self.tree.notes.push(Note::UndefinedAlias(id));
        }
        self.weigh(target.map_or(1, |(_, weight)| weight));
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
            ScalarStyle::Literal | ScalarStyle::Folded => self.block(places.start, end),
        };
        let literal = content.text(self.source).as_bytes() == value;
        let owned = (!literal).then(|| String::from_utf8_lossy(value).into());
        self.covered = self.covered.max(span.end as usize);
        let kind = NodeKind::Scalar { style, owned, content };
        let id = self.add(Node { span, kind, tag: places.tag, anchor: places.anchor })?;
        if let Some(name) = properties.anchor {
            self.anchors.insert(name.into(), (id, 1));
        }
        self.weigh(1);
        Ok(())
    }

    /// The span of a block scalar and of its body. The event's end lies behind all blank lines that follow.
    fn block(&mut self, start: usize, end: usize) -> (Span, Span) {
        let header_end = gaps::line_end(self.masked, start).min(end);
        gaps::comments(self.masked, start, header_end, &mut self.tree.comments);
        let header = self.masked.get(start..header_end).unwrap_or_default();
        let header = header.split('#').next().unwrap_or_default().trim_end();
        let body = self.masked.get(header_end..end).unwrap_or_default();
        let trimmed = body.trim_end_matches([' ', '\t', '\n', '\r']);
        if trimmed.is_empty() {
            let at = start + header.len();
            return (Span::new(start as u32, at as u32), Span::at(at as u32));
        }
        // The body begins behind the header's line break.
        let skip = if trimmed.starts_with("\r\n") { 2 } else { trimmed.chars().next().map_or(0, char::len_utf8) };
        let last = (header_end + trimmed.len()) as u32;
        (Span::new(start as u32, last), Span::new((header_end + skip) as u32, last))
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
        let node = self.add(Node { span, kind, tag: places.tag, anchor: places.anchor })?;
        if let Some(name) = properties.anchor {
            self.anchors.insert(name.into(), (node, 1));
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
        let node = &mut self.tree.nodes[open.node.0 as usize];
        let end = if open.flow { Some(at as u32) } else { last };
        node.span.end = node.span.end.max(end.unwrap_or(0));
        if let NodeKind::Sequence { children, .. } | NodeKind::Mapping { children, .. } = &mut node.kind {
            *children = range;
        }
        if open.anchored {
            // The name may have been given anew meanwhile, further in.
            for (target, weight) in self.anchors.values_mut() {
                if *target == open.node {
                    *weight = open.weight;
                }
            }
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
            self.cover(self.masked.len(), self.masked.len());
        }
        self.tree
    }

    fn here(&self) -> Span {
        Span::at(self.covered as u32)
    }
}
