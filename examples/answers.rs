//! The native half of the proof that the page's core answers as this one does: `tests/wasm/same.js` is the other.
//!
//! Each line of standard input is a JSON object with a `text` and a `scenario`. Each line of standard output is one
//! with the `diagnostics` of that text, and its `timeline` under that scenario.

use std::io::{Error, Result, Write, stdin, stdout};

use rehearsal::formats::{FORMATS, recognise};
use rehearsal::syntax::Document;
use rehearsal::{Scenario, check, rehearse};
use serde::Deserialize;
use serde_json::{Value, json};

/// What is asked.
#[derive(Deserialize)]
struct Question {
    text: String,
    scenario: Scenario,
}

fn main() -> Result<()> {
    let mut out = stdout().lock();
    for line in stdin().lines() {
        let Question { text, scenario } = serde_json::from_str(&line?).map_err(Error::other)?;
        let format = recognise("", &Document::read(&text)).unwrap_or(FORMATS[0]);
        let diagnostics = check(&text, format, &Value::Null).diagnostics;
        let timeline = rehearse(&text, format, &Value::Null, &scenario);
        writeln!(out, "{}", json!({ "diagnostics": diagnostics, "timeline": timeline }))?;
    }
    Ok(())
}
