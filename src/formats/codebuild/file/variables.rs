//! Where a buildspec sets environment variables.

use std::collections::{HashMap, HashSet};

use regex_lite::Regex;

use super::BuildspecFile;
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
        use crate::formats::codebuild::model::{Env, EnvironmentVariables};
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

/// The names that a file's mappings set: by which of them, and where; of a name that stands twice, the first.
pub fn set_by_env(file: &BuildspecFile) -> HashMap<&str, (Origin, Span)> {
    let mut names = HashMap::new();
    for (origin, map) in variable_maps(file) {
        for (name, _) in &map.entries {
            names.entry(name.text.as_str()).or_insert((origin, name.span));
        }
    }
    names
}

/// The variables that a buildspec's commands set.
#[derive(Debug)]
pub struct SetByCommands {
    names: HashSet<String>,
    /// Whether a command runs text that is not in the file: `source`, `.` and `eval`.
    unseen: bool,
}

impl SetByCommands {
    /// Reads a file's commands.
    pub fn of(file: &BuildspecFile) -> Self {
        let unseen = file.programs().any(|(_, simple)| matches!(simple.name(), "source" | "." | "eval"));
        let mut names = HashSet::new();
        let forms = [
            Regex::new(r"(?:^|[^A-Za-z0-9_$])([A-Za-z_][A-Za-z0-9_]*) ?\+?="),
            Regex::new(r"\b(?:read|mapfile|readarray|for|select|printf +-v|getopts +\S+)\b([^;&|\n]*)"),
        ];
        for form in forms.iter().flatten() {
            for command in &file.commands {
                let found = form.captures_iter(&command.text).filter_map(|captures| captures.get(1));
                let words = found.flat_map(|found| found.as_str().split([' ', '\t']));
                names.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
            }
        }
        Self { names, unseen }
    }

    /// Whether they set a variable of that name, or may do so unseen.
    pub fn may_hold(&self, name: &str) -> bool {
        self.unseen || self.names.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Document;

    #[test]
    fn finds_every_way_to_set_a_variable() {
        let text = "phases: {build: {commands: ['A=1 make; export B=2', 'read -r C D', 'for E in $F; do :; done', \
            'printf -v G x']}}";
        let set = SetByCommands::of(&BuildspecFile::read(Document::read(text)));
        let names = ["A", "B", "C", "D", "E", "F", "G", "H"];
        let held: Vec<_> = names.into_iter().filter(|name| set.may_hold(name)).collect();
        assert_eq!(held, ["A", "B", "C", "D", "E", "G"]);
        let text = "phases: {build: {commands: ['. ./env.sh']}}";
        assert!(SetByCommands::of(&BuildspecFile::read(Document::read(text))).may_hold("H"));
    }
}
