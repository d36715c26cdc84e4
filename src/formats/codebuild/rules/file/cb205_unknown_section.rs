//! CB205: a top-level key that no buildspec has.

use std::collections::HashSet;

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::batch_tasks::is_kind;
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::foreign_keys::foreign_nodes;
use crate::formats::codebuild::model::{Artifacts, Batch, Buildspec, Cache, Env, InstallPhase, Phases, Proxy};
use crate::formats::codebuild::repair::rename;
use crate::formats::codebuild::rules::file::cb204_missing_phases::stray_phases;
use crate::formats::codebuild::rules::file::lookalike::lookalikes;
use crate::rule;
use crate::schema::{Mapping, MisfitKind};
use crate::syntax::NodeId;

pub const RULE: Rule<BuildspecFile> = rule!("CB205", "unknown-section", Warning, "cb205_unknown_section.md", check);

/// The Elastic Beanstalk CLI's own section, which CodeBuild passes over.
const OF_OTHER_READERS: &[&str] = &["eb_codebuild_settings"];

/// Where keys belong that stand at the top level by mistake.
const HOMES: &[(&str, &Mapping)] = &[
    ("phases", Phases::SHAPE),
    ("a phase", InstallPhase::SHAPE),
    ("env", Env::SHAPE),
    ("artifacts", Artifacts::SHAPE),
    ("cache", Cache::SHAPE),
    ("batch", Batch::SHAPE),
    ("proxy", Proxy::SHAPE),
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let elsewhere: HashSet<NodeId> = foreign_nodes(file)
        .into_iter()
        .chain(lookalikes(file))
        .chain(stray_phases(file).into_iter().map(|entry| entry.key))
        .collect();
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, value, near, respelt: false } = misfit.kind else {
            continue;
        };
        let Some(name) = file.document.scalar(key).filter(|_| mapping == Buildspec::SHAPE) else { continue };
        if elsewhere.contains(&key) || OF_OTHER_READERS.contains(&name) || is_a_store(file, name, value) {
            continue;
        }
        // That one has a rule of its own.
        if is_kind(name) {
            continue;
        }
        let found = findings.tell(misfit.span, format!("`{name}` is not a section of a buildspec."));
        let home = HOMES.iter().find(|(_, mapping)| mapping.key(name).is_some());
        match (near, home) {
            (Some(near), _) => {
                found.help(format!("CodeBuild ignores it without a word. Write `{}`.", near.name));
                if file.document.get(within, near.name).is_none() {
                    let title = format!("Write `{}`", near.name);
                    found.fix(Fix::safe(title, vec![rename(&file.document, key, near.name)]));
                }
            }
            (None, Some((home, _))) => {
                let home = if home.contains(' ') { (*home).to_owned() } else { format!("`{home}`") };
                found.help(format!("CodeBuild ignores it here without a word. It belongs below {home}."));
            }
            (None, None) => {
                found.help("CodeBuild ignores it, and all that stands below it, without a word.");
            }
        }
    }
}

/// Whether a key only holds what aliases elsewhere repeat.
fn is_a_store(file: &BuildspecFile, name: &str, value: NodeId) -> bool {
    name.starts_with("x-") || name.starts_with('.') || file.document.node(value).anchor.is_some()
}
