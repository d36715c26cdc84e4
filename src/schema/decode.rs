//! Tolerant decoding: every departure is told, and reading goes on.

use std::collections::{HashMap, HashSet, VecDeque};

use super::{
    Field, Follow, Followed, Key, Mapping, Misfit, MisfitKind, Name, Owner, Placed, Schema, Shape, Spelling, Word,
    nearest, plain, same_letters, word_index,
};
use crate::syntax::{Document, Entry, NodeId, NodeKind, ScalarStyle};

/// How a tree is read.
#[derive(Clone, Copy, Default)]
pub struct Reading<'d> {
    /// How declared keys are written.
    pub spelling: Spelling,
    /// Whether keys in the other spelling are told and read all the same.
    pub reads_other: bool,
    /// Whether a number is no text and a text no number, as in JSON.
    pub strict: bool,
    /// How references are followed; there are none where it is absent.
    pub follow: Option<&'d dyn Follow>,
}

/// Turns a tree into typed values and collects the departures.
pub struct Decoder<'d> {
    document: &'d Document,
    reading: Reading<'d>,
    misfits: Vec<Misfit>,
    owner: Option<Owner>,
    at: Option<NodeId>,
    item: Option<usize>,
    budget: usize,
}

impl<'d> Decoder<'d> {
    /// Decodes the document's root; the value is opaque where the root has the wrong kind.
    pub fn decode<T: Schema>(document: &'d Document) -> (Field<T>, Vec<Misfit>) {
        match document.root() {
            Some(root) => Self::decode_at(document, root, Reading::default()),
            None => (Field::Absent, Vec::new()),
        }
    }

    /// Decodes the value at a node, read in that way; it is opaque where it has the wrong kind.
    pub fn decode_at<T: Schema>(
        document: &'d Document,
        node: NodeId,
        reading: Reading<'d>,
    ) -> (Field<T>, Vec<Misfit>) {
        let budget = document.unfolding_bound();
        let mut decoder = Self { document, reading, misfits: Vec::new(), owner: None, at: None, item: None, budget };
        let field = decoder.value(node, node);
        (field, decoder.misfits)
    }

    /// The document that is read.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// How declared keys are written.
    pub fn spelling(&self) -> Spelling {
        self.reading.spelling
    }

    /// Tells a departure at a node, and returns nothing, so that it can stand where a value was to be.
    pub fn misfit<T>(&mut self, node: NodeId, kind: MisfitKind) -> Option<T> {
        let (span, spelling) = (self.document.span(node), self.reading.spelling);
        self.misfits.push(Misfit { span, owner: self.owner, spelling, kind });
        None
    }

