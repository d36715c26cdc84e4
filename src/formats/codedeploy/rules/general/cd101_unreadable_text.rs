//! CD101: the text is not YAML, or holds characters that make another text of it.

use crate::diagnostics::blanks::tell_blanks;
use crate::diagnostics::repair::single_quoted;
use crate::diagnostics::syntax_error::{tell_accident, tell_problem};
use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::platform::Platform;
use crate::rule;
use crate::syntax::{Note, Problem, ProblemKind, Span};

pub const RULE: Rule<AppSpecFile> = rule!("CD101", "unreadable-text", Error, "cd101_unreadable_text.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    byte_order_mark(file, findings);
    tell_blanks(&file.document, findings);
    let Some(problem) = file.document.problem() else { return alias(file, findings) };
    if !matches!(problem.kind, ProblemKind::Syntax | ProblemKind::Character) {
        return;
    }
    let refusal = refusal(file, problem);
    match &problem.accident {
        Some(accident) => {
            tell_accident(&file.document, problem, accident, &refusal, findings);
        }
        None => tell_problem(problem, &refusal, findings),
    }
}

fn refusal(file: &AppSpecFile, problem: &Problem) -> String {
    let Problem { message, line, .. } = problem;
    match file.platform() {
        Some(Platform::Ecs | Platform::Lambda) => {
            "CodeDeploy refuses the revision: `The input AppSpec file is a not well-formed yaml.`".to_owned()
        }
        _ => format!(
            "The agent refuses the file in the first event that reads it, with the words `{message}` and line {line}."
        ),
    }
}

fn byte_order_mark(file: &AppSpecFile, findings: &mut Findings) {
    if !file.document.source().starts_with('\u{feff}') {
        return;
    }
    let span = Span::new(0, '\u{feff}'.len_utf8() as u32);
    let found = findings
        .tell(span, "The file begins with a byte-order mark, which the agent takes for a part of the first key.");
    found.help(
        "The rest is lost: agent 1.8 says `unsupported operating system ()`, agent 2.x `missing field os`. Save the \
            file as UTF-8 without the mark.",
    );
    if !matches!(file.platform(), Some(Platform::Server) | None) {
        found.graded(Severity::Warning).assume("How CodeDeploy itself reads a file that begins with the mark.");
        found.message = "The file begins with a byte-order mark.".to_owned();
        found.help("Save the file as UTF-8 without the mark.");
    }
    found.fix(Fix::safe("Delete the mark", vec![Edit::replace(span, "")]));
}

/// An alias that stands for nothing.
fn alias(file: &AppSpecFile, findings: &mut Findings) {
    let Some(Note::UndefinedAlias(node) | Note::EnclosingAlias(node)) = file.document.notes().first() else { return };
    let span = file.document.span(*node);
    let written = span.text(file.document.source());
    findings
        .tell(span, format!("`{written}` is an alias, and there is nothing that it stands for."))
        .help(
            "In YAML a value that begins with `*` repeats what was named with `&` before. No reader takes this. Put \
                a pattern in quotes.",
        )
        .fix(Fix::safe("Put it in quotes", vec![Edit::replace(span, single_quoted(written))]));
}
