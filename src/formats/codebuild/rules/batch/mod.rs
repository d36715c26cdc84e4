//! `batch`: lists, graphs, matrices, fan-outs.

mod cb601_batch_kind;
mod cb602_batch_identifier;
mod cb603_repeated_identifier;
mod cb604_unknown_dependency;
mod cb605_dependency_cycle;
mod cb606_forward_dependency;
mod cb607_dependency_in_a_list;
mod cb608_compute_type;
mod cb609_compute_type_and_fleet;
mod cb610_privileged_mode;
mod cb611_unknown_batch_key;
mod cb612_matrix_lists;
mod cb613_batch_values;
mod cb614_task_without_commands;
mod cb615_ignored_failure_of_a_dependency;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[
    cb601_batch_kind::RULE,
    cb602_batch_identifier::RULE,
    cb603_repeated_identifier::RULE,
    cb604_unknown_dependency::RULE,
    cb605_dependency_cycle::RULE,
    cb606_forward_dependency::RULE,
    cb607_dependency_in_a_list::RULE,
    cb608_compute_type::RULE,
    cb609_compute_type_and_fleet::RULE,
    cb610_privileged_mode::RULE,
    cb611_unknown_batch_key::RULE,
    cb612_matrix_lists::RULE,
    cb613_batch_values::RULE,
    cb614_task_without_commands::RULE,
    cb615_ignored_failure_of_a_dependency::RULE,
];