    /// A scalar's text.
    pub fn text(&mut self, node: NodeId) -> Option<&'d str> {
        self.scalar(node, "text")
    }

    /// A number's text; whether it is one is not looked at.
    pub fn number(&mut self, node: NodeId) -> Option<&'d str> {
        self.scalar(node, "a number")
    }

    fn scalar(&mut self, node: NodeId, expected: &'static str) -> Option<&'d str> {
        match self.document.scalar(node) {
            Some(text) if !self.reading.strict || plain::fits(self.document, node, expected) => Some(text),
            _ => self.wrong_kind(node, expected),
        }
    }

    /// Which of the words a scalar spells.
    pub fn word(&mut self, node: NodeId, words: &'static [Word], ignore_case: bool) -> Option<usize> {
        let text = self.text(node)?;
        word_index(words, text, ignore_case).or_else(|| {
            let near = nearest(text, words.iter().map(|word| word.text));
            let near = near.and_then(|near| words.iter().find(|word| word.text == near));
            self.misfit(node, MisfitKind::NotAWord { words, text: text.to_owned(), near, node })
        })
    }

    /// A list's items.
    pub fn list(&mut self, node: NodeId) -> Option<Vec<NodeId>> {
        if let Followed::Branches(branches) = self.followed(node) {
            let lists = branches.into_iter().filter_map(|branch| self.document.items(branch));
            return Some(lists.flatten().copied().collect());
        }
        match self.document.items(node) {
            Some(items) => Some(items.to_vec()),
            None => self.wrong_kind(node, "a list"),
        }
    }

    /// The items' values, in every branch.
    pub fn items<T: Schema>(&mut self, nodes: &[NodeId]) -> Vec<Field<T>> {
        let nodes = self.unfolded(nodes);
        let outer = self.item;
        let mut items = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            self.item = Some(at);
            items.push(self.value(*node, *node));
        }
        self.item = outer;
        items
    }

    /// A list's item with its place.
    pub fn item<T>(&self, node: NodeId, value: Option<T>) -> Field<T> {
        let span = self.document.span(node);
        match value {
            Some(value) => Field::Known(Placed { value, key: span, span, node }),
            None => Field::Opaque(span),
        }
    }

    /// The entries of a mapping whose keys are the author's own; a key that stands twice is told and its last kept.
    pub fn map(&mut self, node: NodeId) -> Option<Vec<(Name, Entry)>> {
        let entries = self.entries(node)?;
        let mut seen: HashMap<&'d str, usize> = HashMap::new();
        let mut kept: Vec<(Name, Entry)> = Vec::with_capacity(entries.len());
        for entry in entries {
            if self.followed(entry.value) == Followed::Nothing {
                continue;
            }
            let Some(text) = self.key_text(entry) else { continue };
            let name = Name { text: text.to_owned(), span: self.document.span(entry.key), node: entry.key };
            match seen.get(text) {
                Some(at) => {
                    let first = kept[*at].1;
                    self.duplicate(None, text, first, entry);
                    kept[*at] = (name, entry);
                }
                None => {
                    seen.insert(text, kept.len());
                    kept.push((name, entry));
                }
            }
        }
        Some(kept)
    }

    /// The entries of a mapping with declared keys, in the order of declaration. Unknown, repeated and missing keys
    /// are told; of a key that stands twice the last is kept.
    pub fn mapping(&mut self, node: NodeId, shape: &'static Mapping) -> Option<Vec<Option<(Owner, Entry)>>> {
        let entries = self.entries(node)?;
        let mut found: Vec<Option<(Owner, Entry)>> = vec![None; shape.keys.len()];
        let mut unknown: HashMap<&'d str, Entry> = HashMap::new();
        let mut whole = true;
        for entry in entries {
            let Some(text) = self.key_text(entry) else { continue };
            if self.reading.follow.is_some_and(|follow| follow.stands_for_keys(text)) {
                whole = false;
                continue;
            }
            if self.followed(entry.value) == Followed::Nothing {
                continue;
            }
            let position = match shape.position_in(self.reading.spelling, text) {
                Some(at) => Some(at),
                None => {
                    match unknown.get(text) {
                        Some(first) => self.duplicate(Some(shape), text, *first, entry),
                        None => {
                            unknown.insert(text, entry);
                            self.unknown(shape, node, text, entry);
                        }
                    }
                    let other = shape.position_in(self.reading.spelling.other(), text);
                    // The key as it should be may stand there too.
                    other.filter(|at| self.reading.reads_other && found.get(*at).is_some_and(Option::is_none))
                }
            };
            let Some(at) = position else { continue };
            if let Some((_, first)) = found[at].filter(|_| !unknown.contains_key(text)) {
                self.duplicate(Some(shape), text, first, entry);
            }
            found[at] = Some((Owner { mapping: shape, key: &shape.keys[at] }, entry));
        }
        let (spelling, keys) = (self.reading.spelling, shape.keys.iter().zip(&found));
        for (key, _) in keys.filter(|(key, entry)| whole && entry.is_none() && key.is_required_in(spelling)) {
            self.misfit::<()>(node, MisfitKind::MissingKey { mapping: shape, key, node });
        }
        Some(found)
    }

    /// The value at the declared key of that number.
    pub fn field<T: Schema>(&mut self, entries: &[Option<(Owner, Entry)>], at: usize) -> Field<T> {
        let Some((owner, entry)) = entries.get(at).copied().flatten() else { return Field::Absent };
        let (outer, item) = (self.owner.replace(owner), self.item.take());
        let field = self.value(entry.key, entry.value);
        (self.owner, self.item) = (outer, item);
        field
    }

    /// The value at a node, with its key's place.
    pub fn value<T: Schema>(&mut self, key: NodeId, node: NodeId) -> Field<T> {
        match self.followed(node) {
            Followed::Plain => self.read_at(key, node, node),
            Followed::To(target) => self.read_at(key, node, target),
            Followed::Unknown => Field::Opaque(self.document.span(node)),
            Followed::Nothing => Field::Absent,
            Followed::Branches(branches) => {
                let list = matches!(T::shape(), Shape::List(_) | Shape::OneOrMany(_));
                if list && branches.iter().all(|branch| self.is_list(*branch)) {
                    return self.read_at(key, node, node);
                }
                // Each is looked at; which of them holds is not known.
                for branch in branches {
                    self.value::<T>(key, branch);
                }
                Field::Opaque(self.document.span(node))
            }
        }
    }

    /// The value at a node that stands for itself, in place of `at`.
    fn read_at<T: Schema>(&mut self, key: NodeId, at: NodeId, node: NodeId) -> Field<T> {
        let item = (key != at).then_some(key);
        let (key, span) = (self.document.span(key), self.document.span(node));
        if self.document.is_null(node) {
            return Field::Null(Placed { value: (), key, span, node });
        }
        if !self.affordable(node) {
            return Field::Opaque(span);
        }
        let outer = std::mem::replace(&mut self.at, item);
        let value = T::decode(self, node);
        self.at = outer;
        match value {
            Some(value) => Field::Known(Placed { value, key, span, node }),
            None => Field::Opaque(span),
        }
    }

    fn followed(&self, node: NodeId) -> Followed {
        self.reading.follow.map_or(Followed::Plain, |follow| follow.follow(self.document, node))
    }

    /// Whether a node is certainly a list, or nothing.
    fn is_list(&self, node: NodeId) -> bool {
        match self.followed(node) {
            Followed::Plain => self.document.items(node).is_some(),
            Followed::Nothing => true,
            Followed::To(_) | Followed::Branches(_) | Followed::Unknown => false,
        }
    }

    /// The nodes, and in place of one with branches all of them. Those that stand for nothing are left out.
    fn unfolded(&mut self, nodes: &[NodeId]) -> Vec<NodeId> {
        let mut unfolded = Vec::with_capacity(nodes.len());
        let mut waiting: Vec<NodeId> = nodes.iter().rev().copied().collect();
        while let Some(node) = waiting.pop() {
            match self.followed(node) {
                Followed::Nothing => {}
                Followed::Branches(branches) if self.spend() => waiting.extend(branches.into_iter().rev()),
                _ => unfolded.push(node),
            }
        }
        unfolded
    }

    fn affordable(&mut self, node: NodeId) -> bool {
        // An alias that resolves to nothing was told by the reader.
        self.spend() && !matches!(self.document.node(node).kind, NodeKind::Alias(None))
    }

    fn spend(&mut self) -> bool {
        self.budget = self.budget.saturating_sub(1);
        self.budget > 0
    }

    /// A mapping's own entries, and behind them those that `<<` merges into it and that it does not have itself.
    fn entries(&mut self, node: NodeId) -> Option<Vec<Entry>> {
        let Some(entries) = self.document.entries(node) else { return self.wrong_kind(node, "a mapping") };
        let (merging, mut own): (Vec<Entry>, Vec<Entry>) = entries.partition(|entry| merges(self.document, *entry));
        if !merging.is_empty() {
            self.merge(&merging, &mut own);
        }
        Some(own)
    }

    fn merge(&mut self, merging: &[Entry], own: &mut Vec<Entry>) {
        let document = self.document;
        let mut seen: HashSet<&str> = own.iter().filter_map(|entry| document.scalar(entry.key)).collect();
        let mut visited: HashSet<NodeId> = HashSet::new();
        let mut waiting: VecDeque<NodeId> = merging.iter().map(|entry| entry.value).collect();
        while let Some(node) = waiting.pop_front().map(|node| document.resolve(node)) {
            if !visited.insert(node) {
                continue;
            }
            waiting.extend(document.items(node).unwrap_or_default());
            for entry in document.entries(node).into_iter().flatten() {
                if !self.spend() {
                    return;
                }
                if merges(document, entry) {
                    waiting.push_back(entry.value);
                } else if document.scalar(entry.key).is_some_and(|text| seen.insert(text)) {
                    own.push(entry);
                }
            }
        }
    }

    fn key_text(&mut self, entry: Entry) -> Option<&'d str> {
        match self.document.scalar(entry.key) {
            Some(text) => Some(text),
            None => self.wrong_kind(entry.key, "a key"),
        }
    }

    fn wrong_kind<T>(&mut self, node: NodeId, expected: &'static str) -> Option<T> {
        let found = match self.document.node(self.document.resolve(node)).kind {
            NodeKind::Scalar { .. } if self.reading.strict => plain::kind(self.document, node),
            NodeKind::Scalar { .. } => "text",
            NodeKind::Sequence { .. } => "a list",
            NodeKind::Mapping { .. } => "a mapping",
            NodeKind::Alias(_) => "an alias to nothing",
        };
        let (at, item) = (self.at, self.item);
        self.misfit(node, MisfitKind::WrongKind { expected, found, node, at, item })
    }

    fn duplicate(&mut self, mapping: Option<&'static Mapping>, name: &str, first: Entry, again: Entry) {
        let name = name.to_owned();
        self.misfit::<()>(again.key, MisfitKind::DuplicateKey { mapping, name, first, again });
    }

    fn unknown(&mut self, mapping: &'static Mapping, within: NodeId, text: &str, entry: Entry) {
        let declared = mapping.keys.iter().filter(|key| key.is_declared_in(self.reading.spelling));
        let known = |key: &&Key| key.misspelt.contains(&text);
        let respelt = declared.clone().find(|key| known(key) || same_letters(key.name, text));
        let near = respelt.or_else(|| {
            let name = nearest(text, declared.clone().map(|key| key.name))?;
            declared.clone().find(|key| key.name == name)
        });
        let (key, value, respelt) = (entry.key, entry.value, respelt.is_some());
        let kind = MisfitKind::UnknownKey { mapping, within, key, value, near, respelt };
        self.misfit::<()>(entry.key, kind);
    }
}

/// Whether an entry is `<<` before a mapping or a list of them, whose entries it merges into its own mapping.
fn merges(document: &Document, entry: Entry) -> bool {
    document.style(entry.key) == Some(ScalarStyle::Plain)
        && document.scalar(entry.key) == Some("<<")
        && match document.items(entry.value) {
            Some(items) => items.iter().all(|item| document.entries(*item).is_some()),
            None => document.entries(entry.value).is_some(),
        }
}

#[cfg(test)]
mod tests {
    use crate::schema::{Decoder, Map};
    use crate::syntax::Document;

    #[test]
    fn merges_what_the_mapping_does_not_have_itself() {
        let text = "base: &base {a: 1, b: 2}\nmore: &more {<<: *base, c: 3}\nown: {b: 9, <<: [*more]}\n";
        let document = Document::read(text);
        let (field, misfits) = Decoder::decode::<Map<Map<String>>>(&document);
        assert!(misfits.is_empty());
        let own = field.value().and_then(|all| all.get("own")).and_then(|(_, own)| own.value()).expect("there");
        let shown: Vec<_> = own.known().map(|(name, value)| format!("{}={}", name.text, value.value)).collect();
        assert_eq!(shown, ["b=9", "c=3", "a=1"]);
    }
}
