//! A value that is true or false.

use crate::schema::{Decoder, MisfitKind, Schema, Shape};
use crate::syntax::NodeId;

/// A value that is true or false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag(pub bool);

impl Schema for Flag {
    fn shape() -> Shape {
        Shape::Switch(&["true", "false"])
    }

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let Some(text) = decoder.document().scalar(node) else {
            return decoder.text(node).map(|_| Flag(false));
        };
        match text {
            _ if text.eq_ignore_ascii_case("true") => Some(Flag(true)),
            _ if text.eq_ignore_ascii_case("false") => Some(Flag(false)),
            _ => {
                let (expected, text) = ("`true` or `false`".to_owned(), text.to_owned());
                decoder.misfit(node, MisfitKind::NotAllowed { expected, text, node })
            }
        }
    }
}
