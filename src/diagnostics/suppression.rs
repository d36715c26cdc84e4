//! `# rehearsal: ignore CB701`: findings that a file's author does not want to see.
//!
//! The comment speaks for its own line if something stands before it, else for the next line that is not a comment.
//! It can name several codes, separated by commas or blanks, and give a reason after `--`.

use std::collections::HashMap;

use super::own::RH201;
use super::{Diagnostic, Edit, Findings, Fix};
use crate::syntax::{Document, Span};

/// A code that a comment asks to ignore.
struct Ignore<'d> {
    code: &'d str,
    span: Span,
    comment: Span,
    /// Whether the comment names no other code.
    alone: bool,
    /// The line, from 0, that it speaks for.
    line: usize,
}

/// How the codes of findings begin that need several files. A file on its own cannot tell whether such a code is found.
const ACROSS_FILES: &str = "WS";

impl Ignore<'_> {
    fn is_across_files(&self) -> bool {
        self.code.get(..ACROSS_FILES.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(ACROSS_FILES))
    }
}

/// Takes out what the file's comments ask to ignore, and tells every code that ignored nothing.
pub fn suppress(document: &Document, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let ignores = ignores(document);
    if ignores.is_empty() {
        return found;
    }
    let (mut kept, used) = sift(document, &ignores, found);
    // While the text is broken, what is found changes with every key; an ignore may be right again the next moment.
    if document.problem().is_none() {
        let idle = ignores.iter().zip(&used).filter(|(ignore, used)| !**used && !ignore.is_across_files());
        kept.extend(Findings::by(&RH201, |findings| {
            for (ignore, _) in idle {
                let message =
                    format!("`{}` is not found on line {}, so this ignores nothing.", ignore.code, ignore.line + 1);
                let told = findings.tell(ignore.span, message);
                told.help("Delete it, or put it on the line of the finding or on the line above.");
                if ignore.alone {
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

/// Takes out of findings that need several files what the comments of their own file ask to ignore.
pub fn suppress_across(document: &Document, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    match ignores(document) {
        ignores if ignores.is_empty() => found,
        ignores => sift(document, &ignores, found).0,
    }
}

/// What no comment asks to ignore, and which of the comments' codes ignored something.
fn sift(document: &Document, ignores: &[Ignore<'_>], found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<bool>) {
    let mut used = vec![false; ignores.len()];
    let mut by_place: HashMap<(usize, String), usize> = HashMap::new();
    for (at, ignore) in ignores.iter().enumerate() {
        by_place.entry((ignore.line, ignore.code.to_ascii_uppercase())).or_insert(at);
    }
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in found {
        let line = document.lines().line_of(diagnostic.span.start);
        match by_place.get(&(line, diagnostic.code.to_ascii_uppercase())) {
            Some(by) => used[*by] = true,
            None => kept.push(diagnostic),
        }
    }
    (kept, used)
}

/// The comment with the blanks before it, and with its line where it stands alone.
fn whole(document: &Document, comment: Span) -> Span {
    let source = document.source();
    let before = source.get(..comment.start as usize).unwrap_or_default().trim_end_matches([' ', '\t']);
    let after = source.get(comment.end as usize..).unwrap_or_default();
    // YAML has line ends of more than one byte.
    let line_end =
        |found: Option<char>, two: bool| found.map_or(0, |end| if two { 2 } else { end.len_utf8() as u32 });
    if before.is_empty() {
        return Span::new(0, comment.end + line_end(after.chars().next(), after.starts_with("\r\n")));
    }
    // Together with the line end before it, an own line goes wholly.
    let own = before.chars().next_back().filter(|last| matches!(last, '\n' | '\r'));
    Span::new(before.len() as u32 - line_end(own, before.ends_with("\r\n")), comment.end)
}

fn ignores(document: &Document) -> Vec<Ignore<'_>> {
    let mut all = Vec::new();
    let source = document.source();
    let mut targets = Vec::new();
    for comment in document.comments() {
        let text = comment.span.text(source);
        let Some(codes) = text.trim_start_matches('#').trim_start().strip_prefix("rehearsal:") else { continue };
        let Some(codes) = codes.trim_start().strip_prefix("ignore") else { continue };
        let codes = codes.split("--").next().unwrap_or_default();
        let codes: Vec<&str> = codes.split([' ', ',', '\t']).filter(|code| !code.is_empty()).collect();
        if targets.is_empty() {
            targets = targets_of_lines(document);
        }
        let own = document.lines().line_of(comment.span.start);
        let line = targets.get(own).copied().unwrap_or(own);
        let alone = codes.len() == 1;
        for code in codes {
            // All are slices of the same source, so their distance is their place.
            let at = comment.span.start + (code.as_ptr() as usize - text.as_ptr() as usize) as u32;
            let span = Span::new(at, at + code.len() as u32);
            all.push(Ignore { code, span, comment: comment.span, alone, line });
        }
    }
    all
}

/// For each line, from 0, the one that a comment on it speaks for: itself, or the next that is not bare; the line
/// itself again where none follows.
fn targets_of_lines(document: &Document) -> Vec<usize> {
    let (source, lines) = (document.source(), document.lines());
    let mut targets: Vec<usize> = (0..lines.len()).collect();
    let mut next = None;
    for (line, target) in targets.iter_mut().enumerate().rev() {
        let text = lines.line(source, line).trim_start();
        if text.is_empty() || text.starts_with('#') {
            *target = next.unwrap_or(line);
        } else {
            next = Some(line);
        }
    }
    targets
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
    fn what_needs_several_files_is_ignored_apart() {
        let document = Document::read("a: 1 # rehearsal: ignore WS101\n");
        assert_eq!(suppress(&document, Vec::new()), []);
        assert_eq!(suppress_across(&document, vec![finding("WS101", 0)]), []);
        assert_eq!(suppress_across(&document, vec![finding("WS102", 0)]).len(), 1);
    }

    #[test]
    fn an_idle_comment_can_be_deleted() {
        let deleted = |text: &str| {
            let left = suppress(&Document::read(text), Vec::new());
            let edit = &left[0].fixes[0].edits[0];
            let mut fixed = text.to_owned();
            fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
            fixed
        };
        for end in ["\n", "\r\n", "\r"] {
            let lines = |lines: &[&str]| lines.iter().map(|line| format!("{line}{end}")).collect::<String>();
            let comment = "# rehearsal: ignore CB3";
            assert_eq!(deleted(&lines(&["a: 1", comment, "b: 2"])), lines(&["a: 1", "b: 2"]));
            assert_eq!(deleted(&lines(&[comment, "b: 2"])), lines(&["b: 2"]));
            assert_eq!(deleted(&lines(&[&format!("a: 1 {comment}"), "b: 2"])), lines(&["a: 1", "b: 2"]));
        }
        assert_eq!(deleted("# rehearsal: ignore CB3"), "");
        assert_eq!(deleted("# rehearsal: ignore CB3\u{85}b: 2\n"), "b: 2\n");
    }

    #[test]
    fn a_comment_speaks_for_the_next_line_that_is_not_bare() {
        let document = Document::read("# one\n\n# two\na: 1 # three\n# four\n");
        assert_eq!(targets_of_lines(&document), [3, 3, 3, 3, 4, 5]);
    }
}
