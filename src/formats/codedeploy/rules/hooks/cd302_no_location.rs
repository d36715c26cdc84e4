//! CD302: a script without a location.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Script;
use crate::formats::codedeploy::rules::hooks::split::splits;
use crate::rule;
use crate::schema::{Field, MisfitKind, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD302", "no-location", Error, "cd302_no_location.md", check);

const REFUSED: &str = "The agent refuses the file: `specifies a script with no location value`.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let split: Vec<_> = splits(file).iter().flat_map(|split| &split.others).map(|item| item.node).collect();
    for event in server.events() {
        for item in event.scripts.value().map(|list| list.items.as_slice()).unwrap_or_default() {
            match item {
                Field::Null(nothing) => {
                    findings.tell(nothing.span, format!("This script of `{}` is empty.", event.name)).help(REFUSED);
                }
                Field::Known(item) if !split.contains(&item.node) => script(file, event.name, item, findings),
                _ => {}
            }
        }
    }
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(Script::SHAPE, "location")) {
        let MisfitKind::WrongKind { found, .. } = misfit.kind else { continue };
        let told = findings.tell(misfit.span, format!("`location` is {found}, not text."));
        told.help(match file.settings.agent.include(Generation::V2) {
            true => {
                "Agent 2.x refuses the file, and agent 1.8 finds no such script. Each script is an item of its own."
            }
            false => "Agent 1.8 finds no such script. Each script is an item of its own.",
        });
    }
}

fn script(file: &AppSpecFile, event: &str, item: &Placed<Script>, findings: &mut Findings) {
    match &item.value.location {
        Field::Absent if file.is_whole() => {
            if let Some(key) = file.stand_in(item.node, "location") {
                let written = file.document.scalar(key).unwrap_or_default();
                let found =
                    findings.tell(file.document.span(key), format!("`{written}` is not a key; `location` is."));
                found.help(REFUSED);
                found.fix(Fix::safe("Write `location`", vec![rename(&file.document, key, "location")]));
                return;
            }
            let line = file.document.first_line(item.node);
            findings.tell(line, format!("This script of `{event}` has no `location`.")).help(REFUSED);
        }
        Field::Null(nothing) => {
            findings.tell(nothing.key, "`location` has no value.").help(REFUSED);
        }
        Field::Known(location) if location.value.trim().is_empty() => {
            findings.tell(location.span, "`location` is blank.").help(REFUSED);
        }
        _ => {}
    }
}
