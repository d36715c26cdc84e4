//! CB602: a task's identifier is missing or cannot be one.

use crate::order::by_key;
use std::collections::HashMap;

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{Task, tasks};
use crate::rule;
use crate::schema::{Field, Placed};
use crate::syntax::NodeId;

pub const RULE: Rule<BuildspecFile> = rule!("CB602", "batch-identifier", Error, "cb602_batch_identifier.md", check);

/// An identifier is shorter than this many characters.
const TOO_LONG: usize = 128;

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let tasks = tasks(file);
    let places = places(&tasks);
    for task in &tasks {
        match task.identifier {
            Field::Absent | Field::Null(_) if file.is_whole() => {
                findings
                    .tell(task.head(file), "The task has no `identifier`.")
                    .help("CodeBuild needs one for each task of a batch. Write letters, digits and `_`.");
            }
            Field::Known(identifier) => tell_odd(file, identifier, &places, findings),
            _ => {}
        }
    }
}

/// Where each identifier stands, and where tasks name it that wait for it.
fn places<'f>(tasks: &[Task<'f>]) -> HashMap<&'f str, Vec<NodeId>> {
    let mut places: HashMap<&str, Vec<NodeId>> = HashMap::new();
    for task in tasks {
        for name in task.identifier.known().into_iter().chain(task.dependencies()) {
            places.entry(&name.value).or_default().push(name.node);
        }
    }
    places
}

fn tell_odd(
    file: &BuildspecFile,
    identifier: &Placed<String>,
    places: &HashMap<&str, Vec<NodeId>>,
    findings: &mut Findings,
) {
    let text = identifier.value.as_str();
    let is_odd = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    if text.contains(['$', '{']) {
        return;
    }
    if let Some(odd) = text.chars().find(|c| is_odd(*c)) {
        let odd = if odd.is_whitespace() { "a blank".to_owned() } else { format!("`{odd}`") };
        let found = findings.tell(identifier.span, format!("The identifier `{text}` has {odd} in it."));
        found.help("CodeBuild refuses the batch: an identifier has letters, digits and `_` only.");
        let better = text.replace(is_odd, "_");
        if let Some(nodes) = places.get(text).filter(|_| !places.contains_key(better.as_str())) {
            let mut edits: Vec<Edit> = nodes.iter().map(|node| rename(&file.document, *node, &better)).collect();
            by_key(&mut edits, |edit| (edit.span.order(), 0));
            edits.dedup();
            found.fix(Fix::safe(format!("Write `{better}`"), edits));
        }
    } else if text.is_empty() {
        findings.tell(identifier.span, "The identifier is empty.").help("Write letters, digits and `_`.");
    } else if text.len() >= TOO_LONG {
        findings
            .tell(identifier.span, format!("The identifier has {} characters.", text.len()))
            .help(format!("An identifier has fewer than {TOO_LONG} characters."))
            .assume("The limit is that of source identifiers in CodeBuild's API.");
    }
}
