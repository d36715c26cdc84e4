//! A file that an action opens in an artifact, and that the artifact does not hold.

use crate::diagnostics::{Fix, Severity};
use crate::workspace::artifact::{Holds, holds};
use crate::workspace::artifact_of::Made;
use crate::workspace::chain::ChainAction;
use crate::workspace::links::Links;
use crate::workspace::listing::add_items;
use crate::workspace::opened::{Opened, What};
use crate::workspace::told::Told;

/// Tells of each file of these kinds that an action opens and that the build which makes its artifact does not keep.
/// `then` says what becomes of the action.
pub fn tell(links: &Links<'_>, told: &mut Told, kinds: &[What], then: &str) {
    for (chain, action) in links.actions() {
        for opened in links.opened(chain, action).iter().filter(|opened| kinds.contains(&opened.what)) {
            let Some(made) = links.made(chain, &opened.artifact) else { continue };
            if lacks(&made, opened) {
                one(links, told, action, opened, &made, then);
            }
        }
    }
}

/// Whether an artifact does not hold a file under any name that the action takes for it.
fn lacks(made: &Made<'_>, opened: &Opened) -> bool {
    let Some(set) = &made.set else { return true };
    holds(set, &opened.path) == Holds::No && second_name(opened).is_none_or(|name| holds(set, name) == Holds::No)
}

/// The other name that a file may have.
///
/// Source: CodeDeploy User Guide, application-revisions-appspec-file, 2023.
pub fn second_name(opened: &Opened) -> Option<&'static str> {
    (opened.what == What::AppSpec).then_some("appspec.yaml")
}

fn one(links: &Links<'_>, told: &mut Told, action: &ChainAction, opened: &Opened, made: &Made<'_>, then: &str) {
    let (buildspec, path) = (made.buildspec, &opened.path);
    let (address, artifact) = (&action.address, &opened.artifact);
    let (span, message) = match &made.set {
        Some(set) => (
            set.files.key().unwrap_or(set.key),
            format!("`{path}` is not among these files, and `{address}` opens it in `{artifact}`."),
        ),
        None => (
            buildspec.spec.head(),
            format!("This buildspec keeps no files, and `{address}` opens `{path}` in `{artifact}`."),
        ),
    };
    let list = made.set.as_ref().and_then(|set| set.files.known());
    let fix = list
        .filter(|_| buildspec.is_file())
        .and_then(|list| add_items(&buildspec.spec.document, list.node, std::slice::from_ref(path)));
    let found = told.tell(buildspec.file, buildspec.place(links, span), message);
    found.help(format!("{then} Add `{path}` to `files`, if the build writes it or the source holds it."));
    found.relate_in(links.name(opened.file), opened.place, format!("`{path}` is opened here."));
    if !made.certain {
        found.graded(Severity::Warning);
        found.assume(format!("That the build which makes `{artifact}` runs this buildspec."));
    }
    if made.set.is_none() {
        found.graded(Severity::Warning);
        found.assume("AWS does not say what the artifact of a build without `artifacts` holds.");
    }
    if let Some(edit) = fix {
        found.fix(Fix::needs_a_look(format!("Add `{path}`"), vec![edit]));
    }
}
