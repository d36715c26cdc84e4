//! Characters and lines that do not belong into the text at all.

use super::words::{accident, code, label};
use super::{Accident, AccidentKind, Repair};
use crate::syntax::columns::Columns;
use crate::syntax::mend::{self, Edit, Line};
use crate::syntax::scene::Scene;
use crate::syntax::{Span, gaps};

/// A character that no YAML text may hold.
pub(super) fn control(scene: &Scene) -> Option<Accident> {
    if !scene.failure.forbidden_character {
        return None;
    }
    let found: Vec<(usize, char)> = scene.text.char_indices().filter(|(_, c)| gaps::is_forbidden(*c)).collect();
    let (at, character) = *found.first()?;
    let span = |at: usize, character: char| Span::new(at as u32, (at + character.len_utf8()) as u32);
    let repair = Repair {
        title: if found.len() == 1 { "Delete the character".into() } else { "Delete all such characters".into() },
        safe: true,
        edits: found.iter().take(1000).map(|(at, character)| (span(*at, *character), String::new())).collect(),
    };
    Some(accident(
        AccidentKind::ControlCharacter,
        span(at, character),
        format!("The invisible character U+{:04X} stands here, which no YAML text may hold.", character as u32),
        "Delete it; in a text in double quotes it can be written as an escape.",
        [Some(repair)],
    ))
}

/// The marks that a merge leaves around two versions.
pub(super) fn conflict(scene: &Scene) -> Option<Accident> {
    let marks = |line: &Line| {
        let mark = |sign: &str| line.text.starts_with(sign) && !line.text.starts_with(&sign.repeat(2));
        mark("<<<<<<<") || mark("=======") || mark(">>>>>>>")
    };
    let lines = (0..scene.lines.len()).map(|number| scene.line(number));
    let found: Vec<Line> = lines.filter(marks).take(3).collect();
    let first = found.first().filter(|_| found.len() > 1)?;
    Some(accident(
        AccidentKind::MergeConflict,
        first.whole(),
        "A merge left both versions of a passage here, between `<<<<<<<` and `>>>>>>>`.",
        "Keep the version that is right, and delete the other and the three lines of marks.",
        [],
    ))
}

/// A line of Markdown before the text or behind it.
pub(super) fn fence(scene: &Scene) -> Option<Accident> {
    let line = scene.noticed();
    if !line.words().starts_with("```") {
        return None;
    }
    let fences = (0..scene.lines.len()).map(|number| scene.line(number)).filter(|l| l.words().starts_with("```"));
    let edits: Vec<Edit> = fences.map(|line| (line.whole(), String::new())).collect();
    Some(accident(
        AccidentKind::CodeFence,
        line.whole(),
        "The mark of a code block in Markdown stands in the text.",
        "Delete the lines that begin with three backticks.",
        [scene.repair("Delete the marks of the code block", true, edits)],
    ))
}

/// A tab where only spaces may stand.
pub(super) fn tab(scene: &Scene) -> Option<Accident> {
    let told = scene.says("found a tab character") || scene.text.as_bytes().get(scene.failure.offset) == Some(&b'\t');
    let noticed = scene.noticed();
    if told && !noticed.indentation().contains('\t') {
        return Some(lone_tab(scene, scene.failure.offset));
    }
    let suspects = scene.suspects();
    let line = suspects.iter().find(|line| line.indentation().contains('\t'))?;
    let repairs = [whole_text(scene, line), one_line(scene, line)];
    if !told && repairs.iter().all(Option::is_none) {
        return None;
    }
    let at = line.indentation().find('\t')?;
    let tabs = line.indentation().get(at..)?.bytes().take_while(|byte| *byte == b'\t').count();
    // One way is enough where both do the same.
    let repairs = repairs.into_iter().flatten().take(1).map(Some);
    Some(accident(
        AccidentKind::Tab,
        line.span(at, at + tabs),
        format!("{} is indented with a tab.", code(&label(line))),
        "Indent with spaces; YAML allows nothing else there.",
        repairs,
    ))
}

/// A tab between words.
fn lone_tab(scene: &Scene, at: usize) -> Accident {
    let tabs = scene.text.get(at..).unwrap_or_default().bytes().take_while(|byte| *byte == b'\t').count();
    let span = Span::new(at as u32, (at + tabs.max(1)) as u32);
    let repair = scene.repair("Write a space instead of the tab", true, vec![(span, " ".into())]);
    accident(AccidentKind::Tab, span, "A tab stands where only spaces may stand.", "Write a space.", [repair])
}

/// Spaces for the tabs of all lines. Where lines are indented with tabs only, that keeps every level.
fn whole_text(scene: &Scene, line: &Line) -> Option<Repair> {
    let unit = Columns::around(scene.text, scene.lines, line).unit;
    let lines = (0..scene.lines.len()).map(|number| scene.line(number)).filter(|line| !line.is_blank());
    let mut mixed = false;
    let mut edits: Vec<Edit> = Vec::new();
    for line in lines {
        let blanks = line.indentation();
        if blanks.contains('\t') {
            mixed |= blanks.contains(' ');
            let width = blanks.chars().map(|blank| if blank == '\t' { unit } else { 1 }).sum();
            edits.push(mend::indent(&line, width));
        } else {
            mixed |= !blanks.is_empty();
        }
    }
    scene.repair("Indent with spaces instead of tabs", !mixed, edits).filter(|repair| !repair.edits.is_empty())
}

/// Spaces for the tabs of one line, at the column where it fits best.
fn one_line(scene: &Scene, line: &Line) -> Option<Repair> {
    let columns = Columns::around(scene.text, scene.lines, line);
    let helpful = columns.possible.iter().filter_map(|column| {
        let edits = vec![mend::indent(line, *column)];
        Some((scene.helped(&edits)?, columns.distance(*column), edits))
    });
    let helpful: Vec<_> = helpful.collect();
    let safe = helpful.len() == 1;
    let (.., edits) = helpful.into_iter().min_by_key(|(unread, distance, _)| (*unread, *distance))?;
    Some(Repair { title: "Indent the line with spaces".into(), safe, edits })
}

/// A blank that looks like a space and is none.
pub(super) fn unicode_blank(scene: &Scene) -> Option<Accident> {
    let odd = |line: &Line| {
        let blanks = line.text.char_indices().take_while(|(_, c)| gaps::is_odd_blank(*c) || matches!(c, ' ' | '\t'));
        let found: Vec<Edit> = blanks
            .filter(|(_, c)| gaps::is_odd_blank(*c))
            .map(|(at, c)| {
                let nothing = matches!(c, '\u{feff}' | '\u{200b}');
                (line.span(at, at + c.len_utf8()), if nothing { String::new() } else { " ".into() })
            })
            .collect();
        found
    };
    let first = scene.suspects().iter().find_map(|line| odd(line).into_iter().next())?;
    let character = first.0.text(scene.text).chars().next()?;
    let edits: Vec<Edit> = (0..scene.lines.len()).flat_map(|number| odd(&scene.line(number))).collect();
    let repair = scene.repair("Write spaces instead", true, edits)?;
    Some(accident(
        AccidentKind::UnicodeBlank,
        first.0,
        format!("The line is indented with U+{:04X}, which looks like a space and is none.", character as u32),
        "Write spaces instead.",
        [Some(repair)],
    ))
}
