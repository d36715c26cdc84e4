//! The worker's side: answers what the page asks, off the main thread.

use serde_json::{Value, json};

use super::marks::{Mark, units};
use super::messages::{Answer, Asked, Report, Request, Wanted};
use crate::formats::Format;
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
        Request::Check(asked) => Answer::Checked(check(&asked)),
        Request::Rehearse { of, scenario } => {
            let document = Document::read(&of.text);
            let (format, settings) = of.reading.of(&of.name, &document);
            Answer::Rehearsed((format.rehearse)(document, &settings, &scenario))
        }
        Request::Ask { wanted, of, offset } => Answer::Known(known(wanted, &of, offset).to_string()),
    }
}

fn check(asked: &Asked) -> Report {
    let text = &asked.text;
    let document = Document::read(text);
    let (format, settings) = asked.reading.of(&asked.name, &document);
    let checked = crate::check_document(document, format, &settings);
    let document = &checked.document;
    let lines = document.lines();
    Report {
        marks: checked.diagnostics.into_iter().map(|finding| Mark::of(finding, text, lines)).collect(),
        kind: (format.declaration)(document, &settings).map(|declaration| declaration.id.to_owned()),
        unreadable_from: document.problem().map(|_| document.readable_until().unwrap_or(1) as u32),
    }
}

fn known(wanted: Wanted, asked: &Asked, offset: u32) -> Value {
    let document = Document::read(&asked.text);
    let (format, settings) = asked.reading.of(&asked.name, &document);
    let (text, lines) = (document.source(), document.lines());
    let byte = lines.byte_of_utf16(text, offset);
    let shape = format.shape(&document, &settings);
    match wanted {
        Wanted::Complete => schema::complete(&document, shape, byte).map_or(Value::Null, |known| {
            let (from, to) = units(known.span, text, lines);
            json!({ "from": from, "to": to, "options": known.options })
        }),
        Wanted::Hover => schema::hover(&document, shape, byte).map_or(Value::Null, |known| {
            let (from, to) = units(known.span, text, lines);
            json!({ "from": from, "to": to, "title": known.title, "doc": known.doc, "source": known.source })
        }),
        Wanted::Repairs => repairs(&document, format, &settings),
    }
}

/// One edit from the text to what it is after its safe fixes: from the first difference to the last.
fn repairs(document: &Document, format: &Format, settings: &Value) -> Value {
    let (text, lines) = (document.source(), document.lines());
    let fixed = crate::fix(text, format, settings).text;
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
