//! CB522: fallback keys where there is no key to fall back from.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB522", "fallback-without-key", Warning, "cb522_fallback_without_key.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(cache) = file.spec().and_then(|spec| spec.cache.value()).filter(|_| file.is_whole()) else { return };
    let Some(keys) = cache.fallback_keys.known().filter(|_| cache.key.is_nothing()) else { return };
    findings
        .tell(keys.key, "`fallback-keys` has no effect without `key`.")
        .help("CodeBuild ignores it. Write a `key`, such as `deps-$(codebuild-hash-files package-lock.json)`.");
}
