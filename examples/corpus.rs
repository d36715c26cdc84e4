//! Compares what is found with what a folder's MANIFEST.tsv says: `cargo run --example corpus -- FOLDER`.
//!
//! The manifest is a table with tabs; its columns `file`, `verdict` (valid or invalid) and `error_rules` (codes
//! separated by commas) are read. Printed are every disagreement and both rates; it ends with 1 if there is one.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use rehearsal::check;
use rehearsal::diagnostics::Severity;
use rehearsal::formats::codebuild;

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("name a folder with a MANIFEST.tsv");
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

fn compare(folder: &Path) -> std::io::Result<bool> {
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv"))?;
    let mut lines = manifest.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| header.iter().position(|title| *title == name);
    let (Some(file), Some(verdict), Some(rules)) = (column("file"), column("verdict"), column("error_rules")) else {
        return Err(std::io::Error::other("the manifest lacks a column"));
    };
    let (mut valid, mut clean, mut invalid, mut told) = (0, 0, 0, 0);
    for line in lines.filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (Some(file), Some(verdict)) = (cells.get(file), cells.get(verdict)) else { continue };
        let text = String::from_utf8_lossy(&fs::read(folder.join(file))?).into_owned();
        let checked = check(&text, &codebuild::FORMAT);
        let errors: Vec<_> = checked.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
        let codes: BTreeSet<&str> = errors.iter().map(|d| d.code.as_ref()).collect();
        let place = |at: u32| checked.document.lines().position(&text, at).line;
        if *verdict == "valid" {
            valid += 1;
            clean += usize::from(errors.is_empty());
            for error in &errors {
                println!("false alarm  {file}:{} {} {}", place(error.span.start), error.code, error.message);
            }
        } else {
            invalid += 1;
            let wanted: BTreeSet<&str> =
                cells.get(rules).unwrap_or(&"").split(',').filter(|code| *code != "-" && !code.is_empty()).collect();
            let missed: Vec<_> = wanted.difference(&codes).collect();
            told += usize::from(missed.is_empty());
            if !missed.is_empty() {
                println!("missed       {file} {missed:?}, found {codes:?}");
            }
            for error in &errors {
                println!("             {file}:{} {} {}", place(error.span.start), error.code, error.message);
            }
        }
    }
    println!(
        "{clean} of {valid} valid files without an error, {told} of {invalid} invalid files with every rule expected"
    );
    Ok(clean == valid && told == invalid)
}
