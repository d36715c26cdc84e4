//! CB524: a cache of the whole machine, or of the whole source.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::patterns::whole_folder;
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB524", "cache-too-wide", Warning, "cb524_cache_too_wide.md", check);

/// Folders that hold far more than a build wants to keep; the empty one is everything.
const TOO_WIDE: &[&str] =
    &["", ".", "/root", "/usr", "/var", "/var/lib/docker", "/home", "/opt", "/etc", "/codebuild"];

/// Whether a path of a cache takes a folder that holds too much.
pub fn is_too_wide(path: &str) -> bool {
    TOO_WIDE.contains(&whole_folder(path))
}

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(cache) = file.spec().and_then(|spec| spec.cache.value()) else { return };
    let paths = cache.paths.value().into_iter().flat_map(|paths| paths.known());
    for path in paths.filter(|path| !path.value.is_empty() && is_too_wide(&path.value)) {
        findings.tell(path.span, format!("`{}` caches far more than a build needs.", path.value)).help(
            "It is packed, uploaded and fetched again in every build, which takes longer than it saves. Name \
                the folder of the tool, such as `/root/.npm/**/*`.",
        );
    }
}
