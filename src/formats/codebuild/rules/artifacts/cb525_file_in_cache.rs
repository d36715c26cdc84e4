//! CB525: a single file in the cache, which a local cache cannot hold.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB525", "file-in-cache", Hint, "cb525_file_in_cache.md", check);

/// Extensions that folders do not have.
const OF_FILES: &[&str] = &[
    "bin", "db", "deb", "exe", "gz", "jar", "json", "lock", "log", "rpm", "sqlite", "tar", "tgz", "toml", "txt",
    "war", "whl", "xml", "yaml", "yml", "zip",
];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(cache) = file.spec().and_then(|spec| spec.cache.value()) else { return };
    let paths = cache.paths.value().into_iter().flat_map(|paths| paths.known());
    for path in paths.filter(|path| is_file(&path.value)) {
        findings
            .tell(path.span, format!("`{}` is a single file.", path.value))
            .help("A local custom cache holds folders only and loses it. Cache the folder in which it lies.");
    }
}

fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or("", |(_, extension)| extension);
    !name.contains(['*', '?', '[', '$']) && OF_FILES.contains(&extension)
}
