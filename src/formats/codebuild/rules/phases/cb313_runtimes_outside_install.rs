//! CB313: `runtime-versions` in a phase that does not read them.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Phase;
use crate::rule;
use crate::schema::same_letters;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB313", "runtimes-outside-install", Warning, "cb313_runtimes_outside_install.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for key in file.unknown_keys(&[Phase::SHAPE]).filter(|key| same_letters(key.name, "runtime-versions")) {
        let phase = file.phases().into_iter().find(|phase| phase.span.contains(key.span));
        let place = phase.map_or("this phase", |phase| phase.name.key());
        findings
            .tell(key.span, format!("`{}` has no effect in `{place}`.", key.name))
            .help("CodeBuild reads it in `install` only and ignores it here. Move it into `install`.");
    }
}
