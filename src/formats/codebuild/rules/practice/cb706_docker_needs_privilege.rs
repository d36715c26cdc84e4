//! CB706: Docker needs a privileged project.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB706", "docker-needs-privilege", Hint, "cb706_docker_needs_privilege.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    // A batch says for itself whether its builds are privileged.
    if file.has_batch() || file.programs().any(|(_, simple)| starts_a_daemon(simple)) {
        return;
    }
    if let Some((command, simple)) = file.programs().find(|(_, simple)| needs_a_daemon(simple)) {
        let words: Vec<&str> = simple.program().iter().take(2).map(|word| word.text.as_str()).collect();
        let found = findings.tell(
            file.place(command, &simple.range),
            format!("`{}` needs a project with privileged mode on.", words.join(" ")),
        );
        found.help("Without it there is no Docker daemon in the build: `Cannot connect to the Docker daemon`. The buildspec cannot turn it on, and on Lambda compute there is none at all.");
    }
}

fn needs_a_daemon(simple: &Simple) -> bool {
    ["build", "run", "compose", "buildx"].iter().any(|word| simple.runs("docker", &[word]))
        || simple.name() == "docker-compose"
}

fn starts_a_daemon(simple: &Simple) -> bool {
    matches!(simple.name(), "dockerd" | "dockerd-entrypoint.sh") || simple.flag(&["dockerd"]).is_some()
}
