//! Reading on after a syntax error: the line to blame is mended or, where no mending helps, blanked, and the text is
//! read again.
//!
//! The scanner often notices a mistake lines after it was made. So several lines are suspects and several changes
//! are tried on each; the one after which the scanner comes furthest is taken, and of those that come as far, the one
//! that keeps most values.

use std::cmp::Reverse;

use super::columns::Columns;
use super::libyaml::{EventKind, Events, Failure};
use super::masked::Masked;
use super::mend::{self, Edit, Line};
use super::problem::MAX_DEPTH;
use super::{LineIndex, gaps};

/// How often a line is changed before the reader gives up.
const MAX_ROUNDS: usize = 8;
/// How many bytes are scanned in search of the changes to make, all trials together.
const MAX_SCANNED: usize = 16 << 20;

/// How far the scanner comes.
#[derive(Debug)]
pub(super) struct Reach {
    /// Why it went no further; none if it read all.
    pub failure: Option<Failure>,
    /// How many values it saw.
    pub values: usize,
    /// Where the last two values began, the last one first.
    last: [usize; 2],
    /// Where the outermost bracket or brace that is still open stands.
    bracket: Option<usize>,
}

/// Scans a text from byte `from`, without a tree.
pub(super) fn reach(text: &str, from: usize) -> Reach {
    let mut reach = Reach { failure: None, values: 0, last: [from; 2], bracket: None };
    let mut events = Events::new(text.get(from..).unwrap_or_default());
    // How many collections are open, and at which of them the brackets begin.
    let (mut depth, mut brackets) = (0usize, usize::MAX);
    while let Some(event) = events.next() {
        match event {
            Ok(event) => match event.kind {
                EventKind::Scalar { .. } | EventKind::Alias { .. } => {
                    // What is not there is not worth keeping.
                    reach.values += usize::from(event.end > event.start);
                    reach.last = [event.start + from, reach.last[0]];
                }
                EventKind::SequenceStart { flow, .. } | EventKind::MappingStart { flow, .. } => {
                    depth += 1;
                    if flow && depth < brackets {
                        brackets = depth;
                        reach.bracket = Some(event.start + from);
                    }
                    if depth > MAX_DEPTH {
                        break;
                    }
                }
                EventKind::CollectionEnd => {
                    if depth == brackets {
                        brackets = usize::MAX;
                        reach.bracket = None;
                    }
                    depth = depth.saturating_sub(1);
                }
                EventKind::DocumentStart | EventKind::Other => {}
            },
            Err(failure) => reach.failure = Some(failure.shifted(from)),
        }
    }
    reach
}

/// Changes `source` until the scanner reads all of it, or no more can be done. The lines that were blanked, from 0,
/// come with it.
pub(super) fn recover(source: &str, from: usize) -> (Masked, Vec<usize>) {
    let mut masked = Masked::new(source);
    let mut blanked = Vec::new();
    let mut left = MAX_SCANNED;
    for _ in 0..MAX_ROUNDS {
        let now = reach(masked.text(), from);
        let Some(failure) = &now.failure else { break };
        if failure.forbidden_character {
            masked.blank(gaps::is_forbidden);
            continue;
        }
        let lines = LineIndex::new(masked.text());
        let mut best = None;
        for trial in trials(masked.text(), &lines, &now, failure) {
            if left < source.len() {
                return (masked, blanked);
            }
            left -= source.len();
            let mut text = masked.text().to_owned();
            text.replace_range(trial.edit.0.start as usize..trial.edit.0.end as usize, &trial.edit.1);
            let reach = reach(&text, from);
            let unread = reach.failure.as_ref().map_or(0, |failure| text.len() + 1 - failure.offset.min(text.len()));
            let rank = (Reverse(unread), reach.values, trial.blanks.is_some(), Reverse(trial.distance));
            if best.as_ref().is_none_or(|(highest, _)| rank > *highest) {
                best = Some((rank, trial));
            }
        }
        let Some((_, trial)) = best else { break };
        masked.edit(trial.edit.0, &trial.edit.1);
        blanked.extend(trial.blanks);
    }
    blanked.sort_unstable();
    (masked, blanked)
}

/// A change that may help.
struct Trial {
    edit: Edit,
    /// The line, from 0, that it blanks, if it does. A mending must be better than that, not only as good.
    blanks: Option<usize>,
    /// How far it moves a line away from where it would be expected.
    distance: usize,
}

/// What may help against a failure.
fn trials(text: &str, lines: &LineIndex, reach: &Reach, failure: &Failure) -> Vec<Trial> {
    let mut trials = Vec::new();
    for number in suspects(text, lines, reach, failure) {
        let line = Line::new(text, lines, number);
        trials.push(Trial { edit: mend::blank(&line), blanks: Some(number), distance: 0 });
        let before = neighbour(text, lines, (0..number).rev());
        let columns = Columns::around(text, lines, &line);
        for column in columns.possible.iter().copied() {
            if is_misplaced(&line, before.as_ref(), columns.unit, column) {
                let edit = mend::indent(&line, column);
                trials.push(Trial { edit, blanks: None, distance: columns.distance(column) });
            }
        }
        let after = neighbour(text, lines, number + 1..lines.len());
        let colon = mend::colon(&line).filter(|_| is_parent(&line, before.as_ref(), after.as_ref()));
        let edits = colon.into_iter().chain(mend::close_quote(&line)).chain(mend::close_brackets(&line));
        trials.extend(edits.map(|edit| Trial { edit, blanks: None, distance: 0 }));
    }
    trials
}

