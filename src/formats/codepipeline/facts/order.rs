//! What surely ran before what: an earlier stage, or a lower `runOrder` in the same one. The place of an action in its
//! list means nothing.
//!
//! CodePipeline User Guide, action requirements, 2026.

use crate::formats::codepipeline::file::FoundPipeline;
use crate::formats::codepipeline::model::{Action, Stage};
use crate::schema::{Field, List, Placed};

/// When an action has its turn in an execution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Which stage it is in, from 0.
    pub stage: usize,
    /// Its `runOrder`; none where it cannot be known.
    pub order: Option<u64>,
}

impl Turn {
    /// Whether it is surely over when `other` begins; none where that cannot be known.
    pub fn is_before(self, other: Turn) -> Option<bool> {
        if self.stage != other.stage {
            return Some(self.stage < other.stage);
        }
        Some(self.order? < other.order?)
    }
}

/// An action with its stage and its turn.
#[derive(Debug, Clone, Copy)]
pub struct Ordered<'p> {
    /// The stage.
    pub stage: &'p Placed<Stage>,
    /// The action.
    pub action: &'p Placed<Action>,
    /// When it has its turn.
    pub turn: Turn,
}

/// The known actions of a pipeline with their turns, in the order of the file.
pub fn ordered(pipeline: &FoundPipeline) -> Vec<Ordered<'_>> {
    let stages = pipeline.pipeline().and_then(|pipeline| pipeline.stages.value());
    let mut found = Vec::new();
    for (at, stage) in stages.map(|stages| stages.items.as_slice()).unwrap_or_default().iter().enumerate() {
        let Some(stage) = stage.known() else { continue };
        for action in stage.value.known_actions() {
            found.push(Ordered { stage, action, turn: Turn { stage: at, order: action.value.order() } });
        }
    }
    found
}

/// How many items a list certainly has; none where some of them cannot be known.
pub fn certain_len<T>(list: &Field<List<T>>) -> Option<usize> {
    match list {
        Field::Absent | Field::Null(_) => Some(0),
        Field::Opaque(_) => None,
        Field::Known(list) if list.value.items.iter().any(|item| matches!(item, Field::Opaque(_))) => None,
        Field::Known(list) => Some(list.value.items.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::Turn;

    #[test]
    fn an_earlier_stage_or_a_lower_run_order_is_before() {
        let turn = |stage, order| Turn { stage, order };
        assert_eq!(turn(0, None).is_before(turn(1, Some(1))), Some(true));
        assert_eq!(turn(1, Some(1)).is_before(turn(1, Some(2))), Some(true));
        assert_eq!(turn(1, Some(2)).is_before(turn(1, Some(2))), Some(false));
        assert_eq!(turn(2, Some(1)).is_before(turn(1, Some(2))), Some(false));
        assert_eq!(turn(1, None).is_before(turn(1, Some(2))), None);
    }
}
