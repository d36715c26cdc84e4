//! Declarations as data: what decoding, completion, hover and the JSON Schema are made from.

use crate::schema::Decoder;
use crate::syntax::NodeId;

/// A type whose values are declared and can be decoded.
pub trait Schema: Sized {
    /// What its values look like.
    fn shape() -> Shape;

    /// Its value at a node. None where there is no such value; then a misfit was told.
    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self>;
}

/// What a value looks like. Shapes name each other by function, so that a mapping may hold itself.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Any scalar, read as text.
    Text,
    /// A switch in the given words, of which the first two (on, off) are the documented ones.
    Switch(&'static [&'static str]),
    /// A whole number within bounds.
    Integer {
        /// The smallest.
        min: u64,
        /// The largest.
        max: u64,
    },
    /// One of a closed list of words.
    Words {
        /// The list.
        words: &'static [Word],
        /// Whether upper and lower case are the same.
        ignore_case: bool,
    },
    /// A list.
    List(fn() -> Shape),
    /// A list, or a single item in its place.
    OneOrMany(fn() -> Shape),
    /// A mapping whose keys are the author's own.
    Map(fn() -> Shape),
    /// A mapping with declared keys.
    Mapping(&'static Mapping),
    /// Anything at all.
    Any,
}

/// A mapping with declared keys.
#[derive(Debug)]
pub struct Mapping {
    /// The declaration's name.
    pub name: &'static str,
    /// What it is, for people.
    pub doc: &'static str,
    /// Its keys, in the order in which they are offered.
    pub keys: &'static [Key],
    /// Whether upper and lower case are the same in its keys.
    pub ignore_case: bool,
}

/// A declared key.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it is, for people: the first paragraph stands alone.
    pub doc: &'static str,
    /// What its value looks like.
    pub shape: fn() -> Shape,
    /// Whether the mapping must have it.
    pub required: bool,
    /// The version of the format that brought it.
    pub since: Option<&'static str>,
    /// The last version of the format that reads it; later ones ignore it, and it is not offered.
    pub until: Option<&'static str>,
    /// Where AWS documents it, and when that was read.
    pub source: Option<&'static str>,
    /// Spellings that people use and the service ignores.
    pub misspelt: &'static [&'static str],
}

/// A word of a closed list.
#[derive(Debug)]
pub struct Word {
    /// As it is written.
    pub text: &'static str,
    /// What it means, for people.
    pub doc: &'static str,
}

impl Mapping {
    /// The key of that name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.get(self.position(name)?)
    }

    /// The number of the key of that name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.keys.iter().position(|key| same(key.name, name, self.ignore_case))
    }
}

impl PartialEq for Mapping {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Which of `words` a text spells.
pub fn word_index(words: &[Word], text: &str, ignore_case: bool) -> Option<usize> {
    words.iter().position(|word| same(word.text, text, ignore_case))
}

fn same(word: &str, text: &str, ignore_case: bool) -> bool {
    match ignore_case {
        true => word.eq_ignore_ascii_case(text),
        false => word == text,
    }
}
