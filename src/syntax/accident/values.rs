//! Values that mean something else than their author thought, because they stand without quotes.

use super::brackets;
use super::words::{accident, code, label, quoted};
use super::{Accident, AccidentKind, Repair};
use crate::syntax::mend::{self, Edit, Line};
use crate::syntax::scene::Scene;

/// What YAML takes a value for that begins with this character.
fn meaning(first: char) -> Option<&'static str> {
    Some(match first {
        '*' => "it would be an alias, which stands for another value",
        '&' => "it would be an anchor, which names a value",
        '!' => "it would be a tag, which gives a value a type",
        '%' => "it would be a directive",
        '@' | '`' => "YAML keeps that character for later use",
        '[' => "it is a list, which ends at the bracket that closes it",
        '{' => "it is a mapping, which ends at the brace that closes it",
        '|' | '>' => "it begins a block of text on the next line",
        ']' | '}' | ',' => "it stands between the values of a list or mapping",
        _ => return None,
    })
}

/// A value, item or key that begins with a character that means something else.
pub(super) fn reserved_start(scene: &Scene) -> Option<Accident> {
    scene.suspects().into_iter().find_map(|line| {
        let (item, value, end) = (item_start(&line), mend::value_start(&line), line.content_end());
        let (dash, key) = (item > line.indent(), value > item);
        let colon = line.text.get(item..end)?.find(':').map(|at| item + at);
        key.then(|| reserved_at(scene, &line, value, end))
            .flatten()
            .or_else(|| dash.then(|| reserved_at(scene, &line, item, end)).flatten())
            .or_else(|| colon.filter(|_| !dash).and_then(|colon| reserved_at(scene, &line, item, colon)))
    })
}

fn reserved_at(scene: &Scene, line: &Line, from: usize, to: usize) -> Option<Accident> {
    let words = line.text.get(from..to)?;
    let first = words.chars().next()?;
    let meaning = meaning(first)?;
    // A list or mapping is one, unless text follows its end.
    if matches!(first, '[' | '{') && !brackets::text_follows(words) {
        return None;
    }
    let safe = !matches!(first, '|' | '>' | ']' | '}' | ',');
    let below = matches!(first, '|' | '>').then(|| begin_below(scene, line, from)).flatten();
    let quotes = scene.repair("Put it in single quotes", safe, vec![(line.span(from, to), quoted(words))]);
    if below.is_none() && quotes.is_none() {
        return None;
    }
    let help =
        if below.is_some() { "Begin the text on the next line, indented." } else { "Put it in single quotes." };
    Some(accident(
        AccidentKind::ReservedStart,
        line.span(from, to),
        format!("{} begins with {}: {meaning}.", code(words), sign(first)),
        help,
        [below, quotes],
    ))
}

/// The text behind `|` or `>` on the next line.
fn begin_below(scene: &Scene, line: &Line, from: usize) -> Option<Repair> {
    let header = line.text.get(from..)?;
    let sign = header.len() - header.trim_start_matches(['|', '>', '+', '-', '1', '2', '3', '4']).len();
    let words = header.get(sign..)?.trim_start();
    let below = scene.below(line.number).map(|below| below.indent()).filter(|indent| *indent > line.indent());
    let indent = below.unwrap_or(line.indent() + 2);
    let edit = (line.span(from + sign, line.text.len() - words.len()), format!("\n{}", " ".repeat(indent)));
    scene.repair("Begin the text on the next line", false, vec![edit])
}

/// Where the words of a line begin behind its dashes.
fn item_start(line: &Line) -> usize {
    let mut at = line.indent();
    while let Some(rest) = line.text.get(at..).filter(|rest| rest.starts_with("- ")) {
        at += rest.len() - rest.get(1..).unwrap_or_default().trim_start().len();
    }
    at
}

/// `key: - item`.
pub(super) fn list_beside_key(scene: &Scene) -> Option<Accident> {
    if !scene.says("block sequence entries are not allowed") {
        return None;
    }
    let line = scene.noticed();
    let from = mend::value_start(&line);
    let words = line.text.get(from..line.content_end()).filter(|words| words.starts_with("- "))?;
    let key = label(&line);
    // The blank behind the colon goes, the items come two columns further in.
    let colon = line.text.get(..from)?.trim_end().len();
    let below = vec![(line.span(colon, from), format!("\n{}", " ".repeat(line.indent() + 2)))];
    let whole = vec![(line.span(from, line.content_end()), quoted(words))];
    Some(accident(
        AccidentKind::ListBesideKey,
        line.span(from, line.content_end()),
        format!("The list of {} begins on the line of its key.", code(&key)),
        "Begin the list on the next line.",
        [
            scene.repair("Begin the list on the next line", false, below),
            scene.repair("Put the value in single quotes", false, whole),
        ],
    ))
}

