//! WS101: the only buildspec has another name than the one that its project opens.

use crate::workspace::inline::{ProjectSource, USUAL_BUILDSPEC};
use crate::workspace::links::Links;
use crate::workspace::tie::project;
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross = rule_across!("WS101", "buildspec-name", Warning, "ws101_buildspec_name.md", check);

fn check(links: &Links<'_>, told: &mut Told) {
    let mut own = links.buildspecs.iter().filter(|buildspec| buildspec.is_file());
    let (Some(buildspec), None) = (own.next(), own.next()) else { return };
    let name = links.name(buildspec.file);
    let base = name.rsplit('/').next().unwrap_or(name);
    let Some(project) = links.actions().filter(|(_, action)| action.is_build()).find_map(|(chain, action)| {
        project(links, chain, action).filter(|project| project.source == ProjectSource::Usual)
    }) else {
        return;
    };
    if base == USUAL_BUILDSPEC || links.projects.len() > 1 {
        return;
    }
    let (id, message) =
        (&project.logical_id, format!("The project `{}` opens `{USUAL_BUILDSPEC}`.", project.logical_id));
    let found = told.tell(project.file, project.place, format!("{message} The buildspec here is `{base}`."));
    found.help(format!(
        "A project that names no file opens `{USUAL_BUILDSPEC}` at the root of its source, and the build fails where \
         there is none. Name the file in `BuildSpec` of `{id}`, or rename it."
    ));
    found.relate_in(name, buildspec.spec.head(), "This is the only buildspec here.");
}
