//! Compares what is found in a folder's files with what its MANIFEST.tsv says of them.
//!
//! The manifest is a table with tabs. Its columns `file`, `verdict` (valid or invalid) and `error_rules` (codes
//! separated by commas, the primary error first) are read, and `line`, where it is there: the line, from 1, on which
//! the primary error has to be told.

use std::collections::BTreeSet;
use std::io::{Error, Result};
use std::path::Path;
use std::{fmt, fs};

use rehearsal::diagnostics::{Severity, own};
use rehearsal::formats::codebuild;
use rehearsal::syntax::bytes::decode;
use rehearsal::{Checked, check};
use serde_json::Value;

/// What a manifest says of one file.
pub struct Row {
    /// The file, beside the manifest.
    pub file: String,
    valid: bool,
    /// The codes of its errors, the primary one first.
    codes: Vec<String>,
    /// On which line the primary error is told, where the manifest says so.
    line: Option<u32>,
}

/// What came of comparing all files.
#[derive(Default)]
pub struct Comparison {
    /// How many files are valid, and how many of them have no error.
    valid: (usize, usize),
    /// How many files are invalid, and of how many every rule was found where it is expected.
    invalid: (usize, usize),
    /// Every disagreement, on a line of its own.
    pub disagreements: Vec<String>,
}

/// Reads a folder's manifest.
pub fn rows(folder: &Path) -> Result<Vec<Row>> {
    let manifest = fs::read_to_string(folder.join("MANIFEST.tsv"))?;
    let mut lines = manifest.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| header.iter().position(|title| *title == name);
    let (Some(file), Some(verdict), Some(rules)) = (column("file"), column("verdict"), column("error_rules")) else {
        return Err(Error::other("the manifest lacks a column"));
    };
    let line_column = column("line");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().filter(|cell| *cell != "-").unwrap_or_default();
        let codes = cell(rules).split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect();
        let line = line_column.map(cell).filter(|line| !line.is_empty());
        let line = line.map(|line| line.parse().map_err(|_| Error::other(format!("`{line}` is no line"))));
        Ok(Row { file: cell(file).to_owned(), valid: cell(verdict) == "valid", codes, line: line.transpose()? })
    };
    lines.filter(|line| !line.is_empty()).map(row).collect()
}

/// Compares every file that the folder's manifest names.
pub fn compare(folder: &Path) -> Result<Comparison> {
    let mut comparison = Comparison::default();
    for row in rows(folder)? {
        comparison.add(&row, &errors(&folder.join(&row.file))?);
    }
    Ok(comparison)
}

/// An error that was found.
struct Found {
    code: String,
    line: u32,
    message: String,
}

fn errors(file: &Path) -> Result<Vec<Found>> {
    let bytes = fs::read(file)?;
    let Checked { document, diagnostics } = match decode(&bytes) {
        Ok(decoded) => check(&decoded.text, &codebuild::FORMAT, &Value::Null),
        Err(error) => Checked {
            diagnostics: own::not_a_text(&error.to_string()),
            ..check("", &codebuild::FORMAT, &Value::Null)
        },
    };
    let errors = diagnostics.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let found = errors.map(|diagnostic| Found {
        line: document.lines().position(document.source(), diagnostic.span.start).line,
        code: diagnostic.code.into_owned(),
        message: diagnostic.message,
    });
    Ok(found.collect())
}

impl Comparison {
    /// Whether all is as the manifests say.
    pub fn agrees(&self) -> bool {
        self.disagreements.is_empty()
    }

    fn add(&mut self, row: &Row, found: &[Found]) {
        let file = &row.file;
        if row.valid {
            self.valid.0 += 1;
            self.valid.1 += usize::from(found.is_empty());
            let alarm =
                |Found { code, line, message }: &Found| format!("false alarm  {file}:{line} {code} {message}");
            self.disagreements.extend(found.iter().map(alarm));
            return;
        }
        let codes: BTreeSet<&str> = found.iter().map(|error| error.code.as_str()).collect();
        let missed: Vec<&String> = row.codes.iter().filter(|code| !codes.contains(code.as_str())).collect();
        let lines: Vec<u32> =
            found.iter().filter(|error| Some(&error.code) == row.codes.first()).map(|error| error.line).collect();
        let misplaced = row.line.filter(|line| missed.is_empty() && !lines.contains(line));
        self.invalid.0 += 1;
        self.invalid.1 += usize::from(missed.is_empty() && misplaced.is_none());
        if !missed.is_empty() {
            self.disagreements.push(format!("missed       {file} {missed:?}, found {codes:?}"));
        }
        if let Some(line) = misplaced {
            self.disagreements
                .push(format!("misplaced    {file}:{line} {:?}, found on {lines:?}", row.codes.first()));
        }
    }
}

/// Both rates.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((valid, clean), (invalid, told)) = (self.valid, self.invalid);
        write!(f, "{clean} of {valid} valid files without an error, ")?;
        write!(f, "{told} of {invalid} invalid files with every error expected")
    }
}
