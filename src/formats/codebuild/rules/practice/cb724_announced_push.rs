//! CB724: a push is announced or prepared, and none follows.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::{BuildspecFile, Command};
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> = rule!("CB724", "announced-push", Hint, "cb724_announced_push.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if file.programs().any(|(_, simple)| may_push(simple)) {
        return;
    }
    let announced = file.programs().find(|(_, simple)| announces(simple));
    let prepared = || file.programs().find(|(_, simple)| tags_for_a_registry(simple));
    if let Some((command, simple)) = announced.or_else(prepared) {
        tell(file, command, simple, findings);
    }
}

fn tell(file: &BuildspecFile, command: &Command, simple: &Simple, findings: &mut Findings) {
    let what = if announces(simple) { "announces a push" } else { "prepares a push" };
    let found =
        findings.tell(file.place(command, &simple.range), format!("This {what}, and no command of the file pushes."));
    found.help("If the image is to leave the build, add `docker push`; it is gone with the container otherwise.");
}

fn announces(simple: &Simple) -> bool {
    let text: Vec<String> = simple.arguments().iter().map(|word| word.text.to_ascii_lowercase()).collect();
    let text = text.join(" ");
    simple.name() == "echo"
        && text.contains("push")
        && ["image", "docker", "ecr", "registry", "container"].iter().any(|w| text.contains(w))
}

fn tags_for_a_registry(simple: &Simple) -> bool {
    simple.runs("docker", &["tag"]) && simple.arguments().iter().any(|word| word.text.contains(".dkr.ecr."))
}

/// Whether it pushes, or is a script or task that could.
fn may_push(simple: &Simple) -> bool {
    let words = simple.program();
    let says_push =
        words.iter().any(|word| word.text.contains("push") && !matches!(simple.name(), "echo" | "printf"));
    let script = matches!(
        simple.name(),
        "make" | "just" | "task" | "bash" | "sh" | "skaffold" | "copilot" | "sam" | "cdk" | "git"
    ) || simple.name().ends_with(".sh")
        || simple.runs("npm", &["run"])
        || simple.runs("docker", &["buildx"])
        || matches!(simple.name(), "mvn" | "gradle" | "gradlew" | "python" | "python3" | "crane" | "skopeo");
    says_push || script
}
