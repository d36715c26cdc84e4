//! CB303: a phase that is a list or a text.

use crate::diagnostics::{Edit, Findings, Fix, Rule, layout};
use crate::formats::codebuild::file::{Block, BuildspecFile};
use crate::formats::codebuild::model::Phases;
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::{Document, NodeId, NodeKind, ScalarStyle, Span};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB303", "phase-is-no-mapping", Error, "cb303_phase_is_no_mapping.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { found, node, item: None, .. } = misfit.kind else { continue };
        let Some(owner) = misfit.owner.filter(|owner| owner.mapping == Phases::SHAPE) else { continue };
        let name = owner.key.name;
        if let Some(word) = word_without_colon(&file.document, node) {
            let key = word.text(file.document.source());
            findings
                .tell(word, format!("`{key}` has no colon, so that the phase `{name}` is a text."))
                .help(format!("CodeBuild refuses the file. Write `{key}:`."))
                .fix(Fix::safe(format!("Write `{key}:`"), vec![Edit::insert(word.end, ":")]));
            continue;
        }
        let key = file.spec().and_then(|spec| spec.phases.known()).and_then(|p| file.document.get(p.node, name));
        let span = key.map_or(misfit.span, |entry| file.document.span(entry.key));
        let found = findings.tell(span, format!("The phase `{name}` is {found}, not a mapping."));
        found.help("CodeBuild refuses the file. Put the commands below `commands:` in the phase.");
        if let Some(edits) = key.and_then(|entry| with_commands(file, file.document.span(entry.key), node)) {
            found.fix(Fix::safe("Put them below `commands`", edits));
        }
    }
}

/// A key of a phase that stands alone on the text's first line.
fn word_without_colon(document: &Document, node: NodeId) -> Option<Span> {
    if document.style(node)? != ScalarStyle::Plain {
        return None;
    }
    let span = document.span(node);
    let (first, _) = span.text(document.source()).split_once('\n')?;
    let word = first.trim_end();
    let is_key = [Block::Commands, Block::Finally].iter().any(|block| block.key() == word);
    is_key.then(|| Span::new(span.start, span.start + word.len() as u32))
}

/// The list, moved below `commands:`; or the text as its only item.
fn with_commands(file: &BuildspecFile, key: Span, node: NodeId) -> Option<Vec<Edit>> {
    let document = &file.document;
    let span = document.span(node);
    let outer = layout::indentation(document, key.start)?;
    match document.node(node).kind {
        NodeKind::Sequence { flow: false, .. } => {
            let inner = layout::indentation(document, span.start)?.len();
            let columns = u32::try_from((outer.len() + 4).checked_sub(inner)?).ok()?;
            layout::nest(document, span, columns, &format!("{outer}  commands:"))
        }
        NodeKind::Scalar { style: ScalarStyle::Plain | ScalarStyle::Single | ScalarStyle::Double, .. } => {
            let blank = document.source().get(key.end as usize..span.start as usize)?.strip_prefix(':')?;
            let lead = Span::new(span.start - blank.len() as u32, span.start);
            (blank.trim().is_empty() && !span.text(document.source()).contains('\n'))
                .then(|| vec![Edit::replace(lead, format!("\n{outer}  commands:\n{outer}    - "))])
        }
        _ => None,
    }
}
