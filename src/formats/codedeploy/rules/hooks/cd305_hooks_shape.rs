//! CD305: `hooks` is no mapping from events to lists of scripts.

use crate::diagnostics::layout::dash_before;
use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{Hooks, Script, ServerAppSpec};
use crate::formats::codedeploy::rules::hooks::split::splits;
use crate::formats::codedeploy::scalar::{Reading, Written};
use crate::rule;
use crate::schema::{Misfit, MisfitKind};
use crate::syntax::{NodeId, NodeKind, Span};

pub const RULE: Rule<AppSpecFile> = rule!("CD305", "hooks-shape", Error, "cd305_hooks_shape.md", check);

const SHAPE: &str = "Below `hooks` each event is a key, and below the event stands a list of scripts, each with a \
    `location`.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { expected, found, node, item, .. } = misfit.kind else { continue };
        let Some(owner) = misfit.owner else { continue };
        if misfit.under(ServerAppSpec::SHAPE, "hooks") {
            let told = findings.tell(file.document.first_line(node), format!("`hooks` is {found}, not {expected}."));
            told.help(match found {
                "a list" => format!("The agent refuses the file. A list is for Amazon ECS and AWS Lambda. {SHAPE}"),
                _ => format!("The agent refuses the file. {SHAPE}"),
            });
            if let Some(edits) = layout::without_dashes(&file.document, node).filter(|_| lists_scripts(file, node)) {
                told.fix(Fix::safe("Take the dashes before the events out", edits));
            }
        } else if owner.mapping == Hooks::SHAPE {
            event(file, misfit, owner.key.name, (found, node, item), findings);
        } else if owner.mapping == Script::SHAPE && matches!(owner.key.name, "runas" | "sudo") {
            let told = findings.tell(misfit.span, format!("`{}` is {found}, not {expected}.", owner.key.name));
            told.help("Agent 2.x refuses the file.");
        }
    }
    split(file, findings);
}

/// Whether a list holds events with lists of scripts, so that only its dashes are too many.
fn lists_scripts(file: &AppSpecFile, node: NodeId) -> bool {
    let items = file.document.items(node).unwrap_or_default();
    let mut entries = items.iter().flat_map(|item| file.document.entries(*item).into_iter().flatten());
    entries.all(|entry| file.document.items(entry.value).is_some())
}

fn event(
    file: &AppSpecFile,
    misfit: &Misfit,
    name: &str,
    (found, node, item): (&str, NodeId, Option<usize>),
    findings: &mut Findings,
) {
    let is_off = Written::at(&file.document, node)
        .is_some_and(|written| written.read_by(Generation::V1) == Reading::Switch(false));
    if is_off && item.is_none() && !file.settings.agent.include(Generation::V2) {
        // Agent 1.8 takes it for no scripts.
        return;
    }
    let message = match item {
        Some(_) => format!("A script of `{name}` is {found}, not a mapping with a `location`."),
        None => format!("`{name}` is {found}, not a list of scripts."),
    };
    let told = findings.tell(file.document.first_line(node), message);
    told.help(format!("The agent refuses the file. {SHAPE}"));
    let is_text = matches!(file.document.node(node).kind, NodeKind::Scalar { .. });
    let edits = match item {
        Some(_) if is_text => Some(vec![Edit::insert(misfit.span.start, "location: ")]),
        Some(_) => None,
        None if is_text && !is_off => as_list(file, misfit),
        None => {
            layout::itemise(&file.document, misfit.span).filter(|_| file.document.get(node, "location").is_some())
        }
    };
    if let Some(edits) = edits {
        told.fix(Fix::safe("Make a list of scripts of it", edits));
    }
}

/// `Event: script` as a list of one.
fn as_list(file: &AppSpecFile, misfit: &Misfit) -> Option<Vec<Edit>> {
    let (source, lines) = (file.document.source(), file.document.lines());
    let start = lines.start_of(lines.line_of(misfit.span.start));
    let before = source.get(start as usize..misfit.span.start as usize)?;
    let key = before.trim_end().strip_suffix(':')?;
    let indentation = layout::indentation(&file.document, start + (key.len() - key.trim_start().len()) as u32)?;
    let blanks = Span::new(start + key.len() as u32 + 1, misfit.span.start);
    Some(vec![Edit::replace(blanks, format!("\n{indentation}  - location: "))])
}

fn split(file: &AppSpecFile, findings: &mut Findings) {
    for split in splits(file) {
        let Some(first) = split.others.first() else { continue };
        let found = findings.tell(
            file.document.first_line(first.node),
            "This is an item of its own, without the `location` before it.",
        );
        found.help(
            "The agent refuses the file: `specifies a script with no location value`. All keys of a script belong to \
                one item, with one dash before the first.",
        );
        found.relate(file.document.first_line(split.first.node), "The `location` stands here.");
        let dash =
            |item: NodeId| Some(Edit::replace(dash_before(&file.document, file.document.span(item).start)?, " "));
        let edits: Option<Vec<Edit>> = split.others.iter().map(|item| dash(item.node)).collect();
        if let Some(edits) = edits {
            found.fix(Fix::safe("Take the dashes out", edits));
        }
    }
}
