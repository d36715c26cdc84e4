//! Brackets and braces that are not closed, close nothing, or hold values without commas between them.

use super::words::{accident, code};
use super::{Accident, AccidentKind, Repair};
use crate::syntax::Span;
use crate::syntax::mend;
use crate::syntax::scene::Scene;

/// A bracket that is not closed in the line in which it opens, while the next lines go on as a block.
pub(super) fn unclosed_on_line(scene: &Scene) -> Option<Accident> {
    let at = scene.reach.bracket?;
    let line = scene.line_at(at);
    // JSON, and lists that are written over several lines, are not meant to close here.
    let (_, closers) = mend::close_brackets(&line)?;
    let words = line.text.get(at - line.start + 1..line.content_end())?.trim();
    if words.is_empty() || words.ends_with([',', '[', '{', ':']) {
        return None;
    }
    let end = line.content_end();
    let repair =
        scene.repair(format!("Close it with `{closers}`"), true, vec![(line.span(end, end), closers.clone())])?;
    let (last, _) = *open_brackets(scene.slice(at, line.start + end)).last()?;
    Some(told(scene, at + last, &closers, Some(repair)))
}

/// A bracket that is open at the end of the text, or where another kind is closed.
pub(super) fn unclosed(scene: &Scene) -> Option<Accident> {
    let at = scene.reach.bracket?;
    let here = scene.failure.offset;
    let rest = scene.slice(here, scene.text.len()).trim_start();
    let open = open_brackets(scene.slice(at, if rest.is_empty() { scene.text.len() } else { here }));
    let (last, bracket) = *open.last()?;
    let (closers, end) = if rest.is_empty() {
        (open.iter().rev().map(|(_, bracket)| closer(*bracket)).collect(), scene.text.trim_end().len())
    } else if rest.starts_with([']', '}']) && !rest.starts_with(closer(bracket)) {
        (closer(bracket).to_string(), scene.slice(0, here).trim_end().len())
    } else {
        return None;
    };
    let edit = (Span::at(end as u32), closers.clone());
    let repair = scene.repair(format!("Close it with `{closers}`"), false, vec![edit]);
    Some(told(scene, at + last, &closers, repair))
}

fn told(scene: &Scene, at: usize, closers: &str, repair: Option<Repair>) -> Accident {
    let span = Span::new(at as u32, at as u32 + 1);
    accident(
        AccidentKind::UnclosedBracket,
        span,
        format!("`{}` opens here and is not closed.", span.text(scene.text)),
        format!("Write `{closers}` where it ends."),
        [repair],
    )
}

/// The brackets that a text leaves open, with their places. Quotes hide what is in them.
pub(super) fn open_brackets(text: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quote = None;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match (quote, character) {
            (Some('"'), '\\') => drop(characters.next()),
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '[' | '{') => open.push((at, character)),
            (None, ']' | '}') if open.last().is_some_and(|(_, bracket)| closer(*bracket) == character) => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

pub(super) fn closer(bracket: char) -> char {
    if bracket == '[' { ']' } else { '}' }
}

/// Whether text follows the end of the list or mapping that a value begins with.
pub(super) fn text_follows(value: &str) -> bool {
    let ends = value.char_indices().skip(1).map(|(at, character)| at + character.len_utf8());
    let end = ends.into_iter().find(|end| open_brackets(value.get(..*end).unwrap_or_default()).is_empty());
    end.is_some_and(|end| end < value.len())
}

/// A key between brackets whose colon touches its value.
pub(super) fn tight_colon(scene: &Scene) -> Option<Accident> {
    if !scene.says("found unexpected ':'") {
        return None;
    }
    let at = scene.failure.offset + 1;
    let repair = scene.repair("Write a space behind the colon", true, vec![(Span::at(at as u32), " ".into())])?;
    Some(accident(
        AccidentKind::MissingSpace,
        Span::new(at as u32 - 1, at as u32),
        "There is no space behind the colon.",
        "Write a space behind the colon.",
        [Some(repair)],
    ))
}

/// Two values between brackets without a comma.
pub(super) fn missing_comma(scene: &Scene) -> Option<Accident> {
    scene.reach.bracket.filter(|_| scene.says("did not find expected ','"))?;
    let seen = scene.last()?;
    // A number or word without quotes swallows what follows it in the next line.
    let first_line = scene.slice(seen.start, seen.end).lines().next().unwrap_or_default().trim_end().len();
    let ends = [seen.start + first_line, seen.end];
    let (at, repair) = ends.into_iter().find_map(|end| {
        let repair = scene.repair("Write a comma", true, vec![(Span::at(end as u32), ",".into())])?;
        Some((end, repair))
    })?;
    let value = scene.slice(seen.start, at);
    Some(accident(
        AccidentKind::MissingComma,
        Span::new(seen.start as u32, at as u32),
        format!("There is no comma behind {}.", code(value)),
        "Write a comma between the values.",
        [Some(repair)],
    ))
}

/// A bracket that closes nothing.
pub(super) fn extra(scene: &Scene) -> Option<Accident> {
    let at = scene.failure.offset;
    let bracket = scene.slice(at, at + 1);
    if !matches!(bracket, "]" | "}") {
        return None;
    }
    let span = Span::new(at as u32, at as u32 + 1);
    let repair = scene.repair("Delete it", false, vec![(span, String::new())])?;
    Some(accident(
        AccidentKind::ExtraBracket,
        span,
        format!("`{bracket}` closes nothing that is open here."),
        "Delete it, or write the bracket that opens what it closes.",
        [Some(repair)],
    ))
}
