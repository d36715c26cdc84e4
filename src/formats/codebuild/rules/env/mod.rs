//! `env`: variables, parameters, secrets, the shell.

mod cb401_unknown_env_key;
mod cb402_variable_is_no_text;
mod cb403_reserved_variable;
mod cb404_unquoted_variable_value;
mod cb405_unexpanded_reference;
mod cb406_parameter_name;
mod cb407_secret_reference;
mod cb408_unexportable_variable;
mod cb409_export_never_set;
mod cb410_unknown_shell;
mod cb411_credential_helper_switch;
mod cb412_variable_set_twice;
mod cb413_variable_name;
mod cb420_unknown_built_in;
mod cb421_account_id_not_set;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[
    cb401_unknown_env_key::RULE,
    cb402_variable_is_no_text::RULE,
    cb403_reserved_variable::RULE,
    cb404_unquoted_variable_value::RULE,
    cb405_unexpanded_reference::RULE,
    cb406_parameter_name::RULE,
    cb407_secret_reference::RULE,
    cb408_unexportable_variable::RULE,
    cb409_export_never_set::RULE,
    cb410_unknown_shell::RULE,
    cb411_credential_helper_switch::RULE,
    cb412_variable_set_twice::RULE,
    cb413_variable_name::RULE,
    cb420_unknown_built_in::RULE,
    cb421_account_id_not_set::RULE,
];
