//! Reading on after a syntax error: the line to blame is mended or, where no mending helps, left out, and the text is
//! read again.
//!
//! The scanner often notices a mistake lines after it was made. So several lines are suspects and several changes
//! are tried on each; the one after which the scanner comes furthest is taken, and of those that come as far, the one
//! that keeps most values.

use std::cell::Cell;
use std::cmp::Reverse;

use super::accident::{self, Accident};
use super::columns::Columns;
use super::masked::Masked;
use super::mend::{self, Edit};
use super::reach::Reach;
use super::scene::Scene;
use super::{LineIndex, gaps};

/// How often a change is made before the reader gives up.
const MAX_ROUNDS: usize = 8;
/// How many bytes are scanned in search of the changes to make, all trials together.
const MAX_SCANNED: usize = 8 << 20;

/// What is read in place of a text that does not read.
#[derive(Debug)]
pub(super) struct Recovery {
    /// The text to read.
    pub masked: Masked,
    /// The lines of the source that were left out, from 0, in order.
    pub left_out: Vec<usize>,
    /// What happened where the source first does not read.
    pub accident: Option<Accident>,
}

/// Changes `source`, whose first line begins at byte `from`, until the scanner reads all of it or no more can be done.
pub(super) fn recover(source: &str, from: usize, source_lines: &LineIndex) -> Recovery {
    let mut recovery = Recovery { masked: Masked::new(source), left_out: Vec::new(), accident: None };
    let left = Cell::new(MAX_SCANNED);
    for round in 0..MAX_ROUNDS {
        let masked = &mut recovery.masked;
        let text = masked.text().to_owned();
        let reach = Reach::of(&text, from);
        let Some(failure) = &reach.failure else { break };
        let lines = LineIndex::new(&text);
        let scene = Scene { text: &text, lines: &lines, failure, reach: &reach, from, left: &left };
        let accident = accident::recognise(&scene);
        if failure.forbidden_character {
            masked.blank(gaps::is_forbidden);
        } else {
            let Some(trial) = best(&scene, accident.as_ref()) else { break };
            if let Some(line) = trial.leaves_out {
                let start = masked.source_of(lines.start_of(line) as usize);
                recovery.left_out.push(source_lines.line_of(start as u32));
            }
            for (span, new) in trial.edits.iter().rev() {
                masked.edit(*span, new);
            }
        }
        if round == 0 {
            recovery.accident = accident;
        }
    }
    recovery.left_out.sort_unstable();
    recovery
}

/// A change that may help.
#[derive(Debug)]
struct Trial {
    edits: Vec<Edit>,
    /// The line, from 0, that it leaves out, if it does.
    leaves_out: Option<usize>,
    /// Whether it is wanted where another comes as far: an evident repair more than leaving a line out, and that more
    /// than a guess.
    preference: u8,
    /// How far it moves a line away from where it would be expected.
    distance: usize,
}

/// The change that helps most.
fn best(scene: &Scene, accident: Option<&Accident>) -> Option<Trial> {
    let mut best = None;
    for trial in trials(scene, accident) {
        let Some((reach, unread)) = scene.tried(&trial.edits) else { break };
        let rank = (Reverse(unread), reach.values, trial.preference, Reverse(trial.distance));
        if best.as_ref().is_none_or(|(highest, _)| rank > *highest) {
            best = Some((rank, trial));
        }
    }
    best.map(|(_, trial)| trial)
}

/// What may help.
fn trials(scene: &Scene, accident: Option<&Accident>) -> Vec<Trial> {
    let guess = |edit: Edit| Trial { edits: vec![edit], leaves_out: None, preference: 0, distance: 0 };
    let repairs = accident.into_iter().flat_map(|accident| accident.repairs.iter().filter(|repair| repair.safe));
    let mut trials: Vec<Trial> = repairs
        .map(|repair| Trial { edits: repair.edits.clone(), leaves_out: None, preference: 2, distance: 0 })
        .collect();
    for line in scene.suspects() {
        trials.push(Trial { leaves_out: Some(line.number), preference: 1, ..guess(mend::blank(&line)) });
        let above = scene.above(line.number);
        let columns = Columns::around(scene.text, scene.lines, &line);
        for column in columns.possible.iter().copied() {
            if columns.may_move(&line, above.as_ref(), column) {
                let distance = columns.distance(column);
                trials.push(Trial { distance, ..guess(mend::indent(&line, column)) });
            }
        }
        let colon = mend::colon(&line).filter(|_| scene.is_parent(&line));
        let edits = colon.into_iter().chain(mend::close_quote(&line)).chain(mend::close_brackets(&line));
        trials.extend(edits.map(guess));
    }
    trials
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Document;

    /// Which lines, from 1, are left out of a text that does not read.
    fn left_out(text: &str) -> Vec<usize> {
        let Recovery { masked, left_out, .. } = recover(text, 0, &LineIndex::new(text));
        assert!(Reach::of(masked.text(), 0).failure.is_none(), "not recovered: {text:?}");
        left_out.iter().map(|line| line + 1).collect()
    }

    #[test]
    fn blames_the_line_of_the_mistake() {
        assert_eq!(left_out("a: 1\nb:\n  com\n  c: 2\n"), [3]);
        assert_eq!(left_out("a: 1\nb: 2\nstray"), [3]);
    }

    /// The text that is read in place of one that does not read, without losing a line.
    fn mended(text: &str) -> String {
        let Recovery { masked, left_out, .. } = recover(text, 0, &LineIndex::new(text));
        assert!(Reach::of(masked.text(), 0).failure.is_none(), "not recovered: {text:?}");
        assert_eq!(left_out, [0usize; 0]);
        masked.text().to_owned()
    }

    #[test]
    fn mends_what_was_forgotten() {
        assert_eq!(mended("a: 1\nb: \"open\nc: 2\nd: 'x'\n"), "a: 1\nb: \"open\"\nc: 2\nd: 'x'\n");
        assert_eq!(mended("version 0.2\nphases:\n  build: x\n"), "version: 0.2\nphases:\n  build: x\n");
        assert_eq!(mended("a: 1: 2\nb: @x\nc: 3\n"), "a: '1: 2'\nb: '@x'\nc: 3\n");
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
        assert_eq!(left_out("a: 1\nb\nc: 2\n\nd\ne: 3\n%\nf: 4\n"), [2, 5, 7]);
    }

    #[test]
    fn forbidden_characters_cost_no_line() {
        let text = "a: 1\u{7}\nb: \u{0}2\nc\u{fffe}: 3\n";
        assert_eq!(left_out(text), [0usize; 0]);
        let document = Document::read(text);
        assert_eq!(document.entries(document.root().expect("a root")).expect("a mapping").count(), 3);
    }
}
