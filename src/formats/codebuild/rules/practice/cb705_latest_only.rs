//! CB705: nothing but `latest` is pushed.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::{Simple, Word};

pub const RULE: Rule<BuildspecFile> = rule!("CB705", "latest-only", Warning, "cb705_latest_only.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let mut pushes = file.programs().filter_map(|(command, simple)| Some((command, pushed(simple)?))).peekable();
    let Some((command, first)) = pushes.peek().map(|(command, word)| (*command, *word)) else { return };
    if pushes.all(|(_, image)| is_latest(&image.text)) {
        let place = file.place(command, &first.range);
        let found = findings.tell(place, format!("`{}` is pushed under no other tag.", first.text));
        found.help("The next push moves `latest`, and no one can tell which build runs or go back to it. Push a tag of this build too, such as the first seven characters of CODEBUILD_RESOLVED_SOURCE_VERSION (not set for an S3 source).");
    }
}

/// The image that a `docker push` names; none for `--all-tags`.
fn pushed(simple: &Simple) -> Option<&Word> {
    if !simple.runs("docker", &["push"]) && !simple.runs("docker", &["image", "push"]) {
        return None;
    }
    if simple.flag(&["-a", "--all-tags"]).is_some() {
        return None;
    }
    simple.arguments().iter().rev().find(|word| !word.text.starts_with('-') && word.text != "push")
}

/// Whether an image's tag is certainly `latest`: written so, or left out of a name that is not just a variable.
fn is_latest(image: &str) -> bool {
    let name = image.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once(':') {
        Some((_, tag)) => tag == "latest",
        None => !name.contains(['$', '@', '`']) && !name.is_empty(),
    }
}
