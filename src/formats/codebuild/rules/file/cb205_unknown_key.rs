//! CB205: a key that no buildspec has at the top level, or none in a phase.

use std::collections::HashSet;

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Diagnostic, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::is_kind;
use crate::formats::codebuild::file::foreign_keys::foreign_nodes;
use crate::formats::codebuild::model::{Artifacts, Batch, Buildspec, Cache, Env, InstallPhase, Phase, Phases, Proxy};
use crate::formats::codebuild::rules::file::cb204_missing_phases::stray_phases;
use crate::formats::codebuild::rules::file::lookalike::lookalikes;
use crate::rule;
use crate::schema::{Key, Mapping, MisfitKind, same_letters};
use crate::syntax::NodeId;

pub const RULE: Rule<BuildspecFile> = rule!("CB205", "unknown-key", Warning, "cb205_unknown_key.md", check);

/// The Elastic Beanstalk CLI's own section, which CodeBuild passes over.
const OF_OTHER_READERS: &[&str] = &["eb_codebuild_settings"];

/// Where keys belong that stand at the top level or in a phase by mistake.
const HOMES: &[(&str, &Mapping)] = &[
    ("at the top level", Buildspec::SHAPE),
    ("below `phases`", Phases::SHAPE),
    ("in a phase", InstallPhase::SHAPE),
    ("below `env`", Env::SHAPE),
    ("below `artifacts`", Artifacts::SHAPE),
    ("below `cache`", Cache::SHAPE),
    ("below `batch`", Batch::SHAPE),
    ("below `proxy`", Proxy::SHAPE),
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let elsewhere = told_elsewhere(file);
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, value, near, respelt: false } = misfit.kind else {
            continue;
        };
        let Some(name) = file.document.scalar(key).filter(|_| !elsewhere.contains(&key)) else { continue };
        let found = if mapping == Buildspec::SHAPE && !is_passed_over(file, name, value) {
            findings.tell(misfit.span, format!("`{name}` is not a section of a buildspec."))
        } else if (mapping == Phase::SHAPE || mapping == InstallPhase::SHAPE) && !is_misplaced(name) {
            findings.tell(misfit.span, format!("`{name}` is not a key of a phase."))
        } else {
            continue;
        };
        explain(name, near, found);
        if let Some(near) = near.filter(|near| file.document.get(within, near.name).is_none()) {
            let edit = rename(&file.document, key, near.name);
            found.fix(Fix::safe(format!("Write `{}`", near.name), vec![edit]));
        }
    }
}

/// Keys that other rules of this section tell.
fn told_elsewhere(file: &BuildspecFile) -> HashSet<NodeId> {
    let strays = stray_phases(file).into_iter().map(|entry| entry.key);
    foreign_nodes(file).into_iter().chain(lookalikes(file)).chain(strays).collect()
}

fn explain(name: &str, near: Option<&Key>, found: &mut Diagnostic) {
    let home = HOMES.iter().find(|(_, mapping)| mapping.key(name).is_some());
    found.help(match (home, near) {
        (Some((home, _)), _) => format!("CodeBuild ignores it here without a word. It belongs {home}."),
        (None, Some(near)) => format!("CodeBuild ignores it without a word. Write `{}`.", near.name),
        (None, None) => "CodeBuild ignores it, and all that stands below it, without a word.".to_owned(),
    });
}

/// Whether a top-level key is left alone, or told by another rule: a kind of batch, a blank that is no space.
fn is_passed_over(file: &BuildspecFile, name: &str, value: NodeId) -> bool {
    // Such a key only holds what aliases elsewhere repeat.
    let is_store = name.starts_with("x-") || name.starts_with('.') || file.document.node(value).anchor.is_some();
    is_store || is_kind(name) || OF_OTHER_READERS.contains(&name) || name.starts_with(char::is_whitespace)
}

/// Whether rules about phases tell the key: a phase inside a phase, and runtimes outside `install`.
fn is_misplaced(name: &str) -> bool {
    Phases::SHAPE.key(name).is_some() || same_letters("runtime-versions", name)
}
