//! CB707: a language's tool is used, and no runtime is named.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::tools::runtime;
use crate::formats::codebuild::file::{BuildspecFile, PhaseName};
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB707", "no-runtime-named", Hint, "cb707_no_runtime_named.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let install = file.phase(PhaseName::Install);
    let named = install.and_then(|phase| phase.runtime_versions).is_some_and(|versions| !versions.is_absent());
    // A runtime named in a wrong place is another finding, and an image of one's own has what it has.
    let misplaced =
        file.document.source().contains("runtime-versions") || file.document.source().contains("runtime_versions");
    if named || misplaced || file.has_batch() || !file.is_whole() {
        return;
    }
    let used = file.programs().find_map(|(command, simple)| Some((command, simple, runtime(simple)?)));
    if let Some((command, simple, runtime)) = used {
        let name = &simple.program()[..1];
        let place = name.first().map_or(simple.range.clone(), |word| word.range.clone());
        let found = findings.tell(
            file.place(command, &place),
            format!("`{}` runs with whatever version of {runtime} the image has today.", simple.name()),
        );
        found.help(format!("The image's default can change. Name the version under `phases.install.runtime-versions`, as in `{runtime}: …`. With an image of your own, ignore this."));
    }
}
