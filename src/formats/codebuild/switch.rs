//! CodeBuild's yes and no.

use crate::schema::{Decoder, MisfitKind, Schema, Shape};
use crate::syntax::NodeId;

/// A switch. CodeBuild takes `yes`, `true` and `on`, in any case and quoted or not, for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch(pub bool);

impl Switch {
    /// The value that a text spells, if it spells one.
    pub fn of(text: &str) -> Option<Self> {
        let is = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
        match () {
            () if is(["yes", "true", "on"]) => Some(Switch(true)),
            () if is(["no", "false", "off"]) => Some(Switch(false)),
            () => None,
        }
    }
}

impl Schema for Switch {
    fn shape() -> Shape {
        Shape::Switch(&["yes", "no"])
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let text = decoder.text(node)?;
        Self::of(text).or_else(|| {
            let kind = MisfitKind::NotAllowed { expected: "`yes` or `no`".to_owned(), text: text.to_owned(), node };
            decoder.misfit(node, kind)
        })
    }
}
