//! CB209: a known key in another spelling.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::misspelt_kind;
use crate::formats::codebuild::file::foreign_keys::foreign_nodes;
use crate::formats::codebuild::model::Phases;
use crate::formats::codebuild::rules::file::lookalike::lookalikes;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<BuildspecFile> = rule!("CB209", "misspelt-key", Warning, "cb209_misspelt_key.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let mut elsewhere = foreign_nodes(file);
    elsewhere.extend(lookalikes(file));
    elsewhere.extend(misspelt_kind(file).map(|(key, _)| key));
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, near: Some(near), respelt: true, .. } = misfit.kind else {
            continue;
        };
        // Phases with other names are refused, not ignored, and have a rule of their own.
        let Some(name) = file.document.scalar(key).filter(|_| mapping != Phases::SHAPE) else { continue };
        if elsewhere.contains(&key) {
            continue;
        }
        let near = near.name;
        let found = findings.tell(misfit.span, format!("`{name}` is not a key; `{near}` is."));
        found.help(format!("CodeBuild ignores `{name}` without a word, as if it were not there. Write `{near}`."));
        if file.document.get(within, near).is_none() {
            found.fix(Fix::safe(format!("Write `{near}`"), vec![rename(&file.document, key, near)]));
        }
    }
}
