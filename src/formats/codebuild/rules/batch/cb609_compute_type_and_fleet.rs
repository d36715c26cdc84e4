//! CB609: a task names both a compute type and a fleet.

use crate::diagnostics::repair::remove_entry;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::tasks;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB609", "compute-type-and-fleet", Error, "cb609_compute_type_and_fleet.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for env in tasks(file).iter().filter_map(|task| task.env.known()) {
        let (Some(size), Some(fleet)) = (env.value.compute_type.known(), env.value.fleet.known()) else { continue };
        let found = findings.tell(size.key, "`compute-type` and `fleet` stand in the same `env`.");
        found
            .help("CodeBuild takes one or the other: a fleet has machines of its own size. Take `compute-type` out.");
        found.relate(fleet.key, "This is the fleet.");
        let entry = file.document.get(env.node, "compute-type");
        if let Some(edit) = entry.and_then(|entry| remove_entry(&file.document, entry.key, entry.value)) {
            found.fix(Fix::needs_a_look("Take `compute-type` out", vec![edit]));
        }
    }
}
