//! Which parts of a pipeline are never there together: the two sides of `Fn::If`.

use super::Intrinsic;
use crate::syntax::{Document, NodeId, Span};

/// The sides of every `Fn::If` below a node.
#[derive(Debug, Clone, Default)]
pub struct Branches {
    sides: Vec<Side>,
}

#[derive(Debug, Clone)]
struct Side {
    condition: String,
    holds: bool,
    span: Span,
}

/// How many conditions of one list are tried in every combination.
const CONDITIONS: usize = 6;

impl Branches {
    /// Finds them below a node. Every node is met once, for aliases are not followed.
    pub fn below(document: &Document, node: NodeId) -> Self {
        let mut sides = Vec::new();
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            if let Some(Intrinsic { name: "If", argument }) = Intrinsic::at(document, node)
                && let Some([condition, then, otherwise]) = document.items(argument)
                && let Some(condition) = document.scalar(*condition)
            {
                for (branch, holds) in [(*then, true), (*otherwise, false)] {
                    sides.push(Side { condition: condition.to_owned(), holds, span: document.span(branch) });
                }
            }
            if document.resolve(node) == node {
                waiting.extend(document.items(node).unwrap_or_default());
                waiting.extend(document.entries(node).into_iter().flatten().map(|entry| entry.value));
            }
        }
        Self { sides }
    }

    /// Whether what stands at these places is never there together.
    pub fn exclusive(&self, one: Span, other: Span) -> bool {
        let mut around = self.around(one);
        around.any(|side| self.around(other).any(|it| it.condition == side.condition && it.holds != side.holds))
    }

    /// Whether what stands at these places is surely there together whenever the rarer of them is there. Of two
    /// different conditions it is open whether both can hold.
    pub fn together(&self, one: Span, other: Span) -> bool {
        let within = |inner: Span, outer: Span| {
            let mut sides = self.around(outer);
            sides.all(|side| self.around(inner).any(|it| it.condition == side.condition && it.holds == side.holds))
        };
        !self.exclusive(one, other) && (within(one, other) || within(other, one))
    }

    /// Whether what stands there is there only under a condition.
    pub fn conditional(&self, place: Span) -> bool {
        self.around(place).next().is_some()
    }

    /// How many of these places there are at least and at most, whatever the conditions turn out to be.
    pub fn count(&self, places: &[Span]) -> (usize, usize) {
        let mut conditions: Vec<&str> = Vec::new();
        for side in places.iter().flat_map(|place| self.around(*place)) {
            if !conditions.contains(&side.condition.as_str()) {
                conditions.push(&side.condition);
            }
        }
        if conditions.len() > CONDITIONS {
            return (places.iter().filter(|place| !self.conditional(**place)).count(), places.len());
        }
        let (mut least, mut most) = (places.len(), 0);
        for chosen in 0..1_usize << conditions.len() {
            let holds = |condition: &str| {
                let at = conditions.iter().position(|known| *known == condition);
                at.is_some_and(|at| chosen >> at & 1 == 1)
            };
            let there = |place: &&Span| self.around(**place).all(|side| holds(&side.condition) == side.holds);
            let count = places.iter().filter(there).count();
            (least, most) = (least.min(count), most.max(count));
        }
        (least, most)
    }

    fn around(&self, place: Span) -> impl Iterator<Item = &Side> {
        self.sides.iter().filter(move |side| side.span.start <= place.start && place.end <= side.span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Branches;
    use crate::syntax::{Document, Span};

    #[test]
    fn sides_exclude_each_other_and_are_counted() {
        let text = "- a\n- !If [X, b, c]\n- Fn::If: [X, d, {Ref: 'AWS::NoValue'}]\n- !If [Y, e, f]\n";
        let document = Document::read(text);
        let branches = document.root().map(|root| Branches::below(&document, root)).unwrap_or_default();
        let at = |letter: &str| {
            let start = ["a", "b", "c", "d", "e", "f"].iter().position(|known| *known == letter).map(|_| {
                let marks = ["- a", "X, b", "b, c", "X, d", "Y, e", "e, f"];
                let mark = marks.iter().find(|mark| mark.ends_with(letter)).copied().unwrap_or_default();
                text.find(mark).unwrap_or_default() + mark.len() - 1
            });
            let start = start.unwrap_or_default() as u32;
            Span::new(start, start + 1)
        };
        assert!(branches.exclusive(at("b"), at("c")) && branches.exclusive(at("c"), at("d")));
        assert!(!branches.exclusive(at("a"), at("b")) && !branches.exclusive(at("b"), at("d")));
        assert!(!branches.exclusive(at("b"), at("e")) && branches.conditional(at("f")));
        assert!(branches.together(at("a"), at("b")) && branches.together(at("b"), at("d")));
        assert!(!branches.together(at("b"), at("c")) && !branches.together(at("b"), at("e")));
        assert_eq!(branches.count(&["a", "b", "c", "d", "e", "f"].map(at)), (3, 4));
    }
}
