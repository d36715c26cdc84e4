//! A text that differs in a few places from the source it stands for, and the way back to the source's places.

use super::Span;

/// What is read in place of a source that cannot be read as it stands.
#[derive(Debug, Clone)]
pub(super) struct Masked {
    text: String,
    /// From which of its bytes on which byte of the source is meant, in order; up to the next entry both run on
    /// together. Empty where nothing was changed.
    anchors: Vec<(usize, usize)>,
}

impl Masked {
    /// The source itself.
    pub fn new(source: &str) -> Self {
        Self { text: source.to_owned(), anchors: Vec::new() }
    }

    /// The text to read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes `new` in place of a stretch of this text.
    pub fn edit(&mut self, span: Span, new: &str) {
        let (start, end) = (span.start as usize, span.end as usize);
        let behind = start + new.len();
        let resume = (behind, self.source_of(end));
        let begin = (start, self.source_of(start));
        let before = self.anchors.iter().copied().take_while(|(at, _)| *at < start);
        let after = self.anchors.iter().copied().filter(|(at, _)| *at > end).map(|(at, to)| (at - end + behind, to));
        self.anchors = before.chain([begin, resume]).chain(after).collect();
        self.text.replace_range(start..end, new);
    }

    /// Blanks every character of a kind, in as many bytes.
    pub fn blank(&mut self, unwanted: fn(char) -> bool) {
        let mut text = String::with_capacity(self.text.len());
        for character in self.text.chars() {
            if unwanted(character) {
                text.extend(std::iter::repeat_n(' ', character.len_utf8()));
            } else {
                text.push(character);
            }
        }
        self.text = text;
    }

    /// The first byte of the source that is not read as it stands.
    pub fn first_change(&self) -> Option<usize> {
        self.anchors.first().map(|(_, source)| *source)
    }

    /// The byte of the source that a byte of this text stands for. What was put in stands for the place where it
    /// was put.
    pub fn source_of(&self, at: usize) -> usize {
        let behind = self.anchors.partition_point(|(masked, _)| *masked <= at);
        let Some((masked, source)) = behind.checked_sub(1).and_then(|last| self.anchors.get(last)) else { return at };
        let straight = source + (at - masked);
        self.anchors.get(behind).map_or(straight, |(_, next)| straight.min(*next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_its_way_back() {
        let source = "one two three four";
        let mut masked = Masked::new(source);
        masked.edit(Span::new(8, 13), "3");
        masked.edit(Span::new(3, 3), ":::");
        assert_eq!(masked.text(), "one::: two 3 four");
        let back: Vec<_> = (0..=masked.text().len()).map(|at| masked.source_of(at)).collect();
        assert_eq!(back, [0, 1, 2, 3, 3, 3, 3, 4, 5, 6, 7, 8, 13, 14, 15, 16, 17, 18]);
        masked.edit(Span::new(0, 6), "      ");
        assert_eq!(masked.source_of(masked.text().find("two").expect("there")), 4);
        assert_eq!(masked.source_of(masked.text().find("four").expect("there")), 14);
    }
}
