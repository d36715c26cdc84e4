//! Which action type an action has.

use super::action_types::ActionType;
use crate::formats::codepipeline::model::Action;

/// The action type of an action, where its category, owner and provider are known and there is such a type.
pub fn known_type(action: &Action) -> Option<&'static ActionType> {
    let (category, owner, provider) = action.kind()?;
    ActionType::of(category.word(), owner.word(), provider)
}
