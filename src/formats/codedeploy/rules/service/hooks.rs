//! `Hooks` of a file for ECS or Lambda: a list of one key each.

use super::{INVALID, WORDS};
use crate::diagnostics::repair::rename;
use crate::diagnostics::{Edit, Findings, Fix, Severity, layout};
use crate::formats::codedeploy::facts::traffic_lifecycle::{TrafficEvent, TrafficPlatform};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::schema::{Field, Mapping, MisfitKind};
use crate::syntax::{Document, Entry, NodeId, NodeKind, Span};

const SHAPE: &str =
    "`Hooks` is a list; each item is one lifecycle event with the name or ARN of one Lambda function.";

/// Tells of events that the platform does not have or that are named twice, and of events without a function.
pub fn events(file: &AppSpecFile, platform: TrafficPlatform, of: &'static Mapping, findings: &mut Findings) {
    unknown(file, platform, of, findings);
    functions(file, of, findings);
    twice(file, findings);
}

fn unknown(file: &AppSpecFile, platform: TrafficPlatform, of: &'static Mapping, findings: &mut Findings) {
    let (here, all) = match platform {
        TrafficPlatform::Ecs => (
            "Amazon ECS",
            "`BeforeInstall`, `AfterInstall`, `AfterAllowTestTraffic`, `BeforeAllowTraffic` and `AfterAllowTraffic`",
        ),
        TrafficPlatform::Lambda => ("AWS Lambda", "`BeforeAllowTraffic` and `AfterAllowTraffic`"),
    };
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, near, .. } = misfit.kind else { continue };
        let Some(name) = file.document.scalar(key).filter(|_| mapping == of && !file.is_open(key)) else { continue };
        let is_reserved = platform.events().iter().any(|event| event.is_reserved() && event.name() == name);
        if is_reserved {
            let message = format!("`{name}` is CodeDeploy's own event, in which no function runs.");
            findings.tell(misfit.span, message).help(format!("Functions run in {all}.")).assume(WORDS);
            continue;
        }
        let of_ecs = TrafficPlatform::Ecs.events().iter().any(|event| event.name() == name);
        let found =
            findings.tell(misfit.span, format!("`{name}` is not a lifecycle event of a deployment to {here}."));
        let instead = match near.filter(|_| !of_ecs) {
            Some(near) => format!("Write `{}`.", near.name),
            None => format!("Functions run in {all}."),
        };
        found
            .help(format!("The function never runs. {instead}"))
            .assume("Whether CodeDeploy refuses the whole file.");
        if let Some(near) = near.filter(|near| !of_ecs && file.document.get(within, near.name).is_none()) {
            let edit = rename(&file.document, key, near.name);
            found.fix(Fix::safe(format!("Write `{}`", near.name), vec![edit]));
        }
    }
}

fn functions(file: &AppSpecFile, of: &'static Mapping, findings: &mut Findings) {
    for hook in file.traffic_hooks() {
        let place = match hook.function {
            Field::Null(nothing) if !file.is_open_comment(nothing.key) => nothing.key,
            Field::Known(function) if function.value.trim().is_empty() => function.key,
            _ => continue,
        };
        findings
            .tell(place, format!("`{}` names no function.", hook.event))
            .help("Nothing runs in it. Name a Lambda function, or take the event out.")
            .assume("Whether CodeDeploy refuses the whole file.");
    }
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { expected: "text", found, node, .. } = misfit.kind else { continue };
        let Some(owner) = misfit.owner.filter(|owner| owner.mapping == of && !file.is_open(node)) else { continue };
        let message = format!("`{}` is {found}, not the name of a function.", owner.key.name);
        let told = findings.tell(file.document.first_line(node), message);
        told.help(format!("{INVALID} {SHAPE}")).assume(WORDS);
    }
}

fn twice(file: &AppSpecFile, findings: &mut Findings) {
    let mut seen: Vec<(TrafficEvent, Span)> = Vec::new();
    for hook in file.traffic_hooks() {
        let Some(key) = hook.function.known().map(|function| function.key) else { continue };
        match seen.iter().find(|(event, _)| *event == hook.event) {
            Some((event, first)) => {
                let told = findings.tell(key, format!("`{event}` stands here a second time."));
                told.help("An event has one function: one of the two does not run.");
                told.assume("Which of the two runs.").relate(*first, "Here it stands first.");
            }
            None => seen.push((hook.event, key)),
        }
    }
}

/// Tells where `Hooks` is no list, and where an item holds more than one event.
pub fn shape(file: &AppSpecFile, of_file: &'static Mapping, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(of_file, "Hooks")) {
        let MisfitKind::WrongKind { expected, found, node, item, .. } = misfit.kind else { continue };
        if file.is_open(node) || expected == "a key" {
            continue;
        }
        let message = match item {
            Some(_) => format!("An item of `Hooks` is {found}, not one event with its function."),
            None => format!("`Hooks` is {found}, not a list."),
        };
        let told = findings.tell(file.document.first_line(node), message);
        told.help(format!("{INVALID} {SHAPE}")).assume(WORDS);
        if let Some(edits) = dashes(&file.document, node).filter(|_| item.is_none()) {
            told.fix(Fix::safe("Make a list of the events", edits));
        }
    }
    crowded(file, findings);
}

/// A dash before each entry of a block mapping.
fn dashes(document: &Document, node: NodeId) -> Option<Vec<Edit>> {
    let NodeKind::Mapping { flow: false, .. } = document.node(node).kind else { return None };
    let mut edits = Vec::new();
    for entry in document.entries(node)? {
        let span = document.span(entry.key).join(document.span(entry.value));
        edits.extend(layout::itemise(document, span)?);
    }
    Some(edits)
}

fn crowded(file: &AppSpecFile, findings: &mut Findings) {
    let hooks = file.document.root().and_then(|root| file.document.entries(root)).into_iter().flatten();
    let hooks =
        hooks.filter(|entry| file.document.scalar(entry.key).is_some_and(|key| key.eq_ignore_ascii_case("Hooks")));
    for item in hooks.flat_map(|entry| file.document.items(entry.value).unwrap_or_default()) {
        let entries: Vec<_> = file.document.entries(*item).into_iter().flatten().collect();
        let Some(second) = entries.get(1).filter(|_| !file.is_open(*item)) else { continue };
        let told = findings
            .tell(file.document.span(second.key), "This event stands in the same item as the one before.".to_owned());
        told.help(format!("{SHAPE} Put a dash before it.")).assume("Which events of such an item run.");
        told.graded(Severity::Warning);
        if let Some(edits) = separated(&file.document, &entries) {
            told.fix(Fix::safe("Put a dash before each event", edits));
        }
    }
}

fn separated(document: &Document, entries: &[Entry]) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for entry in entries.iter().skip(1) {
        let start = document.span(entry.key).start;
        layout::indentation(document, start).filter(|blanks| blanks.len() >= 2)?;
        edits.push(Edit::replace(Span::new(start - 2, start), "- "));
    }
    Some(edits)
}
