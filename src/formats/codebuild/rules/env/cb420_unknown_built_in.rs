//! CB420: a command uses a `CODEBUILD_` variable that there is not.

use std::cell::LazyCell;

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::facts::built_in_variables::{BUILT_IN, RESERVED, is_built_in};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::{SetByCommands, set_by_env};
use crate::rule;
use crate::schema::nearest;
use crate::shell::references;

pub const RULE: Rule<BuildspecFile> = rule!("CB420", "unknown-built-in", Hint, "cb420_unknown_built_in.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let set = set_by_env(file);
    // Most files never ask: their built-in variables are CodeBuild's own.
    let commands = LazyCell::new(|| SetByCommands::of(file));
    for command in &file.commands {
        for reference in references(&command.text) {
            let name = reference.name;
            if !name.starts_with(RESERVED) || name == RESERVED || is_built_in(name) {
                continue;
            }
            if set.contains_key(name) || commands.may_hold(name) {
                continue;
            }
            let written = command.text.get(reference.range.clone()).unwrap_or_default();
            let at = reference.range.start + written.find(name).unwrap_or_default();
            let place = file.place(command, &(at..at + name.len()));
            let found = findings.tell(place, format!("CodeBuild sets no variable `{name}`."));
            match nearest(name, BUILT_IN.iter().copied()) {
                Some(near) => {
                    found.help(format!("Unless the project sets it, it is empty. `{near}` was probably meant."));
                    if place.text(file.document.source()) == name {
                        found.fix(Fix::safe(format!("Write `{near}`"), vec![Edit::replace(place, near)]));
                    }
                }
                None => {
                    found.help(
                        "Unless the project sets it, it is empty. The names that CodeBuild sets are listed \
                        in its guide under *Environment variables in build environments*.",
                    );
                }
            }
        }
    }
}
