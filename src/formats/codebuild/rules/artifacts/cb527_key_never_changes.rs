//! CB527: a cache key that stays the same whatever is cached, or that carries a stray brace.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::CacheAction;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB527", "key-never-changes", Hint, "cb527_key_never_changes.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(cache) = file.spec().and_then(|spec| spec.cache.value()) else { return };
    let Some(key) = cache.key.known() else { return };
    let text = key.value.as_str();
    if let Some(stray) = stray_brace(text) {
        let place = file.document.part(key.node, stray, stray + 1);
        let found = findings.tell(place, "This `}` closes nothing and becomes part of the key.");
        found.help("An example of AWS carries it by mistake. Delete it.");
        let before = text.get(..stray).unwrap_or_default().trim_end().len();
        if file.document.resolve(key.node) == key.node {
            let edit = Edit::replace(file.document.part(key.node, before, stray + 1), "");
            found.fix(Fix::safe("Delete the brace", vec![edit]));
        }
    }
    let is_fixed = !text.contains(['$', '`']) && !text.is_empty();
    if is_fixed && cache.action.value() != Some(&CacheAction::Restore) {
        findings.tell(key.span, format!("The key `{text}` is the same in every build.")).help(
            "A cache is written once for each key and never again, so it soon holds what is out of date. Add a \
                hash: `deps-$(codebuild-hash-files package-lock.json)`.",
        );
    }
}

/// Where a closing brace stands that none opened.
fn stray_brace(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}
