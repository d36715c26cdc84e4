//! A rule: its names, its page, and what it looks for.

use crate::order::by_key;
use std::borrow::Cow;

use super::{Diagnostic, Severity};
use crate::syntax::Span;

/// What is written about a rule: the part of it that no format is needed for.
#[derive(Debug, Clone, Copy)]
pub struct RulePage {
    /// Its code, such as `CB702`.
    pub code: &'static str,
    /// Its name, such as `plaintext-secret`.
    pub name: &'static str,
    /// How grave its findings are unless one says otherwise.
    pub severity: Severity,
    /// Its page in Markdown; empty in the browser, which fetches the pages only when one is opened.
    pub page: &'static str,
}

impl RulePage {
    /// The page's first paragraph, on one line; empty where the page is not at hand.
    pub fn summary(&self) -> String {
        let paragraph = self.page.split("\n\n").nth(1).unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A rule over files that were read as `F`.
pub struct Rule<F: 'static> {
    /// Its names and its page.
    pub about: RulePage,
    /// Looks at a file and tells what it finds.
    pub check: fn(&F, &mut Findings),
}

/// Where a rule tells what it found.
#[derive(Debug)]
pub struct Findings {
    rule: RulePage,
    found: Vec<Diagnostic>,
}

impl Findings {
    /// Runs all `rules` over `file` and returns what they found, in the order of the file.
    pub fn of<'r, F: 'static>(rules: impl IntoIterator<Item = &'r Rule<F>>, file: &F) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        for rule in rules {
            all.append(&mut Self::by(&rule.about, |findings| (rule.check)(file, findings)));
        }
        sort(&mut all);
        all
    }

    /// What one rule tells, in the order of telling.
    pub fn by(rule: &RulePage, tell: impl FnOnce(&mut Findings)) -> Vec<Diagnostic> {
        let mut findings = Findings { rule: *rule, found: Vec::new() };
        tell(&mut findings);
        findings.found
    }

    /// Tells a finding at a place; what else there is to say of it is added to what this returns.
    pub fn tell(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            code: Cow::Borrowed(self.rule.code),
            name: Cow::Borrowed(self.rule.name),
            severity: self.rule.severity,
            message: message.into(),
            help: None,
            assumption: None,
            span,
            related: Vec::new(),
            fixes: Vec::new(),
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

/// Puts findings in the order of the file.
pub(super) fn sort(all: &mut Vec<Diagnostic>) {
    by_key(all, |found| (found.span.order(), (found.severity as u64) << 56 | code_order(&found.code)));
}

/// A number that orders codes as their letters do; a code has no more than seven.
fn code_order(code: &str) -> u64 {
    code.bytes().take(7).fold(0, |number, byte| number << 8 | u64::from(byte))
}

/// A rule from its code, name, severity, page and check; the page lies beside the rule's file.
#[macro_export]
macro_rules! rule {
    ($code:literal, $name:literal, $severity:ident, $page:literal, $check:expr) => {
        $crate::diagnostics::Rule { about: $crate::rule!($code, $name, $severity, $page), check: $check }
    };
    ($code:literal, $name:literal, $severity:ident, $page:literal) => {
        $crate::diagnostics::RulePage {
            code: $code,
            name: $name,
            severity: $crate::diagnostics::Severity::$severity,
            #[cfg(not(target_arch = "wasm32"))]
            page: include_str!($page),
            #[cfg(target_arch = "wasm32")]
            page: "",
        }
    };
}
