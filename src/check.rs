//! The front door to checking: a text and a format to findings.

use crate::diagnostics::{Diagnostic, RulePage, own, suppress};
use serde_json::Value;

use crate::formats::{FORMATS, Format};
use crate::syntax::Document;
use crate::workspace;

/// What there is to say of a file.
#[derive(Debug)]
pub struct Checked {
    /// The file's text as a tree.
    pub document: Document,
    /// The findings, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks a text as a file of that format, under the format's own settings; null stands for what is usual. Never
/// fails: a text that cannot be read is a finding.
pub fn check(text: &str, format: &Format, settings: &Value) -> Checked {
    check_document(Document::read(text), format, settings)
}

/// Checks a document that was read already.
pub fn check_document(document: Document, format: &Format, settings: &Value) -> Checked {
    let (document, mut found) = (format.check)(document, settings);
    found.splice(0..0, own::limits(&document));
    let diagnostics = suppress(&document, found);
    Checked { document, diagnostics }
}

/// Every rule there is: those of the formats, those over several files, and the tool's own last.
pub fn rules() -> Vec<RulePage> {
    let of_formats = FORMATS.iter().flat_map(|format| (format.rules)());
    of_formats.chain(workspace::pages()).chain(own::PAGES.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::codebuild::FORMAT;

    #[test]
    fn an_alias_bomb_is_told_and_soon_over() {
        let mut text = String::from("version: 0.2\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..30 {
            let list = vec![format!("*a{}", level - 1); 10].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{list}]\n"));
        }
        text.push_str("phases: {build: {commands: *a29}}\n");
        let codes: Vec<_> =
            check(&text, &FORMAT, &Value::Null).diagnostics.into_iter().map(|found| found.code).collect();
        assert!(codes.iter().any(|code| code == "RH102"), "{codes:?}");
    }
}
