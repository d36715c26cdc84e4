//! CB610: privileged mode where there is none, or none where Docker needs it.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::facts::compute::{System, is_lambda, system_of_type};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{machines, tasks};
use crate::rule;
use crate::schema::{Field, Placed};
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> = rule!("CB610", "privileged-mode", Warning, "cb610_privileged_mode.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for machine in machines(file) {
        let Some(mode) = machine.privileged_mode.filter(|mode| mode.value.0) else { continue };
        let words = || machine.environment_types.iter().chain(&machine.compute_types).copied();
        let lambda = words().find(|word| is_lambda(&word.value) == Some(true));
        let windows = words().find(|word| system_of_type(&word.value) == Some(System::Windows));
        let told: Option<(&Placed<String>, &str)> =
            lambda.map(|word| (word, "Lambda")).or(windows.map(|word| (word, "Windows")));
        if let Some((word, place)) = told {
            findings
                .tell(mode.key, format!("There is no privileged mode on {place}."))
                .help("It is for Docker in Linux containers on EC2. Take it out, or choose another type.")
                .relate(word.span, format!("This says that it runs on {place}."))
                .fix(Fix::safe("Write `false`", vec![Edit::replace(mode.span, "false")]));
        }
    }
    let Some((command, docker)) = file.programs().find(|(_, simple)| needs_a_daemon(simple)) else { return };
    let at = file.place(command, &docker.range);
    for task in tasks(file).iter().filter(|task| matches!(task.buildspec, Field::Absent)) {
        let mode = task.env.value().and_then(|env| env.privileged_mode.known()).filter(|mode| !mode.value.0);
        if let Some(mode) = mode {
            findings
                .tell(mode.key, "This task runs Docker without privileged mode.")
                .help(
                    "The task runs this file, whose commands build or run images; that needs `privileged-mode: \
                    true`.",
                )
                .relate(at, "This needs it.")
                .fix(Fix::needs_a_look("Write `true`", vec![Edit::replace(mode.span, "true")]));
        }
    }
}

fn needs_a_daemon(simple: &Simple) -> bool {
    ["build", "run", "compose"].iter().any(|word| simple.runs("docker", &[word]))
}
