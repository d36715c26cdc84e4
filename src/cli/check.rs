//! `rehearsal check`.

use rehearsal::diagnostics::Severity;

use super::arguments::{Check, Output};
use super::{Answer, ERRORS, UNUSABLE, github, input, json, sarif, text, together};

/// Checks the files, each on its own and all together, and tells what was found.
pub fn run(arguments: &Check) -> Answer {
    let (mut files, usable) = input::read(&arguments.files);
    together::add_findings(&mut files);
    let output = match arguments.format {
        Output::Text => text::report(&files),
        Output::Json => format!("{}\n", json::report(&files)),
        Output::Github => github::report(&files),
        Output::Sarif => format!("{}\n", sarif::report(&files)),
    };
    let errors = files.iter().flat_map(|file| &file.diagnostics).any(|d| d.severity == Severity::Error);
    let code = match (usable, errors) {
        (false, _) => UNUSABLE,
        (true, true) => ERRORS,
        (true, false) => 0,
    };
    Answer::new(output, code)
}
