//! The finding itself: a pure value.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::order::by_key;
use crate::syntax::Span;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// AWS rejects the file, it certainly fails, or a section certainly has no effect.
    Error,
    /// It does something else than it says, or is a risk, or it is open whether it is a fault.
    Warning,
    /// Practice.
    Hint,
}

/// One finding in one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The rule's code, such as `CB702`.
    pub code: Cow<'static, str>,
    /// The rule's name, such as `plaintext-secret`.
    pub name: Cow<'static, str>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one sentence; words of the file stand between backticks.
    pub message: String,
    /// What AWS makes of it and what to write instead; words of the file stand between backticks.
    pub help: Option<String>,
    /// Which part of this is not documented by AWS, where something is.
    pub assumption: Option<String>,
    /// Where its cause first shows.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// How it can be repaired, the best first.
    pub fixes: Vec<Fix>,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The name of the file, where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// A repair: edits that are made together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, as a command: "Quote the command".
    pub title: String,
    /// Whether it can be applied unseen: it keeps what the author evidently meant.
    pub safe: bool,
    /// Its edits, in order, not overlapping.
    pub edits: Vec<Edit>,
}

/// A stretch of text and what replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What is written there.
    pub text: String,
}

impl Fix {
    /// A repair that can be applied unseen.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(title.into(), true, edits)
    }

    /// A repair that a person should look at.
    pub fn needs_a_look(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self::new(title.into(), false, edits)
    }

    fn new(title: String, safe: bool, mut edits: Vec<Edit>) -> Self {
        by_key(&mut edits, |edit| (edit.span.order(), 0));
        Self { title, safe, edits }
    }
}

impl Edit {
    /// Writes `text` in place of what stands at `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Writes `text` before the byte `at`.
    pub fn insert(at: u32, text: impl Into<String>) -> Self {
        Self { span: Span::at(at), text: text.into() }
    }
}

impl Diagnostic {
    /// Adds what AWS makes of it and what to write instead.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Marks which part of it AWS does not document.
    pub fn assume(&mut self, what: impl Into<String>) -> &mut Self {
        self.assumption = Some(what.into());
        self
    }

    /// Adds another place that belongs to it.
    pub fn relate(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { file: None, span, message: message.into() });
        self
    }

    /// Adds a place in another file that belongs to it.
    pub fn relate_in(&mut self, file: impl Into<String>, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { file: Some(file.into()), span, message: message.into() });
        self
    }

    /// Adds a repair.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }

    /// Departs from the rule's own severity.
    pub fn graded(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }
}
