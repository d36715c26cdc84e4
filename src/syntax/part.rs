//! From a stretch of a scalar's text to where it stands in the source.

use super::{Document, NodeId, ScalarStyle, Span};

impl Document {
    /// Where the bytes `from..to` of a scalar's text stand in the source.
    ///
    /// Exact where the text is a slice of the source and in `|` blocks; in text that was folded or had escapes, the
    /// first place in the scalar where the same characters stand, else the whole scalar.
    pub fn part(&self, id: NodeId, from: usize, to: usize) -> Span {
        let (Some(content), Some(text)) = (self.content(id), self.scalar(id)) else { return self.span(id) };
        let part = self.part_of_content(id, content, text, from, to);
        // Line ends that only YAML knows, and text that was read in spite of a problem, can shift the lines.
        let lies_in = self.source().get(part.start as usize..part.end as usize).is_some();
        if lies_in && content.contains(part) { part } else { content }
    }

    fn part_of_content(&self, id: NodeId, content: Span, text: &str, from: usize, to: usize) -> Span {
        let source = content.text(self.source());
        if source.len() == text.len() {
            return content.part(from, to);
        }
        if self.style(id) == Some(ScalarStyle::Literal) {
            return self.part_of_block(content, text, from, to);
        }
        let wanted = text.get(from..to).unwrap_or_default();
        match source.find(wanted) {
            Some(at) if !wanted.is_empty() => content.part(at, at + wanted.len()),
            _ => content,
        }
    }

    /// In a `|` block each line of the text is a line of the source without its indentation.
    fn part_of_block(&self, content: Span, text: &str, from: usize, to: usize) -> Span {
        let source = self.source();
        let mut line = self.lines().line_of(content.start);
        // The content may begin on the header's line or on the first line of the body.
        if self.lines().start_of(line) < content.start && source[..content.start as usize].ends_with(['|', '-', '+'])
        {
            line += 1;
        }
        let place = |offset: usize| -> u32 {
            let before = text.get(..offset).unwrap_or(text);
            let row = before.matches('\n').count();
            let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
            let written = self.lines().line(source, line + row);
            let wanted = text.split('\n').nth(row).unwrap_or_default();
            let indent = written.len().saturating_sub(wanted.trim_end_matches('\r').len());
            self.lines().start_of(line + row) + (indent + column).min(written.len()) as u32
        };
        Span::new(place(from), place(to))
    }
}
