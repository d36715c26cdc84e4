//! CD511: a placeholder that CodePipeline does not fill in.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::placeholder::{is_open, is_token};
use crate::formats::codedeploy::facts::task_definition::{Named, PLACEHOLDER, named};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::order::by_key;
use crate::rule;
use crate::syntax::{Document, NodeId, Span};

pub const RULE: Rule<AppSpecFile> = rule!("CD511", "placeholder-left", Hint, "cd511_placeholder_left.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let mut places = Vec::new();
    for service in file.services() {
        collect(file, service.node, &mut places);
        let definition =
            service.value.task_definition.known().filter(|it| is_open(&it.value) && !is_token(&it.value));
        places.extend(definition.filter(|it| named(&it.value) == Named::Well).map(|it| it.span));
    }
    by_key(&mut places, |place| (place.order(), 0));
    let [first, others @ ..] = places.as_slice() else { return };
    let text = first.text(file.document.source());
    let found = findings.tell(*first, format!("`{}` is a placeholder.", text.trim_matches(['"', '\''])));
    found.help(format!(
        "A step before the deployment has to fill it in. CodePipeline replaces `{PLACEHOLDER}` in an AppSpec file, and \
            nothing else; CodeDeploy takes what stands there."
    ));
    for other in others {
        found.relate(*other, "Here is another.");
    }
}

/// The values below a node that hold placeholders, in the order of the file.
fn collect(file: &AppSpecFile, node: NodeId, places: &mut Vec<Span>) {
    let document = &file.document;
    let is_placeholder = match document.scalar(node) {
        Some(text) => text != PLACEHOLDER && is_token(text),
        None => file.is_open(node),
    };
    if is_placeholder {
        places.push(document.first_line(node));
        return;
    }
    for child in children(document, node) {
        collect(file, child, places);
    }
}

/// The values in a collection. What an alias repeats is looked at where it stands.
fn children(document: &Document, node: NodeId) -> Vec<NodeId> {
    if document.resolve(node) != node {
        return Vec::new();
    }
    let entries = document.entries(node).into_iter().flatten().map(|entry| entry.value);
    entries.chain(document.items(node).unwrap_or_default().iter().copied()).collect()
}
