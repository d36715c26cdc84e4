//! CD202: an item of `files` without its source or its destination.

use crate::diagnostics::layout::dash_before;
use crate::diagnostics::repair::rename;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::FileMapping;
use crate::rule;
use crate::schema::{Field, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD202", "half-a-mapping", Error, "cd202_half_a_mapping.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server().filter(|_| file.is_whole()) else { return };
    let items = server.spec.files.value().map(|files| files.items.as_slice()).unwrap_or_default();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        at += 1;
        match item {
            Field::Known(item) => {
                if let Some(next) = items.get(at).and_then(Field::known).filter(|next| are_halves(item, next)) {
                    split(file, item, next, findings);
                    at += 1;
                } else {
                    halves(file, item, findings);
                }
            }
            Field::Null(nothing) => {
                findings
                    .tell(nothing.span, "This item of `files` is empty.")
                    .help("The agent refuses the file. Take the dash out, or write `source` and `destination`.");
            }
            Field::Absent | Field::Opaque(_) => {}
        }
    }
}

fn are_halves(item: &Placed<FileMapping>, next: &Placed<FileMapping>) -> bool {
    let (first, second) = (&item.value, &next.value);
    let with_source = first.destination.is_absent() && second.source.is_absent();
    with_source && !first.source.is_absent() && !second.destination.is_absent()
}

/// Two items that are one, with a dash too many.
fn split(file: &AppSpecFile, item: &Placed<FileMapping>, next: &Placed<FileMapping>, findings: &mut Findings) {
    let found = findings.tell(next.span, "This `destination` is an item of its own, without the `source` before it.");
    found.help(
        "The agent refuses the file: `specifies only a source file`. Both belong to one item, with one dash before \
            the first.",
    );
    found.relate(item.span, "The `source` stands here.");
    if let Some(dash) = dash_before(&file.document, next.span.start) {
        found.fix(Fix::safe("Take the dash out", vec![Edit::replace(dash, " ")]));
    }
}

fn halves(file: &AppSpecFile, item: &Placed<FileMapping>, findings: &mut Findings) {
    let refuses_empty = file.settings.agent.include(Generation::V2);
    let fields = [
        ("source", &item.value.source, "specifies a destination file, but no source file"),
        ("destination", &item.value.destination, "specifies only a source file"),
    ];
    for (name, field, refusal) in fields {
        match field {
            Field::Absent => {
                if let Some(key) = file.stand_in(item.node, name) {
                    let written = file.document.scalar(key).unwrap_or_default();
                    let found =
                        findings.tell(file.document.span(key), format!("`{written}` is not a key; `{name}` is."));
                    found.help(format!("The agent refuses the file: `{refusal}`."));
                    found.fix(Fix::safe(format!("Write `{name}`"), vec![rename(&file.document, key, name)]));
                    continue;
                }
                let span = file.document.first_line(item.node);
                findings
                    .tell(span, format!("This item of `files` has no `{name}`."))
                    .help(format!("The agent refuses the file: `{refusal}`."));
            }
            Field::Null(nothing) => {
                findings
                    .tell(nothing.key, format!("`{name}` has no value."))
                    .help(format!("The agent refuses the file: `{refusal}`."));
            }
            Field::Known(text) if text.value.is_empty() && refuses_empty => {
                findings.tell(text.span, format!("`{name}` is empty.")).help(format!(
                    "Agent 2.x refuses the file: `{refusal}`. For the whole revision write `source: /`."
                ));
            }
            Field::Known(_) | Field::Opaque(_) => {}
        }
    }
}
