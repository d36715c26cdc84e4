//! CB526: a cache key that whoever names a branch can choose.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::CacheAction;
use crate::rule;
use crate::shell::references;

pub const RULE: Rule<BuildspecFile> = rule!("CB526", "key-from-outside", Warning, "cb526_key_from_outside.md", check);

/// Variables whose values come with the event that starts the build.
const FROM_OUTSIDE: &[&str] = &[
    "CODEBUILD_WEBHOOK_HEAD_REF",
    "CODEBUILD_WEBHOOK_BASE_REF",
    "CODEBUILD_WEBHOOK_TRIGGER",
    "CODEBUILD_SOURCE_VERSION",
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(cache) = file.spec().and_then(|spec| spec.cache.value()) else { return };
    if cache.action.value() == Some(&CacheAction::Restore) {
        return;
    }
    let fallback = cache.fallback_keys.value().into_iter().flat_map(|keys| keys.known());
    for key in cache.key.known().into_iter().chain(fallback) {
        let found = references(&key.value).into_iter().find(|found| FROM_OUTSIDE.contains(&found.name));
        let Some(reference) = found else { continue };
        let place = file.document.part(key.node, reference.range.start, reference.range.end);
        findings
            .tell(place, format!("`{}` lets whoever names a branch choose the cache's key.", reference.name))
            .help(
                "A pull request can fill the cache that a later build of another branch trusts. Make the key from \
                a hash of the lock file, or let such builds only read it, with `action: restore`.",
            );
    }
}
