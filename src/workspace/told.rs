//! Rules over several files, and where they tell what they found.

use super::links::Links;
use crate::diagnostics::{Diagnostic, Findings, RulePage, suppress_across};
use crate::syntax::Span;

/// A rule over the files of a workspace.
pub struct RuleAcross {
    /// Its names and its page.
    pub about: RulePage,
    /// Looks at the files and tells what it finds.
    pub check: fn(&Links<'_>, &mut Told),
}

/// A rule over several files from its code, name, severity, page and check; the page lies beside the rule's file.
macro_rules! rule_across {
    ($code:literal, $name:literal, $severity:ident, $page:literal, $check:expr) => {
        $crate::workspace::told::RuleAcross { about: $crate::rule!($code, $name, $severity, $page), check: $check }
    };
}
pub(super) use rule_across;

/// What a rule tells, each finding with the index of the file in which it stands.
pub struct Told {
    rule: RulePage,
    found: Vec<(usize, Diagnostic)>,
}

impl Told {
    /// What all `rules` find, by file, in the order of each file, without what the files' comments ask to ignore.
    pub fn of(rules: &[RuleAcross], links: &Links<'_>) -> Vec<(usize, Diagnostic)> {
        let mut told = Vec::new();
        for rule in rules {
            let mut own = Told { rule: rule.about, found: Vec::new() };
            (rule.check)(links, &mut own);
            told.append(&mut own.found);
        }
        let mut all = Vec::new();
        for (file, read) in links.workspace.files.iter().enumerate() {
            let of_file = told.iter().filter(|(at, _)| *at == file).map(|(_, finding)| finding.clone()).collect();
            let mut kept = suppress_across(&read.document, of_file);
            crate::order::by_key(&mut kept, |finding| (finding.span.order(), 0));
            all.extend(kept.into_iter().map(|finding| (file, finding)));
        }
        all
    }

    /// Tells a finding at a place of a file; what else there is to say of it is added to what this returns.
    pub fn tell(&mut self, file: usize, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let mut found = Findings::by(&self.rule, |findings| {
            findings.tell(span, message);
        });
        self.found.extend(found.pop().map(|finding| (file, finding)));
        let last = self.found.len() - 1;
        &mut self.found[last].1
    }
}
