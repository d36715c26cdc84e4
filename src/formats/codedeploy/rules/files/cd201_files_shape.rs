//! CD201: `files` is no list of mappings from a source to a destination.

use crate::diagnostics::{Findings, Fix, Rule, layout};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{FileMapping, ServerAppSpec};
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<AppSpecFile> = rule!("CD201", "files-shape", Error, "cd201_files_shape.md", check);

const SHAPE: &str = "Write a list, and in each item `source` and `destination`.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { expected, found, node, item, .. } = misfit.kind else { continue };
        let span = file.document.first_line(node);
        if misfit.under(ServerAppSpec::SHAPE, "files") {
            let message = match item {
                Some(item) => format!("Item {} of `files` is {found}, not {expected}.", item + 1),
                None => format!("`files` is {found}, not {expected}."),
            };
            let told = findings.tell(span, message);
            told.help(format!("The agent refuses the file. {SHAPE}"));
            let is_entry = ["source", "destination"].iter().any(|key| file.document.get(node, key).is_some());
            if let Some(edits) = layout::itemise(&file.document, misfit.span).filter(|_| is_entry && item.is_none()) {
                told.fix(Fix::safe("Make an item of it", edits));
            }
        } else if let Some(owner) = misfit.owner.filter(|owner| owner.mapping == FileMapping::SHAPE) {
            let told = findings.tell(span, format!("`{}` is {found}, not {expected}.", owner.key.name));
            told.help(match file.settings.agent.include(Generation::V2) {
                true => format!("Agent 2.x refuses the file, and agent 1.8 fails in Install. {SHAPE}"),
                false => format!("Agent 1.8 fails in Install. {SHAPE}"),
            });
        }
    }
}
