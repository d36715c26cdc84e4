//! CB208: a list where a mapping belongs, and the like.

use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::{Env, EnvironmentVariables, InstallPhase, Phases};
use crate::rule;
use crate::schema::{Misfit, MisfitKind, Shape};
use crate::syntax::{NodeId, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB208", "wrong-kind", Error, "cb208_wrong_kind.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { expected, found, node, at, item } = misfit.kind else { continue };
        if has_its_own_rule(misfit, expected, item) {
            continue;
        }
        let place = match (misfit.owner, item) {
            _ if expected == "a key" => "A key".to_owned(),
            (Some(owner), Some(item)) => format!("Item {item} of `{}`", owner.key.name),
            _ => {
                let key = at.and_then(|key| file.document.scalar(key)).unwrap_or_default();
                format!("What stands at `{key}`")
            }
        };
        let list = misfit.owner.is_some_and(|owner| matches!((owner.key.shape)(), Shape::OneOrMany(_)));
        let expected = match expected {
            "a key" => "text",
            // A single item may stand for the list; the list is what is documented.
            "text" if list && item.is_none() => "a list",
            expected => expected,
        };
        let told = findings.tell(file.document.first_line(node), format!("{place} is {found}, not {expected}."));
        told.help(format!("CodeBuild refuses the file, or drops what it cannot read there. Write {expected}."));
        let Some(owner) = misfit.owner.filter(|_| holds_variables(misfit)) else { continue };
        told.help(format!("Below `{}` each variable stands on a line of its own, as `NAME: value`.", owner.key.name));
        let edits =
            if found == "text" { with_colons(file, node) } else { layout::without_dashes(&file.document, node) };
        if let Some(edits) = edits {
            told.fix(Fix::safe("Write `NAME: value`", edits));
        }
    }
}

/// Whether a rule closer to it tells this one.
fn has_its_own_rule(misfit: &Misfit, expected: &str, item: Option<usize>) -> bool {
    let Some(owner) = misfit.owner else { return expected == "a mapping" };
    if expected == "a key" {
        return false;
    }
    let is_command = matches!(owner.key.name, "commands" | "finally") && item.is_some();
    let is_phase = owner.mapping == Phases::SHAPE;
    let is_runtimes = misfit.under(InstallPhase::SHAPE, "runtime-versions") && expected == "a mapping";
    let is_value = is_map_of_variables(misfit) && expected == "text";
    is_command || is_phase || is_runtimes || is_value
}

fn is_map_of_variables(misfit: &Misfit) -> bool {
    ["variables", "parameter-store", "secrets-manager"].iter().any(|key| misfit.under(Env::SHAPE, key))
        || misfit.under(EnvironmentVariables::SHAPE, "plaintext")
}

fn holds_variables(misfit: &Misfit) -> bool {
    is_map_of_variables(misfit) && matches!(misfit.kind, MisfitKind::WrongKind { expected: "a mapping", .. })
}

/// `NAME=value` on every line, with a colon and a blank in place of the first `=`.
fn with_colons(file: &BuildspecFile, node: NodeId) -> Option<Vec<Edit>> {
    let span = file.document.span(node);
    let mut at = span.start;
    let mut edits = Vec::new();
    for line in span.text(file.document.source()).split_inclusive('\n') {
        if !line.trim().is_empty() {
            let (name, _) = line.split_once('=')?;
            let is_name = name.trim_start().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let equals = at + name.len() as u32;
            edits.push(is_name.then(|| Edit::replace(Span::new(equals, equals + 1), ": "))?);
        }
        at += line.len() as u32;
    }
    // Behind the key itself there is no room for more keys.
    let line = file.document.lines().start_of(file.document.lines().line_of(span.start));
    let before = file.document.source().get(line as usize..span.start as usize)?;
    before.trim().is_empty().then_some(edits)
}
