//! CB501: a key of a report, artifact or cache that CodeBuild does not know, or a switch that is neither on nor off.

use crate::diagnostics::{Findings, Fix, Rule, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::{Artifacts, Cache, Report, SecondaryArtifacts};
use crate::rule;
use crate::schema::{Mapping, MisfitKind};

pub const RULE: Rule<BuildspecFile> = rule!("CB501", "ignored-entry", Warning, "cb501_ignored_entry.md", check);

const SECTIONS: &[&Mapping] = &[Report::SHAPE, Artifacts::SHAPE, SecondaryArtifacts::SHAPE, Cache::SHAPE];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    // A key that is merely spelt otherwise has a rule of its own.
    for key in file.unknown_keys(SECTIONS).filter(|key| !key.respelt) {
        let section = section(key.mapping);
        let found = findings.tell(key.span, format!("`{}` is no key of {section}.", key.name));
        match key.near {
            Some(near) => {
                found.help(format!("CodeBuild ignores it. Write `{}`.", near.name));
                if file.document.get(key.within, near.name).is_none() {
                    found.fix(Fix::safe(
                        format!("Write {}", near.name),
                        vec![layout::rewrite(&file.document, key.node, near.name)],
                    ));
                }
            }
            None => {
                let known: Vec<String> = key
                    .mapping
                    .keys
                    .iter()
                    .filter(|known| known.until.is_none())
                    .map(|known| format!("`{}`", known.name))
                    .collect();
                found.help(format!("CodeBuild ignores it. Known are {}.", known.join(", ")));
            }
        }
    }
    for misfit in &file.misfits {
        let Some(owner) = misfit.owner.filter(|owner| SECTIONS.contains(&owner.mapping)) else { continue };
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

fn section(mapping: &'static Mapping) -> &'static str {
    match () {
        () if mapping == Report::SHAPE => "a report",
        () if mapping == Cache::SHAPE => "`cache`",
        () => "an artifact",
    }
}
