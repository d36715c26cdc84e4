//! `Resources`: a list of one item, which has one key, below which stand `Type` and `Properties`.

use super::keys::KeyOf;
use super::{INVALID, WORDS};
use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, layout};
use crate::formats::codedeploy::file::{AppSpecFile, unindented};
use crate::schema::{Field, List, Map, Mapping, MisfitKind, Placed};
use crate::syntax::{Document, NodeId, NodeKind};

/// What a platform's `Resources` must hold.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The declaration of the file.
    pub file: &'static Mapping,
    /// The declaration of what stands below the resource's name.
    pub resource: &'static Mapping,
    /// Its type.
    pub kind: &'static str,
}

const WRITE: &str =
    "`Resources` is a list of one item with one name of your own, and below it `Type` and `Properties`.";

/// What a resource says.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'f> {
    /// Its type.
    pub kind: &'f Field<String>,
    /// Its properties, where these are null.
    pub no_properties: Option<&'f Placed<()>>,
}

impl<'f> Parts<'f> {
    /// The parts of a resource with these two values.
    pub fn of<P>(kind: &'f Field<String>, properties: &'f Field<P>) -> Self {
        let no_properties = match properties {
            Field::Null(nothing) => Some(nothing),
            _ => None,
        };
        Self { kind, no_properties }
    }
}

/// Tells where `Resources` departs from what is wanted; `parts` gives what a resource says.
pub fn check<T>(
    file: &AppSpecFile,
    resources: &Field<List<Map<T>>>,
    wanted: Wanted,
    parts: for<'f> fn(&'f T) -> Parts<'f>,
    findings: &mut Findings,
) {
    let whole = KeyOf { mapping: wanted.file, name: "Resources", write: WRITE };
    whole.missing(file, findings);
    whole.empty(file, resources, findings);
    shape(file, wanted, findings);
    let Field::Known(list) = resources else { return };
    count(file, list, findings);
    for item in list.value.known() {
        if beside(file, item, wanted, findings) {
            continue;
        }
        names(file, item, findings);
        for (_, resource) in item.value.known() {
            let parts = parts(&resource.value);
            kind(file, parts.kind, wanted, findings);
            if let Some(nothing) = parts.no_properties {
                findings.tell(nothing.key, "`Properties` has no value.").help(format!("{INVALID} {WRITE}"));
            }
        }
    }
    for name in ["Type", "Properties"] {
        let key = KeyOf { mapping: wanted.resource, name, write: WRITE };
        key.wrong_kind(file, findings);
        key.missing(file, findings);
    }
}

fn shape(file: &AppSpecFile, wanted: Wanted, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(wanted.file, "Resources")) {
        let MisfitKind::WrongKind { expected, found, node, item, at } = misfit.kind else { continue };
        let name = at.and_then(|key| file.document.scalar(key)).unwrap_or("Resources");
        // A `Type` beside the resource's name is told as that.
        if expected == "a key" || name.eq_ignore_ascii_case("Type") || file.is_open(node) {
            continue;
        }
        let message = match item {
            Some(_) if at.is_none() => format!("The item of `Resources` is {found}, not {expected}."),
            _ => format!("`{name}` is {found}, not {expected}."),
        };
        let told = findings.tell(file.document.first_line(node), message);
        told.help(format!("{INVALID} {WRITE}")).assume(WORDS);
        let is_map = matches!(file.document.node(node).kind, NodeKind::Mapping { flow: false, .. });
        if item.is_none() && is_map && file.document.entries(node).is_some_and(|entries| entries.count() == 1) {
            // The lines below the name move along with it.
            if let Some(edits) = layout::itemise(&file.document, file.document.span(node)) {
                told.fix(Fix::safe("Make a list of one of it", edits));
            }
        }
    }
}

fn count<T>(file: &AppSpecFile, list: &Placed<List<Map<T>>>, findings: &mut Findings) {
    match list.value.items.as_slice() {
        [] => {
            findings.tell(list.span, "`Resources` holds nothing.").help(format!("{INVALID} {WRITE}")).assume(WORDS);
        }
        [_] => {}
        [first, others @ ..] => {
            let place = |field: &Field<Map<T>>| field.known().map(|item| file.document.first_line(item.node));
            let Some(second) = others.iter().find_map(place) else { return };
            let told = findings.tell(second, "`Resources` holds more than one item.");
            told.help(format!("{INVALID} A deployment is for one service or function; write a file for each."));
            told.assume(WORDS);
            if let Some(first) = place(first) {
                told.relate(first, "Here is the first.");
            }
        }
    }
}

