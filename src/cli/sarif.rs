//! Findings as SARIF 2.1.0 (OASIS), for code scanning.

use rehearsal::diagnostics::{Diagnostic, RulePage, Severity};
use rehearsal::rules;
use rehearsal::syntax::Span;
use rehearsal::syntax::bytes::Encoding;
use serde_json::{Value, json};

use super::input::File;
use super::together::lies_in;

/// The log of one run.
pub fn report(files: &[File]) -> Value {
    let rules = rules();
    let results = files.iter().flat_map(|file| {
        let rules = &rules;
        file.diagnostics.iter().map(move |diagnostic| result(files, file, diagnostic, rules))
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "rehearsal",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn rule(rule: &RulePage) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.summary() },
        "help": { "text": rule.summary(), "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(files: &[File], file: &File, diagnostic: &Diagnostic, rules: &[RulePage]) -> Value {
    let text = match &diagnostic.help {
        Some(help) => format!("{} {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let fixes = diagnostic.fixes.iter().map(|fix| {
        let replacements = fix.edits.iter().map(
            |edit| json!({ "deletedRegion": region(file, edit.span), "insertedContent": { "text": edit.text } }),
        );
        json!({
            "description": { "text": fix.title },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(&file.path) },
                "replacements": replacements.collect::<Vec<_>>(),
            }],
        })
    });
    let related = diagnostic.related.iter().enumerate().map(|(id, related)| {
        json!({
            "id": id,
            "physicalLocation": location(lies_in(files, file, related.file.as_deref()), related.span),
            "message": { "text": related.message },
        })
    });
    json!({
        "ruleId": diagnostic.code,
        "ruleIndex": rules.iter().position(|rule| rule.code == diagnostic.code),
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": location(file, diagnostic.span) }],
        "relatedLocations": related.collect::<Vec<_>>(),
        "fixes": fixes.collect::<Vec<_>>(),
    })
}

fn location(file: &File, span: Span) -> Value {
    json!({ "artifactLocation": { "uri": uri(&file.path) }, "region": region(file, span) })
}

fn region(file: &File, span: Span) -> Value {
    let position = |offset| file.document.lines().position(file.document.source(), offset);
    let (start, end) = (position(span.start), position(span.end));
    let mut region = json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    });
    // Our bytes are those of UTF-8; in another encoding they would lead elsewhere.
    if file.decoded.as_ref().is_some_and(|decoded| decoded.encoding == Encoding::Utf8) {
        region["byteOffset"] = span.start.into();
        region["byteLength"] = span.len().into();
    }
    region
}

/// A path as a relative URI reference: what may not stand in one is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
