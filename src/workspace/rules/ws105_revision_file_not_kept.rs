//! WS105: what an AppSpec file copies or runs is not kept by the build whose artifact is deployed.

use crate::diagnostics::{Fix, Severity};
use crate::workspace::artifact::{Holds, holds};
use crate::workspace::links::Links;
use crate::workspace::listing::add_items;
use crate::workspace::opened::{Opened, What};
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS105", "revision-file-not-kept", Error, "ws105_revision_file_not_kept.md", check);

/// How many of the places that name a missing file are shown.
const SHOWN: usize = 8;

fn check(links: &Links<'_>, told: &mut Told) {
    for (chain, action) in links.actions() {
        let Some(artifact) = action.only_input() else { continue };
        let Some(made) = links.made(chain, &artifact.text) else { continue };
        let Some(set) = &made.set else { continue };
        let all = links.opened(chain, action);
        let lacks = |opened: &&Opened| opened.what == What::Revision && holds(set, &opened.path) == Holds::No;
        let missing: Vec<&Opened> = all.iter().filter(lacks).collect();
        let Some(first) = missing.first() else { continue };
        let more = match missing.len() {
            1 => String::new(),
            2 => " and one more".to_owned(),
            number => format!(" and {} more", number - 1),
        };
        let appspec = links.name(first.file);
        let buildspec = made.buildspec;
        let message = format!("`{}`{more} of `{appspec}` is not among these files.", first.path);
        let span = buildspec.place(links, set.files.key().unwrap_or(set.key));
        let list = set.files.known().filter(|_| buildspec.is_file());
        let fix = list.and_then(|list| add_items(&buildspec.spec.document, list.node, &patterns(&missing)));
        let found = told.tell(buildspec.file, span, message);
        found.help(format!(
            "`{}` deploys `{}` as it is kept here. What the AppSpec file names has to be in it, else the deployment \
             fails on the first instance.",
            action.address, artifact.text
        ));
        for opened in missing.iter().take(SHOWN) {
            found.relate_in(appspec, opened.place, format!("`{}` is named here.", opened.path));
        }
        let certain = made.certain && links.appspec(chain, action).is_some_and(|(_, certain)| certain);
        if !certain {
            found.graded(Severity::Warning);
            found.assume(format!("That `{}` opens `{appspec}`, and that its artifact is made here.", action.address));
        }
        if let Some(edit) = fix {
            found.fix(Fix::needs_a_look("Add what is missing", vec![edit]));
        }
    }
}

/// The patterns that take the missing files: whole folders, and files of the root by name.
fn patterns(missing: &[&Opened]) -> Vec<String> {
    let mut patterns: Vec<String> = Vec::new();
    for opened in missing {
        let pattern = match opened.path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/**/*"),
            None => opened.path.clone(),
        };
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    patterns
}
