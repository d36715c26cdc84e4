//! The text as YAML, and the two values at its head.

use super::Objections;
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::facts::version::is_version;
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::formats::codedeploy::scalar::{Reading, Written};
use crate::schema::{Field, MisfitKind};
use crate::syntax::{Document, NodeId, NodeKind, Note, Span};

/// What the reader of YAML refuses.
pub(super) fn read(objections: &mut Objections<'_>) {
    let file = objections.file;
    let document = &file.document;
    if let Some(problem) = document.problem() {
        return objections.tell_freely(problem.span, format!("{} at line {}", problem.message, problem.line));
    }
    if let Some(Note::UndefinedAlias(alias) | Note::EnclosingAlias(alias)) = document.notes().first() {
        let span = document.span(*alias);
        let name = span.text(document.source()).trim_start_matches('*').to_owned();
        return objections.tell_freely(span, format!("Unknown alias: {name}"));
    }
    match objections.generation {
        Generation::V1 => {
            if let Some(alias) = document.first_alias() {
                let span = document.span(alias);
                let name = span.text(document.source()).trim_start_matches('*').to_owned();
                return objections.tell_freely(span, format!("Unknown alias: {name}"));
            }
            if let Some(date) = first_date(document) {
                return objections.tell_freely(document.span(date), "Tried to load unspecified class: Date");
            }
        }
        Generation::V2 => {
            if let [_, second, ..] = document.roots() {
                let message = "deserializing from YAML containing more than one document is not supported";
                return objections.tell_freely(document.span(*second), message);
            }
        }
    }
    match &file.spec {
        Spec::Server(Field::Known(_)) => {}
        _ => not_a_mapping(objections),
    }
}

/// The first bare date of a document: the reader of 1.8 may not make a date of it.
pub fn first_date(document: &Document) -> Option<NodeId> {
    let mut waiting: Vec<NodeId> = document.root().into_iter().collect();
    let mut first: Option<NodeId> = None;
    while let Some(node) = waiting.pop() {
        match document.node(node).kind {
            NodeKind::Scalar { .. } => {
                let is_date =
                    Written::at(document, node).is_some_and(|it| it.read_by(Generation::V1) == Reading::Date);
                let is_earlier = first.is_none_or(|other| document.span(node).start < document.span(other).start);
                if is_date && is_earlier {
                    first = Some(node);
                }
            }
            NodeKind::Sequence { .. } => waiting.extend(document.items(node).unwrap_or_default()),
            NodeKind::Mapping { .. } => {
                waiting
                    .extend(document.entries(node).into_iter().flatten().flat_map(|entry| [entry.key, entry.value]));
            }
            NodeKind::Alias(_) => {}
        }
    }
    first
}

fn not_a_mapping(objections: &mut Objections<'_>) {
    let document = &objections.file.document;
    let root = document.root().and_then(|root| Some((root, Written::at(document, root)?)));
    let place = objections.file.head();
    let is_nothing = match root {
        Some((_, written)) => matches!(written.read_by(Generation::V1), Reading::Null | Reading::Switch(false)),
        None => document.root().is_none(),
    };
    match objections.generation {
        _ if document.root().is_none() => objections.tell(place, EMPTY),
        Generation::V1 if is_nothing => objections.tell(place, EMPTY),
        Generation::V1 if root.is_some() => objections.tell(place, version_message("")),
        Generation::V1 => objections.tell_freely(place, "no implicit conversion of String into Integer"),
        Generation::V2 => objections.tell_freely(place, "YAML parsing error: invalid type, expected a map"),
    }
}

const EMPTY: &str = "the application specification file was empty. Make sure your AppSpec file defines at minimum the \
    'version' and 'os' properties.";

fn version_message(version: &str) -> String {
    format!(
        "an invalid version value ({version}) was entered in the application specification file. Make sure your \
            AppSpec file specifies \"0.0\" as the version, and then try again."
    )
}

/// The version and the operating system.
pub(super) fn head(objections: &mut Objections<'_>) {
    let file = objections.file;
    let Some(server) = file.server() else { return };
    // A byte-order mark belongs to the first key, and what follows it is lost.
    if file.document.source().starts_with('\u{feff}') {
        return objections.tell(Span::at(0), os_message(""));
    }
    match &server.spec.version {
        Field::Known(version) => {
            let taken = Written::at(&file.document, version.node)
                .is_some_and(|written| is_version(written, objections.generation));
            if !taken {
                objections.tell(version.span, version_message(&version.value));
            }
        }
        Field::Absent | Field::Null(_) => objections.tell(file.head(), version_message("")),
        Field::Opaque(span) => objections.tell(*span, version_message("")),
    }
    match &server.spec.os {
        Field::Known(_) => {}
        Field::Absent | Field::Null(_) => objections.tell(file.head(), os_message("")),
        Field::Opaque(span) => objections.tell(*span, os_message(os_text(file).unwrap_or_default())),
    }
}

fn os_text(file: &AppSpecFile) -> Option<&str> {
    file.misfits.iter().find_map(|misfit| match &misfit.kind {
        MisfitKind::NotAWord { text, .. } if misfit.owner.is_some_and(|owner| owner.key.name == "os") => {
            Some(text.as_str())
        }
        _ => None,
    })
}

fn os_message(os: &str) -> String {
    format!(
        "the application specification file specifies an unsupported operating system ({os}). Specify either \
            \"linux\" or \"windows\" in the os section of the AppSpec file, and then try again."
    )
}
