//! CB521: an action that is none, or more fallback keys than are taken.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Cache;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB521", "cache-out-of-bounds", Error, "cb521_cache_out_of_bounds.md", check);

/// How many fallback keys a cache can have.
const MOST: usize = 5;

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(Cache::SHAPE, "action")) {
        let MisfitKind::NotAWord { text, near, node, .. } = &misfit.kind else { continue };
        if text.contains('$') {
            continue;
        }
        let found = findings.tell(misfit.span, format!("`{text}` is nothing that can be done with a cache."));
        found.help("Write `restore` or `save`, or delete `action` for both.");
        if let Some(near) = near {
            let edits = vec![rename(&file.document, *node, near.text)];
            found.fix(Fix::safe(format!("Write `{}`", near.text), edits));
            if near.text.eq_ignore_ascii_case(text) {
                found.graded(Severity::Warning);
                found.assume("AWS documents the words in lower case and does not say whether it takes others.");
            }
        }
    }
    let cache = file.spec().and_then(|spec| spec.cache.value());
    let Some(keys) = cache.and_then(|cache| cache.fallback_keys.known()) else { return };
    let count = keys.value.items.len();
    if count > MOST {
        findings
            .tell(keys.key, format!("There are {count} `fallback-keys`; five are the most."))
            .help("They are tried in order. Keep the five that are likeliest to be there.");
    }
}
