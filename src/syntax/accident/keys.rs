//! Lines that should be keys or items and lack what makes them one.

use super::words::{accident, code, indent_by, label};
use super::{Accident, AccidentKind};
use crate::order::by_key;
use crate::syntax::columns::Columns;
use crate::syntax::gaps;
use crate::syntax::mend::{self, Line};
use crate::syntax::scene::Scene;

/// `-item` or `key:value`.
pub(super) fn missing_space(scene: &Scene) -> Option<Accident> {
    scene.suspects().into_iter().find_map(|line| {
        let words = line.words();
        let key = words.split(':').next().unwrap_or_default();
        let (at, sign) = if words.starts_with('-') && !words.starts_with("- ") {
            (line.indent() + 1, "dash")
        } else if !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
            (line.indent() + key.len() + 1, "colon")
        } else {
            return None;
        };
        let rest = line.text.get(at..).filter(|rest| !rest.is_empty() && !rest.starts_with([' ', '-', '/', ':']))?;
        let odd = rest.chars().next().filter(|character| gaps::is_odd_blank(*character));
        let edit = (line.span(at, at + odd.map_or(0, char::len_utf8)), " ".to_owned());
        let repair = scene.repair(format!("Write a space behind the {sign}"), true, vec![edit])?;
        let message = match odd {
            Some(blank) => {
                format!("Behind the {sign} stands U+{:04X}, which looks like a space and is none.", blank as u32)
            }
            None => format!("There is no space between the {sign} and {}.", code(rest.trim_end())),
        };
        Some(accident(
            if odd.is_some() { AccidentKind::UnicodeBlank } else { AccidentKind::MissingSpace },
            line.span(line.indent(), at),
            message,
            format!("Write a space behind the {sign}."),
            [Some(repair)],
        ))
    })
}

/// `version 0.2`, or a word with something below it.
pub(super) fn missing_colon(scene: &Scene) -> Option<Accident> {
    let mut suspects = scene.suspects();
    // The scanner joins a line without a colon with the next and complains there.
    by_key(&mut suspects, |line| (line.number as u64, 0));
    suspects.into_iter().find_map(|line| {
        let words = line.text.get(line.indent()..line.content_end())?;
        let mut parts = words.split_ascii_whitespace();
        let (key, value) = (parts.next()?, parts.next());
        let edit = mend::colon(&line).filter(|_| !words.contains(':') && parts.next().is_none())?;
        let parent = value.is_none() && scene.is_parent(&line);
        if value.is_none() && !parent {
            return None;
        }
        // A number or the like is no second word of a command.
        let plain =
            value.is_some_and(|value| value.starts_with(|c: char| c.is_ascii_digit() || c == '"' || c == '\''));
        let repair = scene.repair(format!("Write a colon behind `{key}`"), parent || plain, vec![edit])?;
        Some(accident(
            AccidentKind::MissingColon,
            line.span(line.indent(), line.content_end()),
            format!("There is no colon behind `{key}`."),
            match value {
                Some(value) => format!("Write `{key}: {value}`."),
                None => format!("Write `{key}:`."),
            },
            [Some(repair)],
        ))
    })
}

/// Text at the column of keys or items that is neither.
pub(super) fn stray_text(scene: &Scene) -> Option<Accident> {
    let simple_key = scene.says("could not find expected ':'");
    let wanted = ["did not find expected key", "expected '-' indicator", "mapping values are not allowed"];
    if !simple_key && !wanted.iter().any(|words| scene.says(words)) {
        return None;
    }
    let has_colon = |line: &Line| line.text.contains(": ") || line.text.trim_end().ends_with(':');
    let line = match scene.context().filter(|_| simple_key) {
        Some(at) => scene.line_at(at),
        None => scene.suspects().into_iter().find(|line| !has_colon(line) && !line.words().starts_with("- "))?,
    };
    if let Some(words) = line.words().strip_prefix("//") {
        let edit = (line.span(line.indent(), line.indent() + 2), "#".to_owned());
        return Some(accident(
            AccidentKind::ForeignComment,
            line.span(line.indent(), line.content_end()),
            "A comment begins with `#` in YAML, not with `//`.",
            format!("Write {}.", code(&format!("#{words}"))),
            [scene.repair("Begin the comment with `#`", true, vec![edit])],
        ));
    }
    let above = scene.above(line.number).filter(|above| above.words().starts_with("- "));
    let item = above.filter(|above| above.indent() == line.indent()).and_then(|_| {
        scene.repair(
            "Make it an item of the list",
            false,
            vec![(line.span(line.indent(), line.indent()), "- ".into())],
        )
    });
    Some(accident(
        AccidentKind::StrayText,
        line.span(line.indent(), line.content_end()),
        format!("{} stands where a key with its colon is expected.", code(line.words())),
        match item {
            Some(_) => "Write a dash before it if it belongs to the list above.".to_owned(),
            None => {
                format!("Write a colon behind {} if it is a key; else put it where it belongs.", code(&label(&line)))
            }
        },
        [item],
    ))
}

/// A key among the items of a list, or an item among keys.
pub(super) fn mixed(scene: &Scene) -> Option<Accident> {
    let line = scene.line_at(scene.failure.offset);
    let item = line.words().starts_with('-');
    let (message, help) = if scene.says("expected '-' indicator") && !item {
        let message = format!("{} stands among the items of a list.", code(&label(&line)));
        (message, "Begin it with a dash if it is an item, or indent it as the keys it belongs beside.")
    } else if scene.says("did not find expected key") && item {
        let message = format!("The item {} stands among keys.", code(line.words()));
        (message, "Put the list below a key that has nothing else beside it.")
    } else {
        return None;
    };
    let columns = Columns::around(scene.text, scene.lines, &line);
    // An item further in would only be read as the rest of the text above it. A key belongs beside the keys of the
    // item above it rather than further out.
    let inwards = columns.possible.iter().filter(|column| **column > line.indent());
    let outwards = columns.possible.iter().filter(|column| **column < line.indent());
    let moves = inwards
        .chain(outwards)
        .filter(|_| !item)
        .map(|column| scene.repair(indent_by(&label(&line), *column), false, vec![mend::indent(&line, *column)]));
    let span = line.span(line.indent(), line.content_end());
    Some(accident(AccidentKind::StrayText, span, message, help, moves))
}
