//! CB520: a cache that names no paths.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::schema::Field;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB520", "cache-without-paths", Warning, "cb520_cache_without_paths.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(spec) = file.spec().filter(|_| file.is_whole()) else { return };
    let (place, message) = match &spec.cache {
        Field::Null(cache) => (cache.key, "`cache` is empty."),
        Field::Known(cache) => match &cache.value.paths {
            Field::Absent => (cache.key, "`cache` has no `paths`."),
            Field::Null(paths) => (paths.key, "`paths` is empty."),
            Field::Known(paths) if paths.value.items.is_empty() => (paths.key, "`paths` is empty."),
            Field::Known(_) | Field::Opaque(_) => return,
        },
        Field::Absent | Field::Opaque(_) => return,
    };
    findings.tell(place, message).help(
        "CodeBuild then caches what it takes for the usual folders of a language, or \
        nothing. Name the folders to keep.",
    );
}
