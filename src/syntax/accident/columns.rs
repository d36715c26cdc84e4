//! Lines whose indentation fits no level.

use super::words::{accident, code, indent_by, label, spaces};
use super::{Accident, AccidentKind, Repair};
use crate::syntax::columns::Columns;
use crate::syntax::mend::{self, Line};
use crate::syntax::scene::Scene;

/// A line at a column that fits no level.
pub(super) fn misaligned(scene: &Scene) -> Option<Accident> {
    let mut found: Vec<(usize, usize, Line, usize)> = Vec::new();
    for line in scene.suspects() {
        let above = scene.above(line.number);
        let columns = Columns::around(scene.text, scene.lines, &line);
        for column in columns.possible.iter().copied() {
            if !columns.may_move(&line, above.as_ref(), column) {
                continue;
            }
            if let Some(unread) = scene.helped(&[mend::indent(&line, column)]) {
                found.push((unread, columns.distance(column), line, column));
            }
        }
    }
    let &(_, _, line, column) = found.iter().min_by_key(|(unread, distance, ..)| (*unread, *distance))?;
    let name = label(&line);
    let repair =
        Repair { title: indent_by(&name, column), safe: found.len() == 1, edits: vec![mend::indent(&line, column)] };
    Some(accident(
        AccidentKind::Misaligned,
        line.span(0, if line.indent() == 0 { line.content_end() } else { line.indent() }),
        format!("{} is indented by {}, which fits no level here.", code(&name), spaces(line.indent())),
        format!("Indent it by {}.", spaces(column)),
        [Some(repair)],
    ))
}
