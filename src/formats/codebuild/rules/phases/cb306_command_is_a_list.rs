//! CB306: a list in a list of commands.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::{NodeId, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB306", "command-is-a-list", Error, "cb306_command_is_a_list.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { found: "a list", node, item: Some(index), .. } = misfit.kind else { continue };
        let Some(owner) = misfit.owner.filter(|owner| matches!(owner.key.name, "commands" | "finally")) else {
            continue;
        };
        let span = file.document.span(node);
        let list = owner.key.name;
        let found = findings.tell(
            Span::new(span.start, (span.start + 1).min(span.end)),
            format!("Item {index} of `{list}` is a list, not a command."),
        );
        found.help(
            "CodeBuild refuses the whole file: a command must be a text. Each command has one dash of its \
            own, all at the same indentation.",
        );
        if let Some(edit) = without_dash(file, node) {
            found.fix(Fix::safe("Delete the second dash", vec![edit]));
        }
    }
}

/// `- - command` without its second dash, where that is its only item.
fn without_dash(file: &BuildspecFile, node: NodeId) -> Option<Edit> {
    let document = &file.document;
    let [only] = document.items(node)? else { return None };
    let dash = Span::new(document.span(node).start, document.span(*only).start);
    let written = dash.text(document.source());
    (document.scalar(*only).is_some() && written.trim_end() == "-" && !written.contains('\n'))
        .then(|| Edit::replace(dash, ""))
}
