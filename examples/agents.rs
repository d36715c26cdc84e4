//! Compares what the agents are said to refuse with what a folder's table says of them:
//! `cargo run --example agents -- FOLDER`.
//!
//! The table, `MANIFEST.tsv` or `EXPECTED.tsv`, has a column `file`, and for each generation of the agent its verdict:
//! `agent_1.8.1` and `agent_2.x_model`. A file is refused where the verdict is not `OK`, or where `unknown_event_error`
//! says so; `n/a` is passed over. Printed are every disagreement, every refused file without an error, and the rates;
//! it ends with 1 if there is a disagreement.

use std::io::{Error, Result};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use rehearsal::check_document;
use rehearsal::diagnostics::Severity;
use rehearsal::formats::codedeploy::FORMAT;
use rehearsal::formats::codedeploy::agent::{Agents, Generation};
use rehearsal::formats::codedeploy::file::AppSpecFile;
use rehearsal::formats::codedeploy::platform::Platform;
use rehearsal::formats::codedeploy::refusal::refusals;
use rehearsal::formats::codedeploy::rehearse::server::plan::RefusalPoint;
use rehearsal::formats::codedeploy::settings::Settings;
use rehearsal::syntax::Document;
use rehearsal::syntax::bytes::decode;
use serde_json::json;

/// What a table says of one file.
struct Row {
    file: String,
    /// Whether each generation refuses it; none where it is not asked.
    refused: [Option<bool>; 2],
}

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("name a folder with a MANIFEST.tsv or an EXPECTED.tsv");
        return ExitCode::from(2);
    };
    match compare(Path::new(&folder)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(2)
        }
    }
}

fn rows(folder: &Path) -> Result<Vec<Row>> {
    let table = fs::read_to_string(folder.join("MANIFEST.tsv"))
        .or_else(|_| fs::read_to_string(folder.join("EXPECTED.tsv")))?;
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| header.iter().position(|title| *title == name);
    let verdicts = [column("agent_1.8.1"), column("agent_2.x_model")];
    let (Some(file), [Some(v1), Some(v2)]) = (column("file"), verdicts) else {
        return Err(Error::other("the table lacks a column"));
    };
    let events = column("unknown_event_error");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let event = events.is_some_and(|at| cell(at) == "yes");
        let refused = |at: usize| (cell(at) != "n/a").then(|| event || cell(at) != "OK");
        Row { file: cell(file).to_owned(), refused: [refused(v1), refused(v2)] }
    };
    Ok(lines.filter(|line| !line.is_empty()).map(row).collect())
}

/// Whether all is as the folder's table says.
fn compare(folder: &Path) -> Result<bool> {
    let rows = rows(folder)?;
    let mut agrees = true;
    for (at, (generation, agent)) in Generation::ALL.into_iter().zip([Agents::V1, Agents::V2]).enumerate() {
        let (mut asked, mut same, mut told, mut refused) = (0, 0, 0, 0);
        for row in &rows {
            let Some(expected) = row.refused[at] else { continue };
            let (objection, error) = verdict(&fs::read(folder.join(&row.file))?, generation, agent);
            asked += 1;
            same += usize::from(objection.is_some() == expected);
            if objection.is_some() != expected {
                let found = objection.unwrap_or_else(|| "taken".to_owned());
                println!("{}: {} refused: {expected}, found: {found}", generation.name(), row.file);
            }
            if expected {
                refused += 1;
                told += usize::from(error);
            }
            if expected && !error {
                println!("{}: {} is refused, and no error says so", generation.name(), row.file);
            }
        }
        println!(
            "{}: {same} of {asked} files as the table says; an error in {told} of {refused} refused ones",
            generation.name()
        );
        agrees &= same == asked && told == refused;
    }
    Ok(agrees)
}

/// The agent's objection, and whether an error is told where the file is checked for that generation alone.
fn verdict(bytes: &[u8], generation: Generation, agent: Agents) -> (Option<String>, bool) {
    let Ok(decoded) = decode(bytes) else { return (Some("the file is no text".to_owned()), true) };
    let settings = Settings { agent, platform: Some(Platform::Server), name: None, bundle: None };
    let file = AppSpecFile::read(Document::read(&decoded.text), settings.clone());
    let objections = refusals(&file, generation);
    let objection = objections.into_iter().find(|refusal| refusal.point != RefusalPoint::Planning);
    let found = check_document(file.document, &FORMAT, &json!(settings)).diagnostics;
    let error = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    (objection.map(|refusal| refusal.message), error)
}
