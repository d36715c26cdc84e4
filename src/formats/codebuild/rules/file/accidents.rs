//! What a syntax error is told as: exactly one finding for a file, whichever rule tells it.

use crate::diagnostics::{Edit, Findings, Fix};
use crate::formats::codebuild::file::BuildspecFile;
use crate::syntax::{Accident, AccidentKind, Problem, Span};

/// The rule that tells a syntax error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The one about tabs.
    Tab,
    /// The one about the version's colon.
    Version,
    /// The one about all others.
    Other,
}

/// What evidently happened behind the file's syntax error, if that is evident, and which rule tells it.
pub fn syntax(file: &BuildspecFile) -> Option<(Told, &Accident)> {
    let accident = file.document.problem()?.accident.as_ref()?;
    let words = accident.span.text(file.document.source());
    let told = match accident.kind {
        AccidentKind::Tab => Told::Tab,
        AccidentKind::MissingColon if words.split_whitespace().next() == Some("version") => Told::Version,
        _ => Told::Other,
    };
    Some((told, accident))
}

/// Tells a syntax error by its cause: where that shows first, with what the scanner noticed as a related place.
pub fn tell(file: &BuildspecFile, problem: &Problem, accident: &Accident, findings: &mut Findings) {
    let line = |span: Span| file.document.lines().line_of(span.start);
    let found = findings.tell(accident.span, accident.message.clone());
    found.help(format!("{} {}", accident.help, as_aws_says(problem)));
    if line(problem.span) != line(accident.span) {
        found.relate(problem.span, format!("Only here it is noticed: {}.", problem.message));
    }
    if let Some(context) = problem.context.as_ref().filter(|context| line(context.span) != line(accident.span)) {
        found.relate(context.span, format!("What was being read begins here, {}.", context.message));
    }
    for repair in &accident.repairs {
        let edits = repair.edits.iter().map(|(span, text)| Edit::replace(*span, text.clone())).collect();
        let made = if repair.safe { Fix::safe } else { Fix::needs_a_look };
        found.fix(made(repair.title.clone(), edits));
    }
}

/// How CodeBuild refuses the file.
pub fn as_aws_says(problem: &Problem) -> String {
    format!(
        "CodeBuild refuses the file in DOWNLOAD_SOURCE: `YAML_FILE_ERROR`, `{}` at line {}; its line numbers can \
            be one too small.",
        problem.message, problem.line
    )
}
