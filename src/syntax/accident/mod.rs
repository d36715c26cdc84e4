//! What evidently happened behind a syntax error.
//!
//! The scanner tells where it could not go on and what it wanted there, often lines after the mistake and in words
//! about itself. The accidents here are those that people make; each has its place, its plain words and, where it is
//! evident, its repair. A repair is offered only if the text then reads further.

mod brackets;
mod characters;
mod columns;
mod json;
mod keys;
mod quotes;
mod values;
mod words;

pub(super) use json::recognise_json;

use super::Span;
use super::scene::Scene;

/// A mistake that people make, behind a syntax error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accident {
    /// Which one.
    pub kind: AccidentKind,
    /// The first sign of it.
    pub span: Span,
    /// What is wrong, in one sentence; words of the file stand between backticks.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// How it can be repaired, the best way first; none where that is not evident.
    pub repairs: Vec<Repair>,
}

/// A change of the text that makes it readable, or readable further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// What it does, as a command.
    pub title: String,
    /// Whether it can be made unseen: it keeps what the author evidently meant.
    pub safe: bool,
    /// What to write where, in order, not overlapping.
    pub edits: Vec<(Span, String)>,
}

/// The mistakes that people make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccidentKind {
    /// A character that no YAML text may hold.
    ControlCharacter,
    /// The lines of a version control system around two versions of a text.
    MergeConflict,
    /// A line of Markdown around the text.
    CodeFence,
    /// A tab where only spaces may stand.
    Tab,
    /// A no-break space or another blank of Unicode in the indentation.
    UnicodeBlank,
    /// An escape that double quotes do not know.
    BadEscape,
    /// A quote that is not closed.
    UnclosedQuote,
    /// Text behind a closing quote.
    TextAfterQuote,
    /// A value that begins with a character that means something else.
    ReservedStart,
    /// A bracket or brace that is not closed.
    UnclosedBracket,
    /// A bracket or brace that closes nothing.
    ExtraBracket,
    /// Two values between brackets without a comma.
    MissingComma,
    /// A list that begins on the line of its key.
    ListBesideKey,
    /// Two colons in one line.
    SecondColon,
    /// No space behind a dash or a colon.
    MissingSpace,
    /// A command that goes on in the next line behind a backslash.
    Continuation,
    /// A key without its colon.
    MissingColon,
    /// A line at a column that fits no level.
    Misaligned,
    /// Text where a key or an item is expected.
    StrayText,
    /// A comment as other languages write it.
    ForeignComment,
    /// In JSON, a comma before a closing bracket.
    TrailingComma,
    /// In JSON, single quotes.
    SingleQuotes,
    /// In JSON, a word without quotes.
    BareWord,
}

/// Looks for the accident behind a failure. The order matters: what leaves the surest signs comes first.
pub(super) fn recognise(scene: &Scene) -> Option<Accident> {
    let kinds = [
        characters::control,
        characters::conflict,
        characters::fence,
        characters::tab,
        characters::unicode_blank,
        quotes::bad_escape,
        quotes::text_after,
        quotes::unclosed,
        brackets::unclosed_on_line,
        brackets::missing_comma,
        brackets::unclosed,
        brackets::extra,
        brackets::tight_colon,
        values::reserved_start,
        values::list_beside_key,
        values::second_colon,
        values::continuation,
        keys::missing_space,
        keys::missing_colon,
        columns::misaligned,
        keys::mixed,
        keys::stray_text,
        values::reserved_here,
    ];
    kinds.iter().find_map(|recognise| recognise(scene))
}

#[cfg(test)]
mod tests;