/// Tells of a `Type` or `Properties` that stands beside the resource's name.
fn beside<T>(file: &AppSpecFile, item: &Placed<Map<T>>, wanted: Wanted, findings: &mut Findings) -> bool {
    let document = &file.document;
    let lost = unindented(document, item.node);
    let (Some(first), Some((name, _))) = (lost.first(), item.value.entries.first()) else { return false };
    let key = document.scalar(first.key).unwrap_or_default();
    let message = format!("`{key}` belongs below `{}`, and stands beside it.", name.text);
    let told = findings.tell(document.span(first.key), message);
    told.help(format!("{INVALID} Move `Type: {}` and `Properties` to the right.", wanted.kind)).assume(WORDS);
    // What stands below the name already says how far to the right.
    let inner = document.get(item.node, &name.text).and_then(|entry| document.entries(entry.value)?.next());
    let columns = inner.map_or(2, |inner| column(document, inner.key) - column(document, first.key));
    let mut edits = Vec::new();
    for entry in lost.iter().filter(|_| columns > 0) {
        let span = document.span(entry.key).join(document.span(entry.value));
        let Some(moved) = layout::shift(document, span, columns) else { return true };
        edits.extend(moved);
    }
    if !edits.is_empty() {
        told.fix(Fix::safe(format!("Move it below `{}`", name.text), edits));
    }
    true
}

fn column(document: &Document, node: NodeId) -> i32 {
    let start = document.span(node).start;
    i32::try_from(start - document.lines().start_of(document.lines().line_of(start))).unwrap_or_default()
}

fn names<T>(file: &AppSpecFile, item: &Placed<Map<T>>, findings: &mut Findings) {
    for (name, field) in &item.value.entries {
        if let Field::Null(_) = field {
            let told = findings.tell(name.span, format!("Below `{}` there is nothing.", name.text));
            told.help(format!("{INVALID} {WRITE}")).assume(WORDS);
        }
    }
    let second = item.value.entries.get(1);
    match second {
        Some((name, _)) => {
            let told = findings.tell(name.span, format!("`{}` is a second name in the same item.", name.text));
            told.help(format!("{INVALID} A deployment is for one service or function; write a file for each."));
            told.assume(WORDS);
        }
        None if item.value.entries.is_empty() => {
            let told = findings.tell(file.document.first_line(item.node), "The item of `Resources` is empty.");
            told.help(format!("{INVALID} {WRITE}")).assume(WORDS);
        }
        None => {}
    }
}

fn kind(file: &AppSpecFile, kind: &Field<String>, wanted: Wanted, findings: &mut Findings) {
    let write = match wanted.kind {
        "AWS::ECS::Service" => "Write `Type: AWS::ECS::Service`.",
        _ => "Write `Type: AWS::Lambda::Function`.",
    };
    KeyOf { mapping: wanted.resource, name: "Type", write }.empty(file, kind, findings);
    let Some(kind) = kind.known() else { return };
    if kind.value == wanted.kind || file.is_open(kind.node) {
        return;
    }
    let told = findings.tell(kind.span, format!("`{}` is not `{}`.", kind.value, wanted.kind));
    told.help(format!("{INVALID} {write}")).assume(WORDS);
    told.fix(Fix::safe(format!("Write `{}`", wanted.kind), vec![rename(&file.document, kind.node, wanted.kind)]));
}

/// Tells of a file that is a list or a text.
pub fn no_mapping(file: &AppSpecFile, findings: &mut Findings) {
    if !file.is_whole() {
        return;
    }
    let root = file.document.root().filter(|root| !file.document.is_null(*root));
    let (place, message) = match root {
        None => (file.head(), "The file is empty."),
        Some(root) => (file.document.first_line(root), "The file is no mapping with `version` and `Resources`."),
    };
    findings.tell(place, message).help(INVALID).assume(WORDS);
}
