//! WS118: an artifact holds a file at another path than the one at which an action opens it.

use super::not_kept::second_name;
use crate::diagnostics::{Diagnostic, Edit, Fix, Severity};
use crate::workspace::artifact::{Because, Holds, holds};
use crate::workspace::artifact_of::Made;
use crate::workspace::chain::ChainAction;
use crate::workspace::links::Links;
use crate::workspace::opened::{Opened, What};
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross = rule_across!("WS118", "kept-elsewhere", Error, "ws118_kept_elsewhere.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    for (chain, action) in links.actions() {
        // Dropped folders concern every file of a revision alike; one finding is enough.
        let mut dropped = false;
        for opened in links.opened(chain, action) {
            let Some(made) = links.made(chain, &opened.artifact) else { continue };
            let Some(set) = &made.set else { continue };
            if second_name(&opened).is_some_and(|name| holds(set, name) == Holds::Perhaps) {
                continue;
            }
            let Holds::At(path, because) = holds(set, &opened.path) else { continue };
            if because == Because::DiscardPaths && std::mem::replace(&mut dropped, true) {
                continue;
            }
            one(links, told, action, &opened, &made, &path, because);
        }
    }
}

fn one(
    links: &Links<'_>,
    told: &mut Told,
    action: &ChainAction,
    opened: &Opened,
    made: &Made<'_>,
    path: &str,
    because: Because,
) {
    let Some(set) = &made.set else { return };
    let buildspec = made.buildspec;
    let key = set.files.key().unwrap_or(set.key);
    let (span, why) = match because {
        Because::OwnFolder => (key, "A file keeps its folders in an artifact"),
        Because::DiscardPaths => (set.discard_paths.key().unwrap_or(key), "`discard-paths` drops the folders"),
        Because::BaseDirectory => {
            (set.base_directory.key().unwrap_or(key), "The paths of an artifact count from `base-directory`")
        }
        Because::Case => (key, "Upper and lower case differ"),
    };
    let message = format!("`{}` opens `{}`, and the artifact holds it as `{path}`.", action.address, opened.path);
    let found = told.tell(buildspec.file, buildspec.place(links, span), message);
    let instead = match (because, opened.what, opened.key) {
        (Because::OwnFolder, ..) => "Set `discard-paths: yes`, or move the file before it is kept.".to_owned(),
        (_, What::Revision, _) => "Keep the folders, or change the paths in the AppSpec file.".to_owned(),
        (_, _, key) if opened.is_set && opened.what != What::ImageDetail => {
            format!("Keep it at that path, or set `{key}` to `{path}`.")
        }
        _ => "Keep it at that path.".to_owned(),
    };
    found.help(format!("{why}, so that the action does not find it. {instead}"));
    found.relate_in(links.name(opened.file), opened.place, format!("`{}` is opened here.", opened.path));
    if !made.certain || opened.what == What::Revision {
        found.graded(Severity::Warning);
        found.assume(format!("That the build which makes `{}` runs this buildspec.", opened.artifact));
    }
    repair(found, made, because);
}

/// Lets go of the folders where only they are in the way.
fn repair(found: &mut Diagnostic, made: &Made<'_>, because: Because) {
    let Some(set) = made.set.as_ref().filter(|_| made.buildspec.is_file()) else { return };
    let document = &made.buildspec.spec.document;
    let edit = match because {
        Because::DiscardPaths => set.discard_paths.known().map(|switch| Edit::replace(switch.span, "no")),
        Because::OwnFolder if set.discard_paths.is_absent() => {
            let start = set.files.key().map_or(0, |key| key.start);
            let indent = crate::diagnostics::layout::indentation(document, start);
            indent.map(|indent| Edit::insert(start, format!("discard-paths: yes\n{indent}")))
        }
        _ => None,
    };
    let title = if because == Because::DiscardPaths { "Keep the folders" } else { "Drop the folders" };
    found.fixes.extend(edit.map(|edit| Fix::needs_a_look(title, vec![edit])));
}
