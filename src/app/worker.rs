//! The worker's side: answers what the page asks, off the main thread.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Value, json};

use super::marks::{Mark, units};
use super::messages::{Answer, Posted, Report, Request, Told, Wanted};
use super::session::Scenario;
use crate::formats::Format;
use crate::schema;
use crate::syntax::{Document, LineIndex, Span};
use crate::workspace::{Workspace, WorkspaceFile};

thread_local! {
    /// The files that the page has told of, by their numbers.
    static FILES: RefCell<BTreeMap<u32, Rc<File>>> = const { RefCell::new(BTreeMap::new()) };
}

/// A file that the page has told of.
struct File {
    told: Told<'static>,
    document: Document,
    format: &'static Format,
    settings: Value,
}

/// The answer to a request of the page, both as JSON.
///
/// # Errors
/// When the request is not one of the page's, or means a file that it has not told of.
pub fn answer(request: &str) -> Result<String, serde_json::Error> {
    let Posted { changed, request } = serde_json::from_str(request)?;
    FILES.with_borrow_mut(|files| {
        for told in changed {
            files.insert(told.id, Rc::new(File::of(told)));
        }
    });
    let answer = answer_to(request).ok_or_else(|| serde::de::Error::custom("a file that was not told of"))?;
    serde_json::to_string(&answer)
}

fn answer_to(request: Request) -> Option<Answer> {
    Some(match request {
        Request::Hello => Answer::Ready,
        Request::Check(id) => Answer::Checked(check(&*file(id)?)),
        Request::Together(ids) => {
            let files = kept(&ids)?;
            Answer::Together(together(&files))
        }
        Request::Rehearse(run) => {
            let ids: Vec<u32> = run.iter().map(|(id, _)| *id).collect();
            let scenarios = run.into_iter().map(|(_, scenario)| scenario.into_owned());
            Answer::Rehearsed(workspace(&kept(&ids)?, scenarios).rehearse(0)?)
        }
        Request::Ask { wanted, of, offset } => Answer::Known(known(wanted, &*file(of)?, offset).to_string()),
    })
}

impl File {
    fn of(told: Told<'static>) -> Self {
        let document = Document::read(&told.text);
        let (format, settings) = told.reading.of(&told.name, &document);
        Self { told, document, format, settings }
    }

    /// What findings and rehearsals call it.
    fn name(&self) -> String {
        match &*self.told.name {
            "" => self.told.reading.shown_name(""),
            name => name.to_owned(),
        }
    }
}

fn file(id: u32) -> Option<Rc<File>> {
    FILES.with_borrow(|files| files.get(&id).cloned())
}

/// These files; all others are forgotten.
fn kept(ids: &[u32]) -> Option<Vec<Rc<File>>> {
    FILES.with_borrow_mut(|files| {
        files.retain(|id, _| ids.contains(id));
        ids.iter().map(|id| files.get(id).cloned()).collect()
    })
}

fn workspace(files: &[Rc<File>], scenarios: impl Iterator<Item = Scenario>) -> Workspace {
    let files = files.iter().zip(scenarios).map(|(file, scenario)| WorkspaceFile {
        name: file.name(),
        format: file.format,
        settings: file.settings.clone(),
        document: file.document.clone(),
        scenario,
    });
    Workspace { files: files.collect() }
}

fn check(file: &File) -> Report {
    let text = &file.told.text;
    let checked = crate::check_document(file.document.clone(), file.format, &file.settings);
    let document = &checked.document;
    let lines = document.lines();
    let mark = |finding| Mark::of(finding, text, lines, &|_| None);
    Report {
        marks: checked.diagnostics.into_iter().map(mark).collect(),
        kind: (file.format.declaration)(document, &file.settings).map(|declaration| declaration.id.to_owned()),
        unreadable_from: document.problem().map(|_| document.readable_until().unwrap_or(1) as u32),
    }
}

fn together(files: &[Rc<File>]) -> Vec<(Report, Vec<Mark>)> {
    let workspace = workspace(files, std::iter::repeat_with(Scenario::default));
    let mut found: Vec<(Report, Vec<Mark>)> = files.iter().map(|file| (check(file), Vec::new())).collect();
    for (at, finding) in workspace.findings() {
        let (Some(file), Some((_, across))) = (workspace.files.get(at), found.get_mut(at)) else { continue };
        let other = |name: &str| workspace.files.iter().find(|file| file.name == name).map(place_in);
        across.push(Mark::of(finding, file.document.source(), file.document.lines(), &other));
    }
    found
}

fn place_in(file: &WorkspaceFile) -> (&str, &LineIndex) {
    (file.document.source(), file.document.lines())
}

fn known(wanted: Wanted, file: &File, offset: u32) -> Value {
    let File { document, format, settings, .. } = file;
    let (text, lines) = (document.source(), document.lines());
    let byte = lines.byte_of_utf16(text, offset);
    let shape = format.shape(document, settings);
    match wanted {
        Wanted::Complete => schema::complete(document, shape, byte).map_or(Value::Null, |known| {
            let (from, to) = units(known.span, text, lines);
            json!({ "from": from, "to": to, "options": known.options })
        }),
        Wanted::Hover => schema::hover(document, shape, byte).map_or(Value::Null, |known| {
            let (from, to) = units(known.span, text, lines);
            json!({ "from": from, "to": to, "title": known.title, "doc": known.doc, "source": known.source })
        }),
        Wanted::Repairs => repairs(document, format, settings),
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
