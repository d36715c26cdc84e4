//! What stands at a key: nothing, null, something unknowable, or a value with its place.

use crate::syntax::{NodeId, Span};

/// What stands at a key, or as an item of a list (where it is never absent).
#[derive(Debug, Clone)]
pub enum Field<T> {
    /// The key is not there.
    Absent,
    /// The key is there and has no value.
    Null(Placed<()>),
    /// There, but unknowable, or already told to be wrong; no rule may call it missing.
    Opaque(Span),
    /// A value.
    Known(Placed<T>),
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where its key stands; where it stands itself, for an item of a list.
    pub key: Span,
    /// Where it stands, with its quotes.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
}

impl<T> Field<T> {
    /// The value with its place.
    pub fn known(&self) -> Option<&Placed<T>> {
        match self {
            Field::Known(placed) => Some(placed),
            _ => None,
        }
    }

    /// The value.
    pub fn value(&self) -> Option<&T> {
        self.known().map(|placed| &placed.value)
    }

    /// Whether the key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether there is certainly nothing: no key, or no value.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Field::Absent | Field::Null(_))
    }

    /// Where the key stands, if it is there.
    pub fn key(&self) -> Option<Span> {
        match self {
            Field::Absent => None,
            Field::Null(placed) => Some(placed.key),
            Field::Opaque(span) => Some(*span),
            Field::Known(placed) => Some(placed.key),
        }
    }
}

impl<T> Placed<T> {
    /// The same place with another value.
    pub fn with<U>(&self, value: U) -> Placed<U> {
        Placed { value, key: self.key, span: self.span, node: self.node }
    }
}
