//! The build's artifact and the further ones, seen alike.

use crate::formats::codebuild::model::{Artifacts, Buildspec, SecondaryArtifacts};
use crate::formats::codebuild::switch::Switch;
use crate::schema::{Field, Name, OneOrMany};
use crate::syntax::Span;

/// The files of one artifact.
#[derive(Debug, Clone, Copy)]
pub struct ArtifactSet<'f> {
    /// Its identifier; none for the build's own artifact.
    pub identifier: Option<&'f Name>,
    /// Where its key stands.
    pub key: Span,
    /// `files`
    pub files: &'f Field<OneOrMany<String>>,
    /// `name`
    pub name: &'f Field<String>,
    /// `discard-paths`
    pub discard_paths: &'f Field<Switch>,
    /// `base-directory`
    pub base_directory: &'f Field<String>,
    /// `exclude-paths`
    pub exclude_paths: &'f Field<OneOrMany<String>>,
}

impl<'f> ArtifactSet<'f> {
    /// The build's own artifact, then the further ones in the order of the file.
    pub fn all(spec: &'f Buildspec) -> Vec<Self> {
        let Some(artifacts) = spec.artifacts.known() else { return Vec::new() };
        let Artifacts { files, name, discard_paths, base_directory, exclude_paths, .. } = &artifacts.value;
        let key = artifacts.key;
        let own = Self { identifier: None, key, files, name, discard_paths, base_directory, exclude_paths };
        let further = artifacts.value.secondary_artifacts.value().into_iter().flat_map(|map| map.known());
        let further = further.map(|(identifier, set)| {
            let SecondaryArtifacts { files, name, discard_paths, base_directory, exclude_paths, .. } = &set.value;
            let (key, identifier) = (set.key, Some(identifier));
            Self { identifier, key, files, name, discard_paths, base_directory, exclude_paths }
        });
        std::iter::once(own).chain(further).collect()
    }
}
