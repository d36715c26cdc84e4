//! WS117: an action has several output artifacts, and the buildspec keeps nothing under the name of one.

use crate::diagnostics::{Fix, Severity, repair};
use crate::formats::codebuild::model::SecondaryArtifacts;
use crate::schema::{Map, Name};
use crate::workspace::chain::{ChainAction, Word};
use crate::workspace::links::{Buildspec, Links};
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS117", "output-without-artifact", Error, "ws117_output_without_artifact.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    for (chain, action) in links.actions() {
        if action.outputs.len() < 2 || !action.artifacts_known {
            continue;
        }
        let Some((buildspec, certain)) = links.buildspec(chain, action) else { continue };
        if !buildspec.spec.is_whole() || buildspec.spec.has_batch() {
            continue;
        }
        let Some(spec) = buildspec.spec.spec() else { continue };
        // A build that keeps nothing hands nothing on, and does not fail for it.
        let Some(artifacts) = spec.artifacts.known() else { continue };
        let further = artifacts.value.secondary_artifacts.known();
        if further.is_none() && artifacts.value.secondary_artifacts.key().is_some() {
            continue;
        }
        let names: Vec<&Name> = further.map(|map| identifiers(&map.value)).unwrap_or_default();
        let missing: Vec<&Word> = action.outputs.iter().filter(|it| !has(&names, it)).collect();
        let span = further.map_or(artifacts.key, |map| map.key);
        for output in &missing {
            let message = format!("Nothing is kept here as `{}`, an output of `{}`.", output.text, action.address);
            let found = told.tell(buildspec.file, buildspec.place(links, span), message);
            found.help(
                "An action with several output artifacts fails unless each has the name of an entry of \
                 `secondary-artifacts`; `artifacts` itself goes to none of them.",
            );
            found.relate_in(links.name(chain.file), output.span, "The output is named here.");
            if !certain {
                found.graded(Severity::Warning);
                found.assume(format!("That `{}` runs this buildspec.", action.address));
            }
            if let [only] = missing.as_slice() {
                found.fixes.extend(rename(buildspec, action, &names, only));
            }
        }
    }
}

fn identifiers(map: &Map<SecondaryArtifacts>) -> Vec<&Name> {
    map.entries.iter().map(|(name, _)| name).collect()
}

fn has(names: &[&Name], output: &Word) -> bool {
    names.iter().any(|name| name.text == output.text)
}

/// Gives the only entry that belongs to no output the name of the only output that has no entry.
fn rename(buildspec: &Buildspec, action: &ChainAction, names: &[&Name], output: &Word) -> Option<Fix> {
    let idle = |name: &&&Name| action.outputs.iter().all(|output| output.text != name.text);
    let mut idle = names.iter().filter(idle);
    let (Some(name), None, true) = (idle.next(), idle.next(), buildspec.is_file()) else { return None };
    let edit = repair::rename(&buildspec.spec.document, name.node, &output.text);
    Some(Fix::needs_a_look(format!("Rename `{}`", name.text), vec![edit]))
}
