//! Scripts whose every key has a dash of its own.

use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Script;
use crate::schema::{Field, Placed};

/// A script that begins with `location`, and the items behind it that are its other keys.
pub struct Split<'f> {
    /// The item with the location.
    pub first: &'f Placed<Script>,
    /// The items without one that follow it; at least one.
    pub others: Vec<&'f Placed<Script>>,
}

/// All scripts of the file that are split.
pub fn splits(file: &AppSpecFile) -> Vec<Split<'_>> {
    let mut found: Vec<Split<'_>> = Vec::new();
    for event in file.server().map(|server| server.events()).unwrap_or_default() {
        let mut open: Option<Split<'_>> = None;
        for item in event.scripts.value().map(|list| list.items.as_slice()).unwrap_or_default() {
            let Field::Known(item) = item else { continue };
            if !item.value.location.is_absent() {
                found.extend(open.take().filter(|split| !split.others.is_empty()));
                open = Some(Split { first: item, others: Vec::new() });
            } else if let Some(split) = open.as_mut().filter(|_| has_other_keys(&item.value)) {
                split.others.push(item);
            }
        }
        found.extend(open.filter(|split| !split.others.is_empty()));
    }
    found
}

fn has_other_keys(script: &Script) -> bool {
    !script.timeout.is_absent() || !script.runas.is_absent() || !script.sudo.is_absent()
}
