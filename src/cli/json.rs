//! Findings for programs. Lines and columns count from 1, columns in characters, bytes from 0, as in UTF-8.

use rehearsal::syntax::{Document, Span};
use serde_json::{Value, json};

use super::input::File;
use super::together::lies_in;

/// The report, version 1.
pub fn report(files: &[File]) -> Value {
    json!({ "version": 1, "files": files.iter().map(|each| file(files, each)).collect::<Vec<_>>() })
}

fn file(files: &[File], file: &File) -> Value {
    let document = &file.document;
    let diagnostics = file.diagnostics.iter().map(|diagnostic| {
        json!({
            "code": diagnostic.code,
            "name": diagnostic.name,
            "severity": diagnostic.severity,
            "message": diagnostic.message,
            "help": diagnostic.help,
            "url": Value::Null,
            "assumption": diagnostic.assumption.is_some(),
            "range": range(document, diagnostic.span),
            "related": diagnostic.related.iter().map(|related| {
                let other = lies_in(files, file, related.file.as_deref());
                let range = range(&other.document, related.span);
                let mut place = json!({ "range": range, "message": related.message });
                if related.file.is_some() {
                    place["path"] = other.path.as_str().into();
                }
                place
            }).collect::<Vec<_>>(),
            "fixes": diagnostic.fixes.iter().map(|fix| {
                json!({ "title": fix.title, "safe": fix.safe, "edits": fix.edits.iter().map(|edit| {
                    let range = range(document, edit.span);
                    json!({ "start": range["start"], "end": range["end"], "text": edit.text })
                }).collect::<Vec<_>>() })
            }).collect::<Vec<_>>(),
        })
    });
    json!({ "path": file.path, "kind": file.kind.id, "diagnostics": diagnostics.collect::<Vec<_>>() })
}

fn range(document: &Document, span: Span) -> Value {
    let position = |offset| document.lines().position(document.source(), offset);
    json!({ "start": position(span.start), "end": position(span.end) })
}
