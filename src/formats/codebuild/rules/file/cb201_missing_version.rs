//! CB201: there is no `version`.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Buildspec;
use crate::formats::codebuild::rules::file::lookalike::lookalike;
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::{NodeId, NodeKind};

pub const RULE: Rule<BuildspecFile> = rule!("CB201", "missing-version", Error, "cb201_missing_version.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec().filter(|_| file.is_whole()) else { return };
    let missing = file.misfits.iter().find_map(|misfit| match misfit.kind {
        MisfitKind::MissingKey { mapping, key, node } if mapping == Buildspec::SHAPE && key.name == "version" => {
            Some(node)
        }
        _ => None,
    });
    let found = if let Some(key) = lookalike(file, "version") {
        let message = format!("`{}` is not `version`, and without that there is no version.", key.name);
        let found = findings.tell(key.span, message);
        found.fix(Fix::safe("Write `version`", vec![rename(&file.document, key.node, "version")]));
        found
    } else if let crate::schema::Field::Null(nothing) = &spec.version {
        let found = findings.tell(nothing.key, "`version` has no value.");
        found.fix(Fix::safe(
            "Write `version: 0.2`",
            vec![Edit::replace(nothing.key.join(nothing.span), "version: 0.2")],
        ));
        found
    } else if let Some(root) = missing {
        let found = findings.tell(file.head(), "The file does not say its `version`.");
        if let Some(edit) = insertion(file, root) {
            found.fix(Fix::safe("Add `version: 0.2`", vec![edit]));
        }
        found
    } else {
        return;
    };
    found.help("CodeBuild needs the version of the format to read the file. Write `version: 0.2` at its top.");
    if file.has_batch() && spec.phases.is_absent() {
        found.graded(Severity::Warning);
        found.help("Files that only hold a `batch` are known to run without it; the guide asks for it all the same.");
    }
}

/// The version before the first key of a root without braces.
fn insertion(file: &BuildspecFile, root: NodeId) -> Option<Edit> {
    let written_in_lines = matches!(file.document.node(root).kind, NodeKind::Mapping { flow: false, .. });
    let head = file.head();
    let line = file.document.lines().start_of(file.document.lines().line_of(head.start));
    (written_in_lines && line == head.start).then(|| Edit::insert(head.start, "version: 0.2\n"))
}
