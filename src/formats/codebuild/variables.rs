//! Where a buildspec sets environment variables.

use regex_lite::Regex;

use super::file::BuildspecFile;
use crate::schema::{Field, Map, Misfit, MisfitKind};
use crate::syntax::Span;

/// A mapping that sets variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `env.variables`
    Variables,
    /// `environment_variables.plaintext`, of version 0.1.
    Plaintext,
    /// `env.parameter-store`
    ParameterStore,
    /// `env.secrets-manager`
    SecretsManager,
}

impl Origin {
    /// All of them.
    pub const ALL: [Origin; 4] = [Self::Variables, Self::Plaintext, Self::ParameterStore, Self::SecretsManager];

    /// As a buildspec writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Variables => "variables",
            Self::Plaintext => "plaintext",
            Self::ParameterStore => "parameter-store",
            Self::SecretsManager => "secrets-manager",
        }
    }

    /// Whether its values are the variables' own text, not names of what lies elsewhere.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Variables | Self::Plaintext)
    }

    /// Whether something stands at one of its names that is no text.
    pub fn holds(self, misfit: &Misfit) -> bool {
        use super::model::{Env, EnvironmentVariables};
        let mapping = if self == Self::Plaintext { EnvironmentVariables::SHAPE } else { Env::SHAPE };
        misfit.under(mapping, self.key()) && matches!(misfit.kind, MisfitKind::WrongKind { expected: "text", .. })
    }
}

/// The mappings that set variables, with what stands in them.
pub fn variable_maps(file: &BuildspecFile) -> Vec<(Origin, &Map<String>)> {
    let env = file.spec().and_then(|spec| spec.env.value());
    let old = file.spec().and_then(|spec| spec.environment_variables.value());
    let map = |origin: Origin| -> Option<&Field<Map<String>>> {
        match origin {
            Origin::Variables => env.map(|env| &env.variables),
            Origin::Plaintext => old.map(|old| &old.plaintext),
            Origin::ParameterStore => env.map(|env| &env.parameter_store),
            Origin::SecretsManager => env.map(|env| &env.secrets_manager),
        }
    };
    Origin::ALL.into_iter().filter_map(|origin| Some((origin, map(origin)?.value()?))).collect()
}

/// Where a name is set by `env`, and by which of its mappings.
pub fn set_by_env(file: &BuildspecFile, name: &str) -> Option<(Origin, Span)> {
    variable_maps(file).into_iter().find_map(|(origin, map)| Some((origin, map.get(name)?.0.span)))
}

/// Whether a command sets a variable. True also where that cannot be told, because a command runs text that is not
/// in the file: `source`, `.` and `eval`.
pub fn may_be_set_by_a_command(file: &BuildspecFile, name: &str) -> bool {
    let runs_other_text = file.programs().any(|(_, simple)| matches!(simple.name(), "source" | "." | "eval"));
    runs_other_text || is_assigned(file, name)
}

fn is_assigned(file: &BuildspecFile, name: &str) -> bool {
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return false;
    }
    let before = r"(^|[^A-Za-z0-9_$])";
    let setters = r"(read|mapfile|readarray|for|select|printf\s+-v|getopts\s+\S+)\b[^;&|\n]*[^A-Za-z0-9_${]";
    let forms = [format!(r"{before}{name}\s?\+?="), format!(r"{before}{setters}{name}\b")];
    forms
        .iter()
        .filter_map(|form| Regex::new(form).ok())
        .any(|form| file.commands.iter().any(|command| command.text.contains(name) && form.is_match(&command.text)))
}
