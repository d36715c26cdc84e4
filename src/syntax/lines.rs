//! The one place where byte offsets become lines, columns and UTF-16 units.

use serde::{Deserialize, Serialize};

/// A place as people and editors name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Byte offset, from 0.
    pub byte: u32,
}

/// Where the lines of a text begin. A line ends at LF, CRLF or a lone CR, as an editor counts them.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// Byte offset of each line's first character.
    starts: Vec<u32>,
    /// For each line, how many UTF-16 units of the text lie before it.
    units: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`, in one pass.
    pub fn new(text: &str) -> Self {
        let (mut starts, mut units) = (vec![0], vec![0]);
        let (mut start, mut unit) = (0, 0);
        // Nearly all texts are ASCII and hold no lone CR; for those there is nothing to look at closely.
        let (ascii, returns) = (text.is_ascii(), text.contains('\r'));
        let width = |part: &str| if ascii { part.len() as u32 } else { utf16_len(part) };
        for line in text.split_inclusive('\n') {
            let body = if returns { line.strip_suffix("\r\n").unwrap_or(line) } else { "" };
            for (at, _) in body.match_indices('\r') {
                let before = line.get(..at + 1).unwrap_or_default();
                starts.push((start + before.len()) as u32);
                units.push(unit + width(before));
            }
            start += line.len();
            unit += width(line);
            if line.ends_with('\n') {
                starts.push(start as u32);
                units.push(unit);
            }
        }
        Self { starts, units }
    }

    /// How many lines there are; an empty text has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: a text has at least one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The line, from 0, in which a byte offset lies.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Byte offset at which a line, from 0, begins; the last line's for any line behind it.
    pub fn start_of(&self, line: usize) -> u32 {
        self.starts.get(line).or(self.starts.last()).copied().unwrap_or(0)
    }

    /// Byte range of a line, from 0, without its line end.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let start = self.start_of(line) as usize;
        let end = self.starts.get(line + 1).map_or(text.len(), |next| *next as usize);
        text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// Line, column and byte of an offset; an offset behind the text is cut to its end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let byte = floor(text, offset);
        let line = self.line_of(byte);
        let before = text.get(self.start_of(line) as usize..byte as usize).unwrap_or_default();
        Position { line: line as u32 + 1, column: before.chars().count() as u32 + 1, byte }
    }

    /// How many UTF-16 units lie before a byte offset, which is how an editor counts.
    pub fn utf16(&self, text: &str, offset: u32) -> u32 {
        let byte = floor(text, offset);
        let line = self.line_of(byte);
        let before = text.get(self.start_of(line) as usize..byte as usize).unwrap_or_default();
        self.units.get(line).copied().unwrap_or(0) + before.chars().map(|c| c.len_utf16() as u32).sum::<u32>()
    }

    /// The byte offset before which `units` UTF-16 units lie; cut to the text's end.
    pub fn byte_of_utf16(&self, text: &str, units: u32) -> u32 {
        let line = self.units.partition_point(|unit| *unit <= units).saturating_sub(1);
        let start = self.start_of(line);
        let mut left = units - self.units.get(line).copied().unwrap_or(0);
        for (at, character) in text.get(start as usize..).unwrap_or_default().char_indices() {
            if left < character.len_utf16() as u32 {
                return start + at as u32;
            }
            left -= character.len_utf16() as u32;
        }
        text.len() as u32
    }
}

/// How many UTF-16 units a text takes.
fn utf16_len(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.chars().map(|c| c.len_utf16() as u32).sum() }
}

/// The offset itself, or the nearest character boundary before it.
fn floor(text: &str, offset: u32) -> u32 {
    let mut at = (offset as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_characters_and_units() {
        let text = "a\r\nß𝄞x\n\rend";
        let lines = LineIndex::new(text);
        assert_eq!(lines.len(), 4);
        let x = text.find('x').expect("there") as u32;
        assert_eq!(lines.position(text, x), Position { line: 2, column: 3, byte: x });
        assert_eq!(lines.utf16(text, x), 3 + 1 + 2);
        assert_eq!(lines.line(text, 1), "ß𝄞x");
        for (at, _) in text.char_indices() {
            assert_eq!(lines.byte_of_utf16(text, lines.utf16(text, at as u32)), at as u32);
        }
        assert_eq!(lines.byte_of_utf16(text, 999), text.len() as u32);
    }

    #[test]
    fn lines_end_as_in_an_editor() {
        for (text, starts) in [
            ("", vec![0]),
            ("\n", vec![0, 1]),
            ("\r", vec![0, 1]),
            ("a\rb\r\nc\r\r\n\nd", vec![0, 2, 5, 7, 9, 10]),
            ("ä\r𝄞\n\r", vec![0, 3, 8, 9]),
        ] {
            let lines = LineIndex::new(text);
            assert_eq!(lines.starts, starts, "{text:?}");
            let units: Vec<u32> =
                starts.iter().map(|start| text[..*start as usize].encode_utf16().count() as u32).collect();
            assert_eq!(lines.units, units, "{text:?}");
        }
    }
}
