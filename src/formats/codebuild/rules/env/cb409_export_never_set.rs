//! CB409: a variable is exported that nothing in the file sets.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::built_in_variables::is_built_in;
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::{SetByCommands, set_by_env};
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB409", "export-never-set", Hint, "cb409_export_never_set.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let env = file.spec().and_then(|spec| spec.env.value()).filter(|_| file.is_whole());
    let Some(exported) = env.and_then(|env| env.exported_variables.value()) else { return };
    let set = set_by_env(file);
    let commands = SetByCommands::of(file);
    for name in exported.known() {
        let text = name.value.as_str();
        let told_otherwise = text.starts_with("AWS_") || text.contains('$') || is_built_in(text);
        if told_otherwise || set.contains_key(text) || commands.may_hold(text) {
            continue;
        }
        findings.tell(name.span, format!("Nothing in this file sets `{text}`, which is exported.")).help(
            "Unless the project sets it, later actions of the pipeline get nothing. Set it in a command: `export \
                NAME=value`.",
        );
    }
}
