//! CD208: two items of `files` copy to the same file.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::facts::path::{base_name, in_revision, is_file_name, on_instance};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<AppSpecFile> = rule!("CD208", "same-target", Error, "cd208_same_target.md", check);

/// More items than this are not compared with each other.
const MANY: usize = 500;

struct Item {
    source: String,
    destination: String,
    span: Span,
}

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let mut items: Vec<Item> = Vec::new();
    for item in server.files().take(MANY) {
        let (Some(source), Some(destination)) = (item.value.source.known(), item.value.destination.known()) else {
            continue;
        };
        let (from, to) = (in_revision(&source.value), on_instance(&destination.value));
        items.push(Item { source: from, destination: to, span: source.span });
    }
    for (at, item) in items.iter().enumerate() {
        let clash = items.iter().take(at).find_map(|other| Some((other, clash(other, item)?)));
        let Some((other, severity)) = clash else { continue };
        let name = base_name(&item.source);
        let message = match severity {
            Severity::Error => {
                format!("`{}` is copied to `{}` twice.", if name.is_empty() { "/" } else { name }, item.destination)
            }
            _ => format!("`{name}` goes to where the whole revision is copied, `{}`.", item.destination),
        };
        let found = findings.tell(item.span, message);
        found.help(
            "Install fails before it copies anything: `specifies two source files for the same destination`. Take \
                one of the two out, or copy it to another folder.",
        );
        found.relate(other.span, "The other one stands here.");
        found.graded(severity);
    }
}

fn clash(a: &Item, b: &Item) -> Option<Severity> {
    if a.destination != b.destination {
        return None;
    }
    let (whole, part) = match (a.source.is_empty(), b.source.is_empty()) {
        (true, false) => (true, &b.source),
        (false, true) => (true, &a.source),
        (both, _) => (both, &b.source),
    };
    let same_file = base_name(&a.source) == base_name(&b.source) && is_file_name(base_name(&a.source));
    match () {
        () if a.source == b.source || same_file => Some(Severity::Error),
        // A file at the root of the revision is there as a part of the whole, too.
        () if whole && !part.contains('/') && is_file_name(part) => Some(Severity::Error),
        // What a folder holds is not known.
        () if whole => Some(Severity::Warning),
        () => None,
    }
}
