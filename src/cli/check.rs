//! `rehearsal check`.

use rehearsal::diagnostics::Severity;

use super::arguments::{Check, Output};
use super::{ERRORS, UNUSABLE, github, input, json, sarif, text};

/// Checks the files and prints what was found.
pub fn run(arguments: &Check) -> u8 {
    let (files, usable) = input::read(&arguments.files.paths, arguments.files.kind);
    match arguments.format {
        Output::Text => text::print(&files),
        Output::Json => println!("{}", json::report(&files)),
        Output::Github => print!("{}", github::report(&files)),
        Output::Sarif => println!("{}", sarif::report(&files)),
    }
    let errors = files.iter().flat_map(|file| &file.diagnostics).any(|d| d.severity == Severity::Error);
    match (usable, errors) {
        (false, _) => UNUSABLE,
        (true, true) => ERRORS,
        (true, false) => 0,
    }
}
