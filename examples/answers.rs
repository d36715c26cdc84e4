//! The native half of the proof that the page's core answers as this one does: `tests/wasm/same.js` is the other.
//!
//! Each line of standard input is a JSON object with `files`, each of a `name` and a `text`, and a `scenario` for the
//! first. Each line of standard output is one with the `diagnostics` of each file, what is found `across` them, each with
//! the number of its file, and the `timeline` of the first.

use std::io::{Error, Result, Write, stdin, stdout};

use rehearsal::formats::{FORMATS, recognise};
use rehearsal::syntax::Document;
use rehearsal::workspace::{Workspace, WorkspaceFile};
use rehearsal::{Scenario, check_document};
use serde::Deserialize;
use serde_json::{Value, json};

/// What is asked.
#[derive(Deserialize)]
struct Question {
    files: Vec<Source>,
    scenario: Scenario,
}

/// A file.
#[derive(Deserialize)]
struct Source {
    name: String,
    text: String,
}

fn main() -> Result<()> {
    let mut out = stdout().lock();
    for line in stdin().lines() {
        let Question { files, scenario } = serde_json::from_str(&line?).map_err(Error::other)?;
        let mut scenario = Some(scenario);
        let files = files.into_iter().map(|source| read(&source, scenario.take().unwrap_or_default()));
        let workspace = Workspace { files: files.collect() };
        let checked =
            |file: &WorkspaceFile| check_document(file.document.clone(), file.format, &file.settings).diagnostics;
        let diagnostics: Vec<_> = workspace.files.iter().map(checked).collect();
        let (across, timeline) = (workspace.findings(), workspace.rehearse(0));
        writeln!(out, "{}", json!({ "diagnostics": diagnostics, "across": across, "timeline": timeline }))?;
    }
    Ok(())
}

fn read(source: &Source, scenario: Scenario) -> WorkspaceFile {
    let document = Document::read(&source.text);
    let format = recognise(&source.name, &document).unwrap_or(FORMATS[0]);
    let settings = format.named(&Value::Null, &source.name);
    WorkspaceFile { name: source.name.clone(), format, settings, document, scenario }
}
