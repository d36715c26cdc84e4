//! CB701: something leaves the build in `post_build`, whether or not the build succeeded.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::facts::side_effect::side_effect;
use crate::formats::codebuild::file::{Block, BuildspecFile, PhaseName};
use crate::formats::codebuild::on_failure::OnFailure;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB701", "unguarded-side-effect", Warning, "cb701_unguarded_side_effect.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(phase) = file.phase(PhaseName::PostBuild) else { return };
    let Some(build) = file.phase(PhaseName::Build) else { return };
    if build.on_failure.value().and_then(|text| OnFailure::parse(text).ok()) == Some(OnFailure::Abort) {
        return;
    }
    for command in file.commands_of(PhaseName::PostBuild) {
        if command.text.contains("CODEBUILD_BUILD_SUCCEEDING") {
            return;
        }
        let Some((simple, effect)) = command.simple.iter().find_map(|s| Some((s, side_effect(s)?))) else { continue };
        let span = file.place(command, &simple.range);
        let found = findings.tell(span, format!("`{effect}` also runs after a failed BUILD."));
        found.help("`post_build` runs whether `build` succeeded or not. Ask `CODEBUILD_BUILD_SUCCEEDING` first, or set `on-failure: ABORT` on `build`.");
        let first = phase.commands.value().filter(|list| !list.single).and_then(|list| list.items.first()?.known());
        if let Some(first) = first.filter(|_| command.block == Block::Commands) {
            let guard = "test \"$CODEBUILD_BUILD_SUCCEEDING\" = 1 || exit 1";
            if let Some(edit) = item_before(file, first.span.start, guard) {
                found.fix(Fix::needs_a_look("End post_build here after a failed build", vec![edit]));
            }
        }
        return;
    }
}

/// An item written before the one at `at`, on a line of its own with the same indentation.
fn item_before(file: &BuildspecFile, at: u32, text: &str) -> Option<Edit> {
    let source = file.document.source();
    let start = file.document.lines().start_of(file.document.lines().line_of(at));
    let indent = source.get(start as usize..at as usize)?.strip_suffix("- ")?;
    indent.trim().is_empty().then(|| Edit::insert(start, format!("{indent}- {text}\n")))
}
