//! What a syntax error is told as: exactly one finding for a file, whichever rule tells it.

use crate::diagnostics::Findings;
use crate::diagnostics::syntax_error::tell_accident;
use crate::formats::codebuild::file::BuildspecFile;
use crate::syntax::{Accident, AccidentKind, Problem};

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

/// Tells a syntax error by its cause.
pub fn tell(file: &BuildspecFile, problem: &Problem, accident: &Accident, findings: &mut Findings) {
    tell_accident(&file.document, problem, accident, &as_aws_says(problem), findings);
}

/// How CodeBuild refuses the file.
pub fn as_aws_says(problem: &Problem) -> String {
    format!(
        "CodeBuild refuses the file in DOWNLOAD_SOURCE: `YAML_FILE_ERROR`, `{}` at line {}; its line numbers can \
            be one too small.",
        problem.message, problem.line
    )
}
