//! CB501: a key of a report, artifact or cache that CodeBuild does not know, or a switch that is neither on nor off.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::unknown_key::UnknownKey;
use crate::formats::codebuild::model::{Artifacts, Cache, Report, SecondaryArtifacts};
use crate::rule;
use crate::schema::{Mapping, MisfitKind};

pub const RULE: Rule<BuildspecFile> = rule!("CB501", "ignored-entry", Warning, "cb501_ignored_entry.md", check);

/// The mappings of which it speaks, and what they are called.
const SECTIONS: &[(&Mapping, &str)] = &[
    (Report::SHAPE, "a report"),
    (Artifacts::SHAPE, "an artifact"),
    (SecondaryArtifacts::SHAPE, "an artifact"),
    (Cache::SHAPE, "`cache`"),
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (mapping, section) in SECTIONS {
        // A known key in another spelling has a rule of its own.
        for key in file.unknown_keys(std::slice::from_ref(mapping)).filter(|key| !key.respelt) {
            tell(file, &key, section, findings);
        }
    }
    for misfit in &file.misfits {
        let is_here = |shape: &'static Mapping| SECTIONS.iter().any(|(mapping, _)| *mapping == shape);
        let Some(owner) = misfit.owner.filter(|owner| is_here(owner.mapping)) else { continue };
        let MisfitKind::NotAllowed { expected, text, .. } = &misfit.kind else { continue };
        if text.contains('$') {
            continue;
        }
        findings
            .tell(misfit.span, format!("`{text}` is no value of `{}`.", owner.key.name))
            .help(format!("CodeBuild takes it for absent. Write {expected}."))
            .assume("What CodeBuild makes of another value is not documented.");
    }
}

fn tell(file: &BuildspecFile, key: &UnknownKey<'_>, section: &str, findings: &mut Findings) {
    let found = findings.tell(key.span, format!("`{}` is no key of {section}.", key.name));
    let Some(near) = key.near else {
        let known = key.mapping.keys.iter().filter(|known| known.until.is_none());
        let known: Vec<String> = known.map(|known| format!("`{}`", known.name)).collect();
        found.help(format!("CodeBuild ignores it. Known are {}.", known.join(", ")));
        return;
    };
    found.help(format!("CodeBuild ignores it. Write `{}`.", near.name));
    if file.document.get(key.within, near.name).is_none() {
        let edits = vec![rename(&file.document, key.node, near.name)];
        found.fix(Fix::safe(format!("Write `{}`", near.name), edits));
    }
}
