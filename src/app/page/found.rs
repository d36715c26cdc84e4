//! What was found in a file: on its own, and together with the others.

use std::rc::Rc;

use crate::app::marks::Mark;
use crate::app::messages::Report;

/// What was found in a file.
#[derive(Default)]
pub(super) struct Found {
    /// On its own.
    pub(super) own: Rc<Report>,
    /// Only in the files together; it holds for one text alone.
    pub(super) across: Vec<Mark>,
    /// That text.
    pub(super) text: Rc<str>,
}

impl Found {
    /// All that was found in the file, if this is its text, in the order of the file.
    pub(super) fn merged(&self, text: &str) -> Rc<Report> {
        if self.across.is_empty() || *self.text != *text {
            return self.own.clone();
        }
        let mut report = (*self.own).clone();
        for mark in &self.across {
            let after = report.marks.partition_point(|other| other.from <= mark.from);
            report.marks.insert(after, mark.clone());
        }
        Rc::new(report)
    }
}