/// `key: a: b`.
pub(super) fn second_colon(scene: &Scene) -> Option<Accident> {
    if !scene.says("mapping values are not allowed") {
        return None;
    }
    let line = scene.line_at(scene.failure.offset);
    let (item, value) = (item_start(&line), mend::value_start(&line));
    let colon = scene.failure.offset.checked_sub(line.start)?;
    if value <= item || colon < value {
        return None;
    }
    let key = label(&line);
    let quote = |from: usize, title: &str, safe: bool| {
        let words = line.text.get(from..line.content_end())?;
        scene.repair(title, safe, vec![(line.span(from, line.content_end()), quoted(words))])
    };
    // `echo "a: b` is no key but the begin of a command.
    let repairs: [Option<Repair>; 2] = if key.contains([' ', '"', '\'']) {
        [quote(item, "Put the whole line in single quotes", true), None]
    } else {
        // `version: 0.2 phases: x` may be two lines in one.
        let before = line.text.get(value..colon)?;
        let two = before.split_once(' ').filter(|(_, next)| !next.contains(' ') && !item_like(&line));
        let broken = two.and_then(|(first, _)| {
            let at = value + first.len();
            let edit = (line.span(at, at + 1), format!("\n{}", " ".repeat(line.indent())));
            scene.repair("Begin a new line", false, vec![edit])
        });
        let safe = broken.is_none();
        [broken, quote(value, "Put the value in single quotes", safe)]
    };
    Some(accident(
        AccidentKind::SecondColon,
        line.span(colon, colon + 1),
        format!("A second colon follows in the line of {}.", code(&key)),
        "A text with a colon and a space in it stands in quotes.",
        repairs,
    ))
}

/// Whether a line begins with a dash.
fn item_like(line: &Line) -> bool {
    line.words().starts_with('-')
}

/// A character that can begin nothing, where nothing else explains it.
pub(super) fn reserved_here(scene: &Scene) -> Option<Accident> {
    let at = scene.failure.offset;
    let first = scene.slice(at, scene.text.len()).chars().next().filter(|_| scene.says("cannot start any token"))?;
    let meaning = meaning(first)?;
    let line = scene.line_at(at);
    let span = line.span(at - line.start, line.content_end().max(at - line.start + 1));
    let message = format!("{} begins with {}: {meaning}.", code(span.text(scene.text)), sign(first));
    Some(accident(AccidentKind::ReservedStart, span, message, "Put it in single quotes, or delete the line.", []))
}

/// A character as a message shows it.
fn sign(character: char) -> String {
    if character == '`' { "a backtick".to_owned() } else { format!("`{character}`") }
}

/// A command that goes on in the next line behind a backslash.
pub(super) fn continuation(scene: &Scene) -> Option<Accident> {
    let goes_on = |line: &Line| line.text.trim_end().ends_with('\\');
    let noticed = scene.noticed();
    let candidates = [Some(noticed), scene.above(noticed.number), scene.context().map(|at| scene.line_at(at))];
    let last = candidates
        .into_iter()
        .flatten()
        .find(|line| goes_on(line) || line.number.checked_sub(1).is_some_and(|above| goes_on(&scene.line(above))))?;
    let first = (0..=last.number)
        .rev()
        .map(|number| scene.line(number))
        .take_while(|line| line.number == last.number || goes_on(line));
    let first = first.last()?;
    let from = if item_start(&first) > first.indent() { item_start(&first) } else { mend::value_start(&first) };
    let words = first.text.get(from..)?;
    if from == first.indent() || words.starts_with(['"', '\'', '|', '>']) || !goes_on(&first) {
        return None;
    }
    // Behind a dash the block is indented as its words were, behind a key two further than the key.
    let width = if from == item_start(&first) { from } else { first.indent() + 2 };
    let mut edits: Vec<Edit> = vec![(first.span(from, from), format!("|\n{}", " ".repeat(width)))];
    let mut number = first.number;
    while number + 1 < scene.lines.len() && goes_on(&scene.line(number)) {
        number += 1;
        edits.push(mend::indent(&scene.line(number), width + 2));
    }
    let repair = scene.repair("Write the command as a block", true, edits)?;
    Some(accident(
        AccidentKind::Continuation,
        first.span(from, first.text.trim_end().len()),
        "The command goes on in the next line, which is read as YAML there.",
        "Write the command as a block: `|` behind the dash or key, and all its lines below it, indented.",
        [Some(repair)],
    ))
}
