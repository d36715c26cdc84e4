//! Files as they are read.

use std::io::Read;

use rehearsal::diagnostics::{Diagnostic, own};
use rehearsal::formats::Format;
use rehearsal::syntax::Document;
use rehearsal::syntax::bytes::{Decoded, decode};
use rehearsal::{Checked, check};

/// A file that was read and checked.
pub struct File {
    /// Its path as it was given; `-` is standard input.
    pub path: String,
    /// What it is read as.
    pub kind: &'static Format,
    /// Its text and how that is encoded; none where its bytes are no text.
    pub decoded: Option<Decoded>,
    /// Its text as a tree; empty where there is none.
    pub document: Document,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks files. What cannot be opened is said on standard error and left out; then the flag is false.
pub fn read(paths: &[String], kind: &'static Format) -> (Vec<File>, bool) {
    let (mut files, mut usable) = (Vec::new(), true);
    for path in paths {
        match bytes(path) {
            Ok(bytes) => files.push(file(path, &bytes, kind)),
            Err(error) => {
                eprintln!("{path}: {error}");
                usable = false;
            }
        }
    }
    (files, usable)
}

fn file(path: &str, bytes: &[u8], kind: &'static Format) -> File {
    let path = path.to_owned();
    match decode(bytes) {
        Ok(decoded) => {
            let Checked { document, diagnostics } = check(&decoded.text, kind);
            File { path, kind, decoded: Some(decoded), document, diagnostics }
        }
        Err(error) => {
            let diagnostics = own::not_a_text(&error.to_string());
            File { path, kind, decoded: None, document: Document::read(""), diagnostics }
        }
    }
}

impl File {
    /// Its text and how that is encoded.
    ///
    /// # Errors
    ///
    /// Where its bytes are no text; that is the finding of the file, in words.
    pub fn text(&self) -> Result<&Decoded, String> {
        self.decoded.as_ref().ok_or_else(|| {
            let said: Vec<&str> = self.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
            format!("{}: {}", self.path, said.join(" "))
        })
    }
}

fn bytes(path: &str) -> std::io::Result<Vec<u8>> {
    if path != "-" {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
