//! CB206: a key of another system.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::foreign_keys::{foreign_phase_keys, foreign_sections};
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB206", "foreign-key", Warning, "cb206_foreign_key.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let without_phases = file.spec().is_some_and(|spec| spec.phases.is_nothing()) && file.is_whole();
    for foreign in foreign_sections(file) {
        let [first, others @ ..] = foreign.keys.as_slice() else { continue };
        let system = foreign.system;
        let found = findings.tell(first.span, format!("`{}` is a key of {}.", first.name, system.file));
        found.help(format!("CodeBuild does not know it and ignores it without a word. {}", system.advice));
        for other in others {
            found.relate(other.span, format!("`{}` is one, too.", other.name));
        }
        if without_phases {
            found.graded(Severity::Error);
        }
    }
    for (system, key) in foreign_phase_keys(file) {
        findings
            .tell(key.span, format!("`{}` is a key of {}; this phase does not run it.", key.name, system.file))
            .help(format!("CodeBuild ignores it without a word, and the phase succeeds. {}", system.advice));
    }
}
