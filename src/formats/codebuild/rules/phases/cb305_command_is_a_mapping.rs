//! CB305: a colon and a blank make a mapping of a command.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::{Document, NodeId, Span};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB305", "command-is-a-mapping", Error, "cb305_command_is_a_mapping.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { found: "a mapping", node, item: Some(index), .. } = misfit.kind else { continue };
        let Some(owner) = misfit.owner.filter(|owner| matches!(owner.key.name, "commands" | "finally")) else {
            continue;
        };
        let colon = colon(&file.document, node).unwrap_or(misfit.span);
        let list = owner.key.name;
        let found =
            findings.tell(colon, format!("The colon and blank here make a mapping of item {index} of `{list}`."));
        found.help("CodeBuild refuses the whole file: a command must be a text. Put the whole command in quotes.");
        if let Some(quoted) = quoted(&file.document, node) {
            found.fix(Fix::safe("Quote the command", vec![Edit::replace(file.document.span(node), quoted)]));
        }
    }
}

/// Where the first key ends and its colon stands.
fn colon(document: &Document, node: NodeId) -> Option<Span> {
    let first = document.entries(node)?.next()?;
    let end = document.span(first.key).end;
    let rest = document.source().get(end as usize..)?;
    let at = end + rest.find(':')? as u32;
    Some(Span::new(at, at + 1))
}

/// The command on one line, in single quotes; none where it goes over several lines.
fn quoted(document: &Document, node: NodeId) -> Option<String> {
    let written = document.span(node).text(document.source());
    (!written.contains('\n')).then(|| format!("'{}'", written.replace('\'', "''")))
}
