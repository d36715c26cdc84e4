//! The worker's side: answers what the page asks, off the main thread.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::marks::{Mark, units};
use super::messages::{Answer, Report, Request, Wanted};
use crate::formats::{FORMATS, Format, recognise};
use crate::schema;
use crate::syntax::{Document, Span};

/// The answer to a request of the page, both as JSON.
///
/// # Errors
/// When the request is not one of the page's.
pub fn answer(request: &str) -> Result<String, serde_json::Error> {
    serde_json::to_string(&answer_to(serde_json::from_str(request)?))
}

fn answer_to(request: Request) -> Answer {
    match request {
        Request::Hello => Answer::Ready,
        Request::Check { text } => Answer::Checked(check(&text)),
        Request::Rehearse { text, scenario } => {
            Answer::Rehearsed(crate::rehearse(&text, format(&Document::read(&text)), &scenario))
        }
        Request::Ask { wanted, text, offset } => Answer::Known(known(wanted, text, offset).to_string()),
    }
}

/// What a text is read as: what its content says, else the first format.
fn format(document: &Document) -> &'static Format {
    recognise("", document).unwrap_or(FORMATS[0])
}

fn check(text: &str) -> Report {
    let document = Document::read(text);
    let format = format(&document);
    let checked = crate::check_document(document, format, &Value::Null);
    let document = &checked.document;
    let lines = document.lines();
    let version = document.root().and_then(|root| document.get(root, "version"));
    Report {
        marks: checked.diagnostics.into_iter().map(|finding| Mark::of(finding, text, lines)).collect(),
        declared: version.and_then(|entry| document.scalar(entry.value)).map(str::to_owned),
        unreadable_from: document.problem().map(|_| document.readable_until().unwrap_or(1) as u32),
    }
}

fn known(wanted: Wanted, text: Cow<str>, offset: u32) -> Value {
    let document = Document::read(&text);
    let (text, lines) = (document.source(), document.lines());
    let byte = lines.byte_of_utf16(text, offset);
    let shape = (format(&document).shape)(&document, &Value::Null);
    match wanted {
        Wanted::Complete => schema::complete(&document, shape, byte).map_or(Value::Null, |known| {
            let (from, to) = units(known.span, text, lines);
            json!({ "from": from, "to": to, "options": known.options })
        }),
        Wanted::Hover => schema::hover(&document, shape, byte).map_or(Value::Null, |known| {
            let (from, to) = units(known.span, text, lines);
            json!({ "from": from, "to": to, "title": known.title, "doc": known.doc, "source": known.source })
        }),
        Wanted::Repairs => repairs(&document),
    }
}

/// One edit from the text to what it is after its safe fixes: from the first difference to the last.
fn repairs(document: &Document) -> Value {
    let (text, lines) = (document.source(), document.lines());
    let fixed = crate::fix(text, format(document), &Value::Null).text;
    let same = |(a, b): &(char, char)| a == b;
    let before: usize = text.chars().zip(fixed.chars()).take_while(same).map(|(it, _)| it.len_utf8()).sum();
    let (old, new) = (text.get(before..).unwrap_or_default(), fixed.get(before..).unwrap_or_default());
    let after: usize = old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(it, _)| it.len_utf8()).sum();
    let (from, to) = units(Span::new(before as u32, (text.len() - after) as u32), text, lines);
    match old.len() + new.len() == 2 * after {
        true => json!([]),
        false => json!([{ "from": from, "to": to, "text": new.get(..new.len() - after) }]),
    }
}
