//! How far the scanner comes in a text, and what it saw last: a pass without a tree, for trying things out.

use super::ScalarStyle;
use super::libyaml::{EventKind, Events, Failure};
use super::problem::MAX_DEPTH;

/// How far the scanner comes.
#[derive(Debug)]
pub(super) struct Reach {
    /// Why it went no further; none if it read all.
    pub failure: Option<Failure>,
    /// How many values it saw that are there.
    pub values: usize,
    /// The last two values, the last one first.
    pub last: [Option<Seen>; 2],
    /// Where the outermost bracket or brace that is still open stands.
    pub bracket: Option<usize>,
}

/// A value the scanner saw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// Its first byte, that of its anchor or tag if it has one.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How it is written; none for an alias.
    pub style: Option<ScalarStyle>,
}

impl Reach {
    /// Scans a text from byte `from`.
    pub fn of(text: &str, from: usize) -> Self {
        let mut reach = Self { failure: None, values: 0, last: [None; 2], bracket: None };
        let mut events = Events::new(text.get(from..).unwrap_or_default());
        // How many collections are open, and at which of them the brackets begin.
        let (mut depth, mut brackets) = (0usize, usize::MAX);
        while let Some(event) = events.next() {
            let event = match event {
                Ok(event) => event,
                Err(failure) => {
                    reach.failure = Some(failure.shifted(from));
                    break;
                }
            };
            let (start, end) = (event.start + from, event.end + from);
            match event.kind {
                EventKind::Scalar { style, .. } => reach.see(Seen { start, end, style: Some(style) }),
                EventKind::Alias { .. } => reach.see(Seen { start, end, style: None }),
                EventKind::SequenceStart { flow, .. } | EventKind::MappingStart { flow, .. } => {
                    if depth >= MAX_DEPTH {
                        break;
                    }
                    if flow && depth < brackets {
                        brackets = depth;
                        reach.bracket = Some(start);
                    }
                    depth += 1;
                }
                EventKind::CollectionEnd => {
                    depth = depth.saturating_sub(1);
                    if depth == brackets {
                        brackets = usize::MAX;
                        reach.bracket = None;
                    }
                }
                EventKind::DocumentStart | EventKind::Other => {}
            }
        }
        reach
    }

    fn see(&mut self, seen: Seen) {
        // What is not there is neither worth keeping nor worth blaming.
        if seen.end > seen.start {
            self.values += 1;
            self.last = [Some(seen), self.last[0]];
        }
    }

    /// How many bytes of a text of this length it could not read; one more where it failed only at the end.
    pub fn unread(&self, length: usize) -> usize {
        self.failure.as_ref().map_or(0, |failure| length + 1 - failure.offset.min(length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_it_saw_last() {
        let text = "a: [b, {c: d}, 'e' f]\n";
        let reach = Reach::of(text, 0);
        let seen = |n: usize| reach.last[n].map(|seen| (&text[seen.start..seen.end], seen.style));
        assert_eq!(seen(0), Some(("'e'", Some(ScalarStyle::Single))));
        assert_eq!(seen(1), Some(("d", Some(ScalarStyle::Plain))));
        assert_eq!(reach.bracket, Some(3));
        assert_eq!(reach.unread(text.len()), "f]\n".len() + 1);
        assert_eq!(Reach::of("a: [b]\nc\n: d", 0).bracket, None);
    }

    #[test]
    fn stops_where_the_tree_would() {
        assert!(Reach::of(&"[".repeat(100_000), 0).failure.is_none());
    }
}
