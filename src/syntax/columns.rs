//! To which column a line may belong whose indentation cannot be right.

use super::LineIndex;
use super::mend::{self, Line};

/// How many lines are looked at in each direction; what a line belongs to is hardly ever further away.
const LINES: usize = 60;

/// The indentation around a line.
#[derive(Debug)]
pub(super) struct Columns {
    /// By how much a level is indented here.
    pub unit: usize,
    /// The columns at which something may stand in this place, in order.
    pub possible: Vec<usize>,
    /// Where it would stand if levels are indented evenly.
    likely: usize,
}

impl Columns {
    /// Looks at the lines around `line`.
    pub fn around(text: &str, lines: &LineIndex, line: &Line) -> Self {
        let at = |number: usize| Line::new(text, lines, number);
        let code = |line: &Line| !line.is_blank() && !line.is_comment() && !line.indentation().contains('\t');
        let above: Vec<usize> =
            (0..line.number).rev().take(LINES).map(at).filter(code).map(|line| line.indent()).collect();
        let below: Vec<Line> = (line.number + 1..lines.len()).take(LINES).map(at).filter(code).collect();
        let below_columns: Vec<usize> = below.iter().map(Line::indent).collect();
        let unit = unit(&above, &below_columns);
        let mut possible = falling(&above);
        possible.extend(falling(&below_columns));
        possible.extend(above.first().map(|column| column + unit));
        possible.sort_unstable();
        possible.dedup();
        let expanded = line.indentation().chars().map(|blank| if blank == '\t' { unit } else { 1 }).sum();
        let likely = match below.first() {
            Some(child) if child.indent() > line.indent() => child.indent().saturating_sub(unit),
            _ => expanded,
        };
        Self { unit, possible, likely }
    }

    /// Whether a line may belong to another column: it is off by less than a level, it has tabs, or it is deeper than
    /// a line that has its value beside it already. A line that is off by a whole level would read there, but
    /// otherwise than its author meant.
    pub fn may_move(&self, line: &Line, above: Option<&Line>, column: usize) -> bool {
        let here = line.indent();
        let below_a_value = here > column
            && above.is_some_and(|above| above.indent() == column && mend::value_start(above) > above.indent());
        let between = !here.abs_diff(column).is_multiple_of(self.unit);
        line.indentation().contains('\t') || between || below_a_value
    }

    /// How far a column is from where the line would stand if levels are indented evenly; of two that are as far, the
    /// one on a level is nearer.
    pub fn distance(&self, column: usize) -> usize {
        self.likely.abs_diff(column) * 2 + usize::from(!column.is_multiple_of(self.unit))
    }
}

/// Those columns that are smaller than all before them: the levels that are open at this place.
fn falling(columns: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for column in columns {
        if found.last().is_none_or(|last| column < last) {
            found.push(*column);
        }
    }
    found
}

/// The commonest step from a line to a deeper one; 2 where there is none.
fn unit(above: &[usize], below: &[usize]) -> usize {
    let lines: Vec<usize> = above.iter().rev().chain(below).copied().collect();
    let mut steps = [0usize; 9];
    for pair in lines.windows(2) {
        let step = pair.last().copied().unwrap_or(0).saturating_sub(pair.first().copied().unwrap_or(0));
        if let Some(count) = steps.get_mut(step).filter(|_| step > 0) {
            *count += 1;
        }
    }
    // Of steps that are as common, the smaller one.
    let commonest = steps.iter().enumerate().rev().max_by_key(|(_, count)| **count);
    commonest.filter(|(_, count)| **count > 0).map_or(2, |(step, _)| step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, number: usize) -> Columns {
        let lines = LineIndex::new(text);
        Columns::around(text, &lines, &Line::new(text, &lines, number))
    }

    #[test]
    fn finds_the_open_levels() {
        let text = "a:\n  b:\n    c: 1\n   d:\n      - x\n  e: 2\nf: 3\n";
        let columns = around(text, 3);
        assert_eq!(columns.unit, 2);
        assert_eq!(columns.possible, [0, 2, 4, 6]);
        assert!(columns.distance(4) < columns.distance(2));
    }

    #[test]
    fn a_tab_counts_as_a_level() {
        let columns = around("a:\n    b:\n        c: 1\n\t\td: 2\n", 3);
        assert_eq!(columns.unit, 4);
        assert_eq!(columns.distance(8), 0);
    }
}
