//! CB301: a phase whose name CodeBuild does not know.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::unknown_key::UnknownKey;
use crate::formats::codebuild::model::Phases;
use crate::formats::codebuild::rules::phases::cb302_misplaced_section::is_section;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB301", "unknown-phase", Error, "cb301_unknown_phase.md", check);

/// The phase in which people's own phases belong, by what their names contain.
const PLACES: &[(&str, &str)] = &[
    ("deploy", "post_build"),
    ("publish", "post_build"),
    ("push", "post_build"),
    ("release", "post_build"),
    ("clean", "post_build"),
    ("notify", "post_build"),
    ("setup", "install"),
    ("prepare", "pre_build"),
    ("before", "pre_build"),
    ("login", "pre_build"),
    ("test", "build"),
    ("lint", "build"),
    ("scan", "build"),
    ("compile", "build"),
    ("package", "build"),
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(phases) = file.spec().and_then(|spec| spec.phases.known()) else { return };
    for UnknownKey { name, span, node, near, .. } in file.unknown_keys(&[Phases::SHAPE]) {
        if is_section(name) {
            continue;
        }
        let found = findings.tell(span, format!("`{name}` is no phase of a build."));
        let lower = name.to_ascii_lowercase();
        let by_content = || PLACES.iter().find(|(part, _)| lower.contains(part)).map(|(_, phase)| *phase);
        let meant = near.map(|near| near.name).or_else(by_content);
        let known = "CodeBuild refuses the whole file: `Invalid buildspec phase name`. It knows `install`, \
            `pre_build`, `build` and `post_build`";
        let Some(meant) = meant else {
            found.help(format!("{known}; move what stands here into one of them."));
            continue;
        };
        if file.document.get(phases.node, meant).is_some() {
            found.help(format!("{known}; move what stands here into `{meant}`."));
            continue;
        }
        found.help(format!("{known}; write `{meant}`."));
        let (title, edits) = (format!("Rename it to `{meant}`"), vec![rename(&file.document, node, meant)]);
        found.fix(if near.is_some() { Fix::safe(title, edits) } else { Fix::needs_a_look(title, edits) });
        if lower == meant {
            found.graded(Severity::Warning);
            found.assume("AWS documents the names in lower case and does not say whether it takes others.");
        }
    }
}
