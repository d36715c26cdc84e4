//! What an artifact of a build holds, as far as its buildspec tells.

use super::pattern::{Takes, is_literal, takes};
use crate::formats::codebuild::file::artifact_set::ArtifactSet;
use crate::schema::{Field, Placed};

/// Whether an artifact holds a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// It does, or nobody knows here.
    Perhaps,
    /// It does not.
    No,
    /// It holds the file at another path.
    At(String, Because),
}

/// Why an artifact holds a file at another path than the one that was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The file is taken together with the folder in which it lies.
    OwnFolder,
    /// `discard-paths` drops the folders.
    DiscardPaths,
    /// The path counts from `base-directory`.
    BaseDirectory,
    /// Upper and lower case differ.
    Case,
}

/// Whether an artifact holds a file at that path, which counts from the artifact's root.
pub fn holds(set: &ArtifactSet<'_>, path: &str) -> Holds {
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let Some(patterns) = patterns(set) else { return Holds::Perhaps };
    let Some(discards) = discards(set) else { return Holds::Perhaps };
    if path.is_empty() || path.contains(['$', '{', '*', '#']) {
        return Holds::Perhaps;
    }
    // What is opened may be a folder.
    let above = format!("{path}/");
    if patterns.iter().any(|pattern| pattern.value.trim().trim_start_matches("./").starts_with(&above)) {
        return Holds::Perhaps;
    }
    let taken = |path: &str| patterns.iter().any(|pattern| takes(&pattern.value, path) != Takes::No);
    let base = base_name(path);
    if discards {
        let named = patterns.iter().any(|pattern| takes(base_name(&pattern.value), base) != Takes::No);
        return match (named || taken(path), path == base) {
            (true, true) => Holds::Perhaps,
            (true, false) => Holds::At(base.to_owned(), Because::DiscardPaths),
            (false, _) => in_other_case(&patterns, path),
        };
    }
    if taken(path) {
        return Holds::Perhaps;
    }
    let folder = set.base_directory.value().map(|folder| folder.trim_start_matches("./").trim_end_matches('/'));
    let below = folder.and_then(|folder| path.strip_prefix(folder)?.strip_prefix('/'));
    if let Some(below) = below.filter(|below| taken(below)) {
        return Holds::At(below.to_owned(), Because::BaseDirectory);
    }
    let same = |pattern: &&&Placed<String>| is_literal(&pattern.value) && base_name(&pattern.value) == base;
    match patterns.iter().find(same) {
        Some(pattern) => Holds::At(pattern.value.trim().trim_start_matches("./").to_owned(), Because::OwnFolder),
        None => in_other_case(&patterns, path),
    }
}

fn in_other_case(patterns: &[&Placed<String>], path: &str) -> Holds {
    let same = |pattern: &&&Placed<String>| pattern.value.trim().eq_ignore_ascii_case(path);
    match patterns.iter().find(same) {
        Some(pattern) => Holds::At(pattern.value.trim().to_owned(), Because::Case),
        None => Holds::No,
    }
}

/// The patterns of an artifact; none where one of them, or the list itself, is not known or not there.
pub fn patterns<'f>(set: &ArtifactSet<'f>) -> Option<Vec<&'f Placed<String>>> {
    let files = set.files.value()?;
    let known: Vec<_> = files.known().collect();
    (known.len() == files.items.len() && !known.is_empty()).then_some(known)
}

/// Whether the artifact drops folders; none where that is not known.
fn discards(set: &ArtifactSet<'_>) -> Option<bool> {
    match set.discard_paths {
        Field::Absent | Field::Null(_) => Some(false),
        Field::Known(switch) => Some(switch.value.0),
        Field::Opaque(_) => None,
    }
}

fn base_name(path: &str) -> &str {
    path.trim().rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::codebuild::file::BuildspecFile;
    use crate::syntax::Document;

    fn held(artifacts: &str, path: &str) -> Holds {
        let file = BuildspecFile::read(Document::read(&format!("version: 0.2\nartifacts: {artifacts}\n")));
        let sets = file.spec().map(ArtifactSet::all).unwrap_or_default();
        sets.first().map_or(Holds::Perhaps, |set| holds(set, path))
    }

    #[test]
    fn tells_what_is_certainly_not_there() {
        assert_eq!(held("{files: [app.jar]}", "appspec.yml"), Holds::No);
        assert_eq!(held("{files: [app.jar, $MORE]}", "appspec.yml"), Holds::Perhaps);
        assert_eq!(held("{files: ['**/*']}", "appspec.yml"), Holds::Perhaps);
        assert_eq!(held("{files: [app.jar], discard-paths: yes}", "appspec.yml"), Holds::No);
        assert_eq!(held("{name: x}", "appspec.yml"), Holds::Perhaps);
    }

    #[test]
    fn tells_where_else_it_lies() {
        let at = |path: &str, because| Holds::At(path.to_owned(), because);
        assert_eq!(held("{files: [out/app.yml]}", "app.yml"), at("out/app.yml", Because::OwnFolder));
        assert_eq!(held("{files: [out/app.yml], discard-paths: yes}", "app.yml"), Holds::Perhaps);
        assert_eq!(
            held("{files: ['**/*'], discard-paths: yes}", "scripts/stop.sh"),
            at("stop.sh", Because::DiscardPaths)
        );
        assert_eq!(
            held("{files: [app.yml], base-directory: out}", "out/app.yml"),
            at("app.yml", Because::BaseDirectory)
        );
        assert_eq!(held("{files: [imageDetail.json]}", "imagedetail.json"), at("imageDetail.json", Because::Case));
    }
}
