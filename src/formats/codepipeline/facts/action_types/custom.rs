//! Action types that somebody has registered, such as that of the Jenkins plugin.

use super::{ActionType, DAY, PLAIN, Variables};

const CUSTOM: ActionType = ActionType {
    owner: "Custom",
    doc: "An action type that somebody has registered.",
    inputs: (0, 5),
    outputs: (0, 5),
    other_keys: true,
    variables: Variables::Own("the variables that its worker reports"),
    timeout: DAY,
    ..PLAIN
};

pub(super) const TYPES: &[ActionType] = &[
    ActionType { category: "Build", ..CUSTOM },
    ActionType { category: "Test", ..CUSTOM },
    ActionType { category: "Deploy", ..CUSTOM },
    ActionType { category: "Invoke", ..CUSTOM },
];
