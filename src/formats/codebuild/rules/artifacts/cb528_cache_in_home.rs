//! CB528: a cache in root's home directory.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::rules::artifacts::cb524_cache_too_wide::is_too_wide;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB528", "cache-in-home", Hint, "cb528_cache_in_home.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(cache) = file.spec().and_then(|spec| spec.cache.value()) else { return };
    let mut paths = cache.paths.value().into_iter().flat_map(|paths| paths.known());
    // One is enough to say it.
    let Some(path) = paths.find(|path| path.value.starts_with("/root/") && !is_too_wide(&path.value)) else { return };
    findings.tell(path.span, format!("`{}` lies in the home directory of root.", path.value)).help(
        "It is only there where the build runs as root, and not on Lambda. A folder of the source, named by \
            the tool's own cache variable, works anywhere.",
    );
}