/// Whether a line without a colon would be a key with something below it. One that is just being typed is not: it
/// would take what belongs to the key before it.
fn is_parent(line: &Line, before: Option<&Line>, after: Option<&Line>) -> bool {
    let takes = before.is_some_and(|before| before.words().ends_with(':') && before.indent() >= line.indent());
    !takes && after.is_some_and(|after| after.indent() > line.indent() || after.words().starts_with("- "))
}

/// Whether a line may belong to another column: it is off by less than a level, it has tabs, or it is deeper than a
/// line that has its value beside it already. A line that is off by a whole level would read there, but otherwise
/// than its author meant.
fn is_misplaced(line: &Line, before: Option<&Line>, unit: usize, column: usize) -> bool {
    let here = line.indent();
    let below_a_value = before.is_some_and(|before| {
        before.indent() == column && here > column && mend::value_start(before) > before.indent()
    });
    line.indentation().contains('\t')
        || !here.abs_diff(column).is_multiple_of(unit)
        || (here != column && below_a_value)
}

/// The nearest line, of the next few, in which anything but a comment stands.
fn neighbour<'t>(text: &'t str, lines: &LineIndex, numbers: impl Iterator<Item = usize>) -> Option<Line<'t>> {
    numbers.take(60).map(|number| Line::new(text, lines, number)).find(|line| !line.is_blank() && !line.is_comment())
}

/// The lines, from 0, that may hold the mistake behind a failure; none that is blank already.
fn suspects(text: &str, lines: &LineIndex, reach: &Reach, failure: &Failure) -> Vec<usize> {
    let written = |number: &usize| !Line::new(text, lines, *number).is_blank();
    let line_of = |offset: usize| lines.line_of(offset as u32);
    // At the end of the text there is no line to blame but the last that is written.
    let noticed = (0..=line_of(failure.offset)).rev().find(written);
    let before = noticed.and_then(|line| (0..line).rev().find(written));
    let context = failure.context.as_ref().map(|(_, at)| line_of(*at));
    let last = reach.last.map(|at| Some(line_of(at)));
    let bracket = reach.bracket.map(line_of);
    let mut found = Vec::with_capacity(6);
    for line in [noticed, before, context, bracket, last[0], last[1]].into_iter().flatten() {
        if written(&line) && !found.contains(&line) {
            found.push(line);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Document;

    /// Which lines, from 1, are blanked in a text that does not read.
    fn blanked(text: &str) -> Vec<usize> {
        let (masked, blanked) = recover(text, 0);
        assert!(reach(masked.text(), 0).failure.is_none(), "not recovered: {text:?}");
        blanked.iter().map(|line| line + 1).collect()
    }

    #[test]
    fn blames_the_line_of_the_mistake() {
        assert_eq!(blanked("version 0.2\nphases:\n  build: x\n"), [1]);
        assert_eq!(blanked("a: 1\nb:\n  com\n  c: 2\n"), [3]);
        assert_eq!(blanked("a: 1\nb: 2\nstray"), [3]);
    }

    /// The text that is read in place of one that does not read, without losing a line.
    fn mended(text: &str) -> String {
        let (masked, blanked) = recover(text, 0);
        assert!(reach(masked.text(), 0).failure.is_none(), "not recovered: {text:?}");
        assert_eq!(blanked, [0usize; 0]);
        masked.text().to_owned()
    }

    #[test]
    fn mends_what_was_forgotten() {
        assert_eq!(mended("a: 1\nb: \"open\nc: 2\nd: 'x'\n"), "a: 1\nb: \"open\"\nc: 2\nd: 'x'\n");
        assert_eq!(mended("a: [1, {b: 2\nc: 2\nd: 3\n"), "a: [1, {b: 2}]\nc: 2\nd: 3\n");
        assert_eq!(mended("a:\n  b: 1\n\tc: 2\n  d: 3\n"), "a:\n  b: 1\n  c: 2\n  d: 3\n");
        assert_eq!(mended("a:\n  b: 1\n   c: 2\n  d: 3\n"), "a:\n  b: 1\n  c: 2\n  d: 3\n");
        assert_eq!(
            mended("a:\n b:\n    x: 1\n  c:\n    y: 2\n  d: 3\n"),
            "a:\n  b:\n    x: 1\n  c:\n    y: 2\n  d: 3\n"
        );
        assert_eq!(mended("a:\n  b\n    c: 1\n  d: 2\n"), "a:\n  b:\n    c: 1\n  d: 2\n");
    }

    #[test]
    fn several_mistakes_cost_several_lines() {
        assert_eq!(blanked("a: 1: 2\nb: 3\nc: @x\nd: 4\n%\ne: 5\n"), [1, 3, 5]);
    }

    #[test]
    fn forbidden_characters_cost_no_line() {
        let text = "a: 1\u{7}\nb: \u{0}2\nc\u{fffe}: 3\n";
        assert_eq!(blanked(text), [0usize; 0]);
        let document = Document::read(text);
        assert_eq!(document.entries(document.root().expect("a root")).expect("a mapping").count(), 3);
    }

    #[test]
    fn the_scanner_keeps_its_bounds() {
        assert!(reach(&"[".repeat(100_000), 0).failure.is_none());
    }
}
