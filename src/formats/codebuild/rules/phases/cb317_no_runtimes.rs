//! CB317: `runtime-versions` that names no runtime.

use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codebuild::file::{BuildspecFile, PhaseName};
use crate::formats::codebuild::model::InstallPhase;
use crate::rule;
use crate::schema::{Field, MisfitKind};
use crate::syntax::{Document, NodeId, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB317", "no-runtimes", Error, "cb317_no_runtimes.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let help = "At least one runtime is needed there. Write, for instance, `python: 3.12` below it, or delete it.";
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(InstallPhase::SHAPE, "runtime-versions")) {
        let MisfitKind::WrongKind { expected: "a mapping", found, node, .. } = misfit.kind else { continue };
        let found = findings.tell(misfit.span, format!("`runtime-versions` is {found}, not a mapping."));
        found.help(help);
        if let Some(edits) = without_dashes(&file.document, node) {
            found.fix(Fix::safe("Delete the dashes", edits));
        }
    }
    let install = file.phase(PhaseName::Install).and_then(|install| install.runtime_versions);
    let Some(runtimes) = install.filter(|_| file.is_whole()) else { return };
    let is_empty = match runtimes {
        Field::Null(_) => true,
        Field::Known(map) => file.document.entries(map.node).is_some_and(|mut entries| entries.next().is_none()),
        Field::Absent | Field::Opaque(_) => false,
    };
    if let Some(key) = runtimes.key().filter(|_| is_empty) {
        findings.tell(key, "`runtime-versions` names no runtime.").help(help);
    }
}

/// The list without its dashes, where each item is `name: version` on a line of its own.
fn without_dashes(document: &Document, node: NodeId) -> Option<Vec<Edit>> {
    layout::indentation(document, document.span(node).start)?;
    let items = document.items(node)?.iter().map(|item| {
        let start = document.span(*item).start;
        let line = document.lines().start_of(document.lines().line_of(start));
        let before = document.source().get(line as usize..start as usize)?;
        let dash = line + before.find('-')? as u32;
        let is_alone = before.trim() == "-" && document.entries(*item)?.count() == 1;
        is_alone.then(|| Edit::replace(Span::new(dash, dash + 1), " "))
    });
    items.collect()
}
