//! CB514: the artifact's folder is a usual one, but not the one into which the build tool writes.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::outputs::{folder, is_usual_folder, may_write_anything};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB514", "other-output-folder", Warning, "cb514_other_output_folder.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec().filter(|_| file.is_whole()) else { return };
    if file.programs().any(|(_, simple)| may_write_anything(simple)) {
        return;
    }
    for set in ArtifactSet::all(spec) {
        let Some(base) = set.base_directory.known().filter(|base| !base.value.contains(['$', '*', '?'])) else {
            continue;
        };
        let parts: Vec<&str> = base.value.split('/').filter(|part| !part.is_empty()).collect();
        let Some(usual) = parts.iter().copied().find(|part| is_usual_folder(part)) else { continue };
        let tools = file.programs().filter_map(|(command, simple)| Some((command, simple, folder(simple)?)));
        let mut tools = tools.peekable();
        let Some((command, simple, written)) = tools.peek().copied() else { continue };
        if file.programs().any(|(_, simple)| names(simple, usual))
            || tools.any(|(_, _, folder)| parts.contains(&folder))
        {
            continue;
        }
        findings
            .tell(base.span, format!("`{}` writes into `{written}`, not into `{}`.", simple.name(), base.value))
            .help(format!(
                "If nothing else makes the folder, UPLOAD_ARTIFACTS fails: `no matching base directory \
                path found for {}`.",
                base.value
            ))
            .relate(file.place(command, &simple.range), "This writes the output");
    }
}

/// Whether a program's words name a folder, as an option's value or a path; `gradle build` does not name `build`.
fn names(simple: &Simple, folder_name: &str) -> bool {
    let is_part = |text: &str| text.split(['/', '=', ':', '\\']).any(|part| part == folder_name);
    let words = simple.arguments();
    let is_task = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        folder(simple).is_some() && before.is_none_or(|before| !before.text.starts_with('-'))
    };
    let in_words =
        words.iter().enumerate().any(|(at, word)| is_part(&word.text) && !(word.text == folder_name && is_task(at)));
    in_words || simple.redirects.iter().any(|redirect| is_part(&redirect.target.text))
}
