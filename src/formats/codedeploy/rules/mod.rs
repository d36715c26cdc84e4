//! What is checked of an AppSpec file: a file and a page for each rule, a folder for each section.

mod bundle;
mod ecs;
mod files;
mod general;
mod hooks;
mod lambda;
mod permissions;
mod practice;
mod service;

use super::file::AppSpecFile;
use crate::diagnostics::Rule;

/// Every rule of the format, section by section.
pub static RULES: &[&[Rule<AppSpecFile>]] = &[
    general::RULES,
    files::RULES,
    hooks::RULES,
    permissions::RULES,
    ecs::RULES,
    lambda::RULES,
    practice::RULES,
    bundle::RULES,
];
