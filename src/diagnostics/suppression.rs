//! `# rehearsal: ignore CB701`: findings that a file's author does not want to see.
//!
//! The comment speaks for its own line if something stands before it, else for the next line that is not a comment.
//! It can name several codes, separated by commas or blanks, and give a reason after `--`.

use super::own::RH201;
use super::{Diagnostic, Edit, Findings, Fix};
use crate::syntax::{Document, Span};

/// A code that a comment asks to ignore.
struct Ignore<'d> {
    code: &'d str,
    span: Span,
    comment: Span,
    line: usize,
}

/// Takes out what the file's comments ask to ignore, and tells every code that ignored nothing.
pub fn suppress(document: &Document, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let ignores = ignores(document);
    if ignores.is_empty() {
        return found;
    }
    let mut used = vec![false; ignores.len()];
    let line = |diagnostic: &Diagnostic| document.lines().line_of(diagnostic.span.start);
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in found {
        let by = ignores.iter().position(|ignore| {
            ignore.line == line(&diagnostic) && ignore.code.eq_ignore_ascii_case(&diagnostic.code)
        });
        match by {
            Some(by) => used[by] = true,
            None => kept.push(diagnostic),
        }
    }
    // While the text is broken, what is found changes with every key; an ignore may be right again the next moment.
    if document.problem().is_none() {
        let idle = ignores.iter().zip(&used).filter(|(_, used)| !**used);
        kept.extend(Findings::by(&RH201, |findings| {
            for (ignore, _) in idle {
                let message =
                    format!("`{}` is not found on line {}, so this ignores nothing.", ignore.code, ignore.line + 1);
                let alone = ignores.iter().filter(|other| other.comment == ignore.comment).count() == 1;
                let told = findings.tell(ignore.span, message);
                told.help("Delete it, or put it on the line of the finding or on the line above.");
                if alone {
                    told.fix(Fix::safe(
                        "Delete the comment",
                        vec![Edit::replace(whole(document, ignore.comment), "")],
                    ));
                }
            }
        }));
        super::rule::sort(&mut kept);
    }
    kept
}

/// The comment with the blanks before it, and with its line where it stands alone.
fn whole(document: &Document, comment: Span) -> Span {
    let source = document.source();
    let before = source.get(..comment.start as usize).unwrap_or_default();
    let start = before.trim_end_matches([' ', '\t']).len();
    match before.get(..start) {
        Some("") => Span::new(0, (comment.end + 1).min(source.len() as u32)),
        // Together with the line end before it, an own line goes wholly.
        Some(text) if text.ends_with('\n') => Span::new(start as u32 - 1, comment.end),
        _ => Span::new(start as u32, comment.end),
    }
}

fn ignores(document: &Document) -> Vec<Ignore<'_>> {
    let mut all = Vec::new();
    let source = document.source();
    for comment in document.comments() {
        let text = comment.span.text(source);
        let Some(codes) = text.trim_start_matches('#').trim_start().strip_prefix("rehearsal:") else { continue };
        let Some(codes) = codes.trim_start().strip_prefix("ignore") else { continue };
        let codes = codes.split("--").next().unwrap_or_default();
        let line = target(document, comment.span);
        for code in codes.split([' ', ',', '\t']).filter(|code| !code.is_empty()) {
            // All are slices of the same source, so their distance is their place.
            let at = comment.span.start + (code.as_ptr() as usize - text.as_ptr() as usize) as u32;
            all.push(Ignore { code, span: Span::new(at, at + code.len() as u32), comment: comment.span, line });
        }
    }
    all
}

/// The line, from 0, that a comment speaks for.
fn target(document: &Document, comment: Span) -> usize {
    let (source, lines) = (document.source(), document.lines());
    let own = lines.line_of(comment.start);
    let is_bare = |line: usize| {
        let text = lines.line(source, line).trim_start();
        text.is_empty() || text.starts_with('#')
    };
    if !is_bare(own) {
        return own;
    }
    (own + 1..lines.len()).find(|line| !is_bare(*line)).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Severity;

    fn finding(code: &'static str, at: u32) -> Diagnostic {
        Diagnostic {
            code: code.into(),
            name: "x".into(),
            severity: Severity::Warning,
            message: String::new(),
            help: None,
            assumption: None,
            span: Span::new(at, at + 1),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    #[test]
    fn speaks_for_its_line_or_the_next() {
        let text = "a: 1 # rehearsal: ignore CB1, CB2 -- wanted\n# rehearsal: ignore CB3\n\nb: 2\n";
        let document = Document::read(text);
        let b = text.find("b:").expect("there") as u32;
        let left = suppress(&document, vec![finding("CB1", 0), finding("CB3", 0), finding("CB3", b)]);
        let told: Vec<_> = left.iter().map(|d| (d.code.as_ref(), d.span.text(text))).collect();
        assert_eq!(told, [("CB3", "a"), ("RH201", "CB2")]);
    }

    #[test]
    fn an_idle_comment_can_be_deleted() {
        let text = "a: 1\n# rehearsal: ignore CB3\nb: 2\n";
        let left = suppress(&Document::read(text), Vec::new());
        let edit = &left[0].fixes[0].edits[0];
        let mut fixed = text.to_owned();
        fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        assert_eq!(fixed, "a: 1\nb: 2\n");
    }
}
