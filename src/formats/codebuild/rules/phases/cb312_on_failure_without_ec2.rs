//! CB312: `on-failure` where the build does not run on CodeBuild's own EC2 machines.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::machines_of_this_file;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB312", "on-failure-without-ec2", Warning, "cb312_on_failure_without_ec2.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let elsewhere = machines_of_this_file(file).find_map(|machine| {
        let lambda = machine.lambda().map(|span| (span, "Lambda"));
        lambda.or(machine.fleet.map(|fleet| (fleet.span, "a reserved fleet")))
    });
    let Some((span, machine)) = elsewhere else { return };
    for phase in file.phases() {
        let Some(word) = phase.on_failure.known() else { continue };
        let message = format!("`on-failure` has no effect on {machine}, on which the batch runs this file.");
        findings
            .tell(word.key, message)
            .help(
                "It is supported only with on-demand EC2 compute and CodeBuild's own images. Test the result in \
                the commands instead.",
            )
            .relate(span, format!("This build runs on {machine}"));
    }
}
