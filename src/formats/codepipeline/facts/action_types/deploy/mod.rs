//! Deployments.

mod cloudformation;
mod codedeploy;
mod machines;
mod services;

pub(super) use cloudformation::TYPES as CLOUDFORMATION;
pub(super) use codedeploy::TYPES as CODEDEPLOY;
pub(super) use machines::TYPES as MACHINES;
pub(super) use services::TYPES as SERVICES;

use super::{ActionType, PLAIN};

const DEPLOY: ActionType = ActionType { category: "Deploy", inputs: (1, 1), ..PLAIN };
