//! Files as they are read.

use std::io::Read;
use std::path::Path;

use rehearsal::diagnostics::{Diagnostic, own};
use rehearsal::formats::{FORMATS, Format, recognise};
use rehearsal::syntax::Document;
use rehearsal::syntax::bytes::{Decoded, decode};
use rehearsal::{Checked, check_document};
use serde_json::Value;

use super::arguments::{Files, Settings};
use super::folder;

/// A file that was read and checked.
pub struct File {
    /// Its path as it was given; `-` is standard input.
    pub path: String,
    /// What it is read as.
    pub kind: &'static Format,
    /// The settings under which it was checked.
    pub settings: Value,
    /// Its text and how that is encoded; none where its bytes are no text.
    pub decoded: Option<Decoded>,
    /// Its text as a tree; empty where there is none.
    pub document: Document,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and checks files, and those of folders whose names are known. What cannot be opened is said on standard error
/// and left out; then the flag is false.
pub fn read(arguments: &Files) -> (Vec<File>, bool) {
    let Some(settings) = set(&arguments.settings) else { return (Vec::new(), false) };
    read_all(&arguments.paths, arguments.kind, &settings)
}

/// Reads and checks what further paths lead to, as [`read`] does; what each file is, its name and content tell.
pub fn read_more(paths: &[String], settings: &Settings) -> (Vec<File>, bool) {
    match set(settings) {
        Some(settings) => read_all(paths, None, &settings),
        None => (Vec::new(), false),
    }
}

fn read_all(paths: &[String], kind: Option<&'static Format>, settings: &Value) -> (Vec<File>, bool) {
    let (mut files, mut usable) = (Vec::new(), true);
    for path in paths {
        let named = match Path::new(path).is_dir() {
            true => folder::files(path),
            false => Ok(vec![path.clone()]),
        };
        match named {
            Ok(named) => {
                for path in named {
                    let read = file(&path, kind, settings);
                    usable &= read.is_some();
                    files.extend(read);
                }
            }
            Err(complaint) => {
                eprintln!("{complaint}");
                usable = false;
            }
        }
    }
    (files, usable)
}

/// Reads and checks a file. Where it cannot be opened, that is said on standard error.
pub fn read_one(path: &str, kind: Option<&'static Format>, settings: &Settings) -> Option<File> {
    file(path, kind, &set(settings)?)
}

fn set(settings: &Settings) -> Option<Value> {
    settings.value().map_err(|complaint| eprintln!("{complaint}")).ok()
}

fn file(path: &str, kind: Option<&'static Format>, settings: &Value) -> Option<File> {
    let bytes = bytes(path).map_err(|error| eprintln!("{path}: {error}")).ok()?;
    let text = decode(&bytes);
    let document = Document::read(text.as_ref().map(|decoded| decoded.text.as_str()).unwrap_or_default());
    let kind = kind.or_else(|| recognise(base_name(path), &document)).unwrap_or(FORMATS[0]);
    let settings = settings_for(kind, path, settings);
    let path = path.to_owned();
    Some(match text {
        Ok(decoded) => {
            let Checked { document, diagnostics } = check_document(document, kind, &settings);
            File { path, kind, settings, decoded: Some(decoded), document, diagnostics }
        }
        Err(error) => {
            let diagnostics = own::not_a_text(&error.to_string());
            File { path, kind, settings, decoded: None, document, diagnostics }
        }
    })
}

/// What is set for checking a file: what was asked for, as far as the format takes it, and its name.
fn settings_for(kind: &Format, path: &str, asked: &Value) -> Value {
    let asked = if (kind.settings_fault)(asked).is_none() { asked.clone() } else { Value::Null };
    if path == "-" { asked } else { kind.named(&asked, base_name(path)) }
}

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
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
