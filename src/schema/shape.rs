//! Declarations as data: what decoding, completion, hover and the JSON Schema are made from.

use std::borrow::Cow;

use crate::schema::{Decoder, Spelling};
use crate::syntax::{Document, NodeId};

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
    /// One of several, as the text at a key of the mapping tells.
    Kinds(&'static Kinds),
    /// A value below which declared keys are written with their first letter in upper case.
    Pascal(fn() -> Shape),
    /// Anything at all.
    Any,
}

/// A text that tells a kind of mapping, and what such a mapping looks like.
pub type Kind = (&'static str, fn() -> Shape);

/// Mappings of several kinds, told apart by the text at one of their keys.
#[derive(Debug)]
pub struct Kinds {
    /// The key, as it is written.
    pub key: &'static str,
    /// Its texts, and what a mapping with each looks like.
    pub kinds: &'static [Kind],
    /// What any other looks like.
    pub other: fn() -> Shape,
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
    /// The spelling in which it may be left out all the same.
    pub waived: Option<Spelling>,
    /// The only spelling in which it is declared; both where there is none.
    pub only: Option<Spelling>,
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

    /// The key that is written so in that spelling.
    pub fn key_in(&self, spelling: Spelling, text: &str) -> Option<&'static Key> {
        self.keys.get(self.position_in(spelling, text)?)
    }

    /// The number of the key that is written so in that spelling.
    pub fn position_in(&self, spelling: Spelling, text: &str) -> Option<usize> {
        self.keys.iter().position(|key| {
            key.is_declared_in(spelling)
                && (spelling.spells(key.name, text) || (self.ignore_case && key.name.eq_ignore_ascii_case(text)))
        })
    }
}

impl Key {
    /// As it is written in that spelling.
    pub fn spelt(&self, spelling: Spelling) -> Cow<'static, str> {
        spelling.of(self.name)
    }

    /// Whether files in that spelling may have it.
    pub fn is_declared_in(&self, spelling: Spelling) -> bool {
        self.only.is_none_or(|only| only == spelling)
    }

    /// Whether files in that spelling must have it.
    pub fn is_required_in(&self, spelling: Spelling) -> bool {
        self.required && self.is_declared_in(spelling) && self.waived != Some(spelling)
    }
}

impl Shape {
    /// What a value at that node looks like, where the shape is one of several kinds or another spelling; the spelling
    /// changes with it.
    pub(super) fn at(self, document: &Document, node: Option<NodeId>, spelling: &mut Spelling) -> Shape {
        let mut shape = self;
        loop {
            shape = match shape {
                Shape::Pascal(inner) => {
                    *spelling = Spelling::Pascal;
                    inner()
                }
                Shape::Kinds(kinds) => {
                    let told = node.and_then(|node| document.get(node, kinds.key));
                    let told = told.and_then(|entry| document.scalar(entry.value));
                    let kind = kinds.kinds.iter().find(|(text, _)| told == Some(text));
                    kind.map_or(kinds.other, |(_, shape)| *shape)()
                }
                shape => return shape,
            };
        }
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
