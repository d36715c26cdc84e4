//! CB704: `aws ecr get-login`, which AWS CLI version 2 no longer has.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB704", "removed-ecr-login", Warning, "cb704_removed_ecr_login.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (command, simple) in file.programs().filter(|(_, simple)| simple.runs("aws", &["ecr", "get-login"])) {
        let found =
            findings.tell(file.place(command, &simple.range), "`aws ecr get-login` does not exist in AWS CLI v2.");
        found.help("Today's CodeBuild images ship v2, where this exits with an error and the phase fails. Pipe `aws ecr get-login-password` into `docker login --password-stdin`.");
        if let Some(edit) = replacement(file, command, simple) {
            found.fix(Fix::needs_a_look("Use get-login-password", vec![edit]));
        }
    }
}

/// The whole of `$(aws ecr get-login …)`, `eval` before it included, as the pipe that replaces it.
fn replacement(file: &BuildspecFile, command: &Command, simple: &Simple) -> Option<Edit> {
    let before = command.text.get(..simple.range.start)?;
    let after = command.text.get(simple.range.end..)?;
    let host = ["eval $(", "eval \"$(", "$(", "`", "eval `"].into_iter().find(|open| before.ends_with(open))?;
    let host = ["eval $(", "eval \"$(", "eval `"].into_iter().find(|open| before.ends_with(open)).unwrap_or(host);
    let close = if host.ends_with("\"$(") {
        ")\""
    } else if host.ends_with('`') {
        "`"
    } else {
        ")"
    };
    let end = simple.range.end + after.starts_with(close).then_some(close.len())?;
    let region = simple.arguments().iter().position(|word| word.text == "--region");
    let region = region.and_then(|at| simple.arguments().get(at + 1)).map(|word| format!(" --region {}", word.text));
    let text = format!(
        "aws ecr get-login-password{} | docker login --username AWS --password-stdin $REGISTRY",
        region.unwrap_or_default()
    );
    file.edit(command, &(simple.range.start - host.len()..end), &text)
}
