//! CB308: a dash with nothing behind it.

use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::schema::Field;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> = rule!("CB308", "empty-command", Warning, "cb308_empty_command.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    if !file.is_whole() {
        return;
    }
    for phase in file.phases() {
        for (block, list) in phase.blocks() {
            let Some(list) = list.value().filter(|list| !list.single) else { continue };
            for (index, item) in list.items.iter().enumerate() {
                let span = match item {
                    Field::Null(placed) => dash(file, placed.span),
                    Field::Known(placed) if placed.value.trim().is_empty() => placed.span,
                    _ => continue,
                };
                let found = findings.tell(span, format!("Item {index} of `{}` is empty.", block.key()));
                found.help("CodeBuild runs it as nothing. Delete the dash, or write the command that got lost.");
                if let Some(edit) = without(file, span).filter(|_| list.items.len() > 1) {
                    found.fix(Fix::safe("Delete the dash", vec![edit]));
                }
            }
        }
    }
}

/// The dash before an item that is not there.
fn dash(file: &BuildspecFile, item: Span) -> Span {
    let before = file.document.source().get(..item.start as usize).unwrap_or_default().trim_end();
    match before.ends_with('-') && item.is_empty() {
        true => Span::new(before.len() as u32 - 1, before.len() as u32),
        false => item,
    }
}

/// The line without its dash: the comment behind it stays, and without one the line goes.
fn without(file: &BuildspecFile, dash: Span) -> Option<Edit> {
    let (source, lines) = (file.document.source(), file.document.lines());
    let indent = layout::indentation(&file.document, dash.start)?;
    let line = lines.line_of(dash.start);
    let start = lines.start_of(line);
    match lines.line(source, line).trim().strip_prefix('-')?.trim_start() {
        "" => Some(Edit::replace(Span::new(start, lines.start_of(line + 1).max(dash.end)), "")),
        comment if comment.starts_with('#') => {
            let end = start + lines.line(source, line).find('#')? as u32;
            Some(Edit::replace(Span::new(start, end), indent))
        }
        _ => None,
    }
}
