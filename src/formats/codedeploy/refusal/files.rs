//! `files` and `file_exists_behavior`.

use super::Objections;
use crate::schema::{Field, MisfitKind, Placed};

/// Sources and destinations that are not there.
pub(super) fn items(objections: &mut Objections<'_>) {
    let Some(server) = objections.file.server() else { return };
    for item in server.spec.files.value().into_iter().flat_map(|files| &files.items) {
        match item {
            Field::Null(nothing) => objections.tell(nothing.span, NO_SOURCE),
            Field::Known(item) => {
                if is_missing(&item.value.source, objections.is_v1()) {
                    objections.tell(item.span, NO_SOURCE);
                }
                if is_missing(&item.value.destination, objections.is_v1()) {
                    let source = item.value.source.value().map(String::as_str).unwrap_or_default();
                    objections.tell(
                        item.span,
                        format!(
                            "the application specification file specifies only a source file ({source}). Add the \
                                name of the destination file to the files section of the AppSpec file, and then try \
                                again."
                        ),
                    );
                }
            }
            Field::Absent | Field::Opaque(_) => {}
        }
    }
}

const NO_SOURCE: &str = "the application specification file specifies a destination file, but no source file. Update \
    the files section of the AppSpec file, and then try again.";

/// Agent 1.8 takes an empty text for a value.
fn is_missing(field: &Field<String>, may_be_empty: bool) -> bool {
    field.is_nothing() || (!may_be_empty && field.known().is_some_and(|Placed { value, .. }| value.is_empty()))
}

/// A word that is none of the three.
pub(super) fn behavior(objections: &mut Objections<'_>) {
    let file = objections.file;
    for misfit in &file.misfits {
        if misfit.owner.is_none_or(|owner| owner.key.name != "file_exists_behavior") {
            continue;
        }
        let text = match &misfit.kind {
            MisfitKind::NotAWord { text, .. } => text.as_str(),
            MisfitKind::WrongKind { node, .. } => file.document.span(*node).text(file.document.source()),
            _ => continue,
        };
        let message = format!(
            "an invalid file_exists_behavior value ({text}) was entered in the application specification file. Make \
                sure your AppSpec file specifies one of \"DISALLOW\", \"OVERWRITE\", or \"RETAIN\" as the \
                file_exists_behavior value, and then try again."
        );
        objections.tell(misfit.span, message);
    }
}
