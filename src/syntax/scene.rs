//! What is known where the scanner failed, and whether a change would help there.

use std::cell::Cell;

use super::libyaml::Failure;
use super::mend::{Edit, Line};
use super::reach::{Reach, Seen};
use super::{LineIndex, Repair};

/// How many lines around a place are looked at.
const NEAR: usize = 60;

/// A text that does not read, and what the scanner said.
pub(super) struct Scene<'t> {
    /// The text.
    pub text: &'t str,
    /// Its lines.
    pub lines: &'t LineIndex,
    /// Why it does not read.
    pub failure: &'t Failure,
    /// How far it reads.
    pub reach: &'t Reach,
    /// Behind a byte-order mark.
    pub from: usize,
    /// How many bytes may still be scanned to try repairs.
    pub left: &'t Cell<usize>,
}

impl<'t> Scene<'t> {
    /// A line, from 0.
    pub fn line(&self, number: usize) -> Line<'t> {
        Line::new(self.text, self.lines, number)
    }

    /// The line in which a byte lies.
    pub fn line_at(&self, offset: usize) -> Line<'t> {
        self.line(self.lines.line_of(offset as u32))
    }

    /// The nearest line above in which anything but a comment stands.
    pub fn above(&self, number: usize) -> Option<Line<'t>> {
        (0..number).rev().take(NEAR).map(|number| self.line(number)).find(is_code)
    }

    /// The nearest line below in which anything but a comment stands.
    pub fn below(&self, number: usize) -> Option<Line<'t>> {
        (number + 1..self.lines.len()).take(NEAR).map(|number| self.line(number)).find(is_code)
    }

    /// The line where the scanner failed; the last that is written if it failed at the end.
    pub fn noticed(&self) -> Line<'t> {
        let line = self.line_at(self.failure.offset);
        if line.is_blank() { self.above(line.number).unwrap_or(line) } else { line }
    }

    /// Where what the scanner was reading began.
    pub fn context(&self) -> Option<usize> {
        self.failure.context.as_ref().map(|(_, at)| *at)
    }

    /// Whether the scanner's words about the problem, or about what it was reading, hold these.
    pub fn says(&self, words: &str) -> bool {
        let context = self.failure.context.as_ref().is_some_and(|(context, _)| context.contains(words));
        context || self.failure.problem.contains(words)
    }

    /// The last value that the scanner saw.
    pub fn last(&self) -> Option<Seen> {
        self.reach.last[0]
    }

    /// The lines that may hold the mistake, the likeliest first.
    pub fn suspects(&self) -> Vec<Line<'t>> {
        let noticed = self.noticed();
        let context = self.context().map(|at| self.line_at(at));
        let bracket = self.reach.bracket.map(|at| self.line_at(at));
        let last = self.reach.last.map(|seen| seen.map(|seen| self.line_at(seen.start)));
        let above = self.above(noticed.number);
        let mut found: Vec<Line> = Vec::with_capacity(6);
        for line in [Some(noticed), above, context, bracket, last[0], last[1]].into_iter().flatten() {
            if !line.is_blank() && found.iter().all(|known| known.number != line.number) {
                found.push(line);
            }
        }
        found
    }

    /// Whether a line without a colon would be a key with something below it. One that is just being typed is not: it
    /// would take what belongs to the key above it.
    pub fn is_parent(&self, line: &Line) -> bool {
        let above = self.above(line.number);
        let takes = above.is_some_and(|above| above.words().ends_with(':') && above.indent() >= line.indent());
        let below = self.below(line.number);
        !takes && below.is_some_and(|below| below.indent() > line.indent() || below.words().starts_with("- "))
    }

    /// The text of a stretch.
    pub fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// How far the text reads with these edits made, and how many bytes are left unread then; none where no more may
    /// be tried.
    pub fn tried(&self, edits: &[Edit]) -> Option<(Reach, usize)> {
        self.left.set(self.left.get().checked_sub(self.text.len())?);
        let mut text = self.text.to_owned();
        for (span, new) in edits.iter().rev() {
            text.replace_range(span.start as usize..span.end as usize, new);
        }
        let reach = Reach::of(&text, self.from);
        let unread = reach.unread(text.len());
        Some((reach, unread))
    }

    /// How many bytes are left unread with these edits made, if that is better than without them.
    pub fn helped(&self, edits: &[Edit]) -> Option<usize> {
        let (reach, after) = self.tried(edits)?;
        let before = self.reach.unread(self.text.len());
        // At the end of the text there is no further; but an unclosed quote hides all values behind it.
        let revealed = before <= 1 && reach.values > self.reach.values + 1;
        (after == 0 || after < before || revealed).then_some(after)
    }

    /// A repair, if it helps.
    pub fn repair(&self, title: impl Into<String>, safe: bool, edits: Vec<Edit>) -> Option<Repair> {
        self.helped(&edits)?;
        Some(Repair { title: title.into(), safe, edits })
    }
}

/// Whether anything but a comment stands in a line.
fn is_code(line: &Line) -> bool {
    !line.is_blank() && !line.is_comment()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Span;

    #[test]
    fn tries_only_as_much_as_it_may() {
        let text = "a: b: c\n";
        let (lines, reach, left) = (LineIndex::new(text), Reach::of(text, 0), Cell::new(text.len() * 2));
        let failure = reach.failure.as_ref().expect("the text does not read");
        let scene = Scene { text, lines: &lines, failure, reach: &reach, from: 0, left: &left };
        assert_eq!(scene.helped(&[(Span::new(4, 5), String::new())]), Some(0));
        assert_eq!(scene.helped(&[(Span::new(0, 1), "x".into())]), None);
        assert_eq!(scene.helped(&[(Span::new(4, 5), String::new())]), None, "nothing is left to try with");
    }
}
