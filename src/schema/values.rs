//! The value types that declarations are made of.

use super::{Decoder, Field, MisfitKind, Schema, Shape};
use crate::syntax::{NodeId, Span};

/// Anything at all; only its place is kept.
#[derive(Debug, Clone, Copy)]
pub struct Any(pub NodeId);

/// A whole number between `MIN` and `MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Integer<const MIN: u64, const MAX: u64>(pub u64);

/// A list.
#[derive(Debug, Clone)]
pub struct List<T> {
    /// Its items; none is absent.
    pub items: Vec<Field<T>>,
}

/// A list, or a single item in its place.
#[derive(Debug, Clone)]
pub struct OneOrMany<T> {
    /// Its items; none is absent.
    pub items: Vec<Field<T>>,
    /// Whether it is written as a single item.
    pub single: bool,
}

/// A mapping whose keys are the author's own.
#[derive(Debug, Clone)]
pub struct Map<T> {
    /// Names and values in the order of the file; of a name that stands twice, the last.
    pub entries: Vec<(Name, Field<T>)>,
}

/// A key that is the author's own.
#[derive(Debug, Clone)]
pub struct Name {
    /// The key.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
}

impl<T> List<T> {
    /// The items whose values are known.
    pub fn known(&self) -> impl Iterator<Item = &super::Placed<T>> {
        self.items.iter().filter_map(Field::known)
    }
}

impl<T> OneOrMany<T> {
    /// The items whose values are known.
    pub fn known(&self) -> impl Iterator<Item = &super::Placed<T>> {
        self.items.iter().filter_map(Field::known)
    }
}

impl<T> Map<T> {
    /// The entry of that name.
    pub fn get(&self, name: &str) -> Option<&(Name, Field<T>)> {
        self.entries.iter().find(|(key, _)| key.text == name)
    }

    /// Names with known values.
    pub fn known(&self) -> impl Iterator<Item = (&Name, &super::Placed<T>)> {
        self.entries.iter().filter_map(|(name, field)| field.known().map(|placed| (name, placed)))
    }
}

impl Schema for String {
    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        decoder.text(node).map(str::to_owned)
    }
}

impl Schema for Any {
    fn shape() -> Shape {
        Shape::Any
    }

    fn decode(_: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        Some(Any(node))
    }
}

impl<const MIN: u64, const MAX: u64> Schema for Integer<MIN, MAX> {
    fn shape() -> Shape {
        Shape::Integer { min: MIN, max: MAX }
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let text = decoder.number(node)?;
        match text.parse::<u64>() {
            Ok(number) if (MIN..=MAX).contains(&number) => Some(Integer(number)),
            _ => {
                let expected = match MAX {
                    u64::MAX => format!("a whole number from {MIN} on"),
                    _ => format!("a whole number from {MIN} to {MAX}"),
                };
                let text = text.to_owned();
                decoder.misfit(node, MisfitKind::NotAllowed { expected, text, node })
            }
        }
    }
}

impl<T: Schema> Schema for List<T> {
    fn shape() -> Shape {
        Shape::List(T::shape)
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let nodes = decoder.list(node)?;
        Some(Self { items: decoder.items(&nodes) })
    }
}

impl<T: Schema> Schema for OneOrMany<T> {
    fn shape() -> Shape {
        Shape::OneOrMany(T::shape)
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        if decoder.document().items(node).is_none() {
            let value = T::decode(decoder, node)?;
            return Some(Self { items: vec![decoder.item(node, Some(value))], single: true });
        }
        let nodes = decoder.list(node)?;
        Some(Self { items: decoder.items(&nodes), single: false })
    }
}

impl<T: Schema> Schema for Map<T> {
    fn shape() -> Shape {
        Shape::Map(T::shape)
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let pairs = decoder.map(node)?;
        let entries = pairs.into_iter().map(|(name, entry)| {
            let field = decoder.value(entry.key, entry.value);
            (name, field)
        });
        Some(Self { entries: entries.collect() })
    }
}
