//! CB307: a single text where a list is documented.

use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::rule;
use crate::schema::{Field, OneOrMany, Placed};
use crate::syntax::{ScalarStyle, Span};

pub const RULE: Rule<BuildspecFile> = rule!("CB307", "text-for-a-list", Hint, "cb307_text_for_a_list.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec() else { return };
    let mut lists: Vec<(&str, &Field<OneOrMany<String>>)> = Vec::new();
    for phase in file.phases() {
        lists.extend(phase.blocks().map(|(block, list)| (block.key(), list)));
    }
    let reports = spec.reports.value().into_iter().flat_map(|reports| reports.known());
    lists.extend(reports.map(|(_, report)| ("files", &report.value.files)));
    lists.extend(ArtifactSet::all(spec).iter().map(|artifacts| ("files", artifacts.files)));
    lists.extend(spec.cache.value().map(|cache| ("paths", &cache.paths)));
    for (key, list) in lists {
        let Some(list) = list.known().filter(|list| list.value.single) else { continue };
        let found = findings.tell(list.key, format!("`{key}` is a single text."));
        found.help(
            "CodeBuild takes it for a list of one, but documents a list. Other tools may refuse it; write it \
            below a dash.",
        );
        if let Some(edits) = as_list(file, list) {
            found.fix(Fix::safe("Write it as a list", edits));
        }
    }
}

/// The text below a dash; a block moves in together with its lines.
fn as_list(file: &BuildspecFile, list: &Placed<OneOrMany<String>>) -> Option<Vec<Edit>> {
    let document = &file.document;
    if document.resolve(list.node) != list.node {
        return None;
    }
    let outer = layout::indentation(document, list.key.start)?;
    let dash = format!("\n{outer}  - ");
    let blank = list.key.end + 1;
    if document.source().get(list.key.end as usize..list.span.start as usize)?.trim() != ":" {
        return None;
    }
    let lead = Edit::replace(Span::new(blank, list.span.start), dash);
    match document.style(list.node)? {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let body = document.content(list.node)?;
            let lines = document.lines();
            let at = lines.start_of(lines.line_of(body.start));
            let text = body.text(document.source());
            let first = at + (text.len() - text.trim_start_matches(' ').len()) as u32;
            let body = Span::new(first.max(body.start), body.end);
            Some(std::iter::once(lead).chain(layout::shift(document, body, 2)?).collect())
        }
        _ => (!list.span.text(document.source()).contains('\n')).then(|| vec![lead]),
    }
}
