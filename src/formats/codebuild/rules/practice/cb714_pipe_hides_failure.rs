//! CB714: of a pipe only the right side's failure counts.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::tools::runs_tests;
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::Join;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB714", "pipe-hides-failure", Hint, "cb714_pipe_hides_failure.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if file.commands.iter().any(|command| command.text.contains("pipefail")) {
        return;
    }
    for command in &file.commands {
        for pair in command.simple.windows(2).filter(|pair| pair[1].join == Join::Pipe) {
            if !runs_tests(&pair[0]) && !matches!(pair[0].name(), "make" | "mvn" | "gradle" | "gradlew") {
                continue;
            }
            let (left, right) = (pair[0].name(), pair[1].name());
            let found = findings.tell(
                file.place(command, &(pair[0].range.start..pair[1].range.end)),
                format!("If `{left}` fails, the pipe still succeeds when `{right}` does."),
            );
            found.help(
                "Put `set -o pipefail` before it, with `env.shell: bash`, which the default shell may not know.",
            );
        }
    }
}
