//! `artifacts` and `cache`: what is kept.

use crate::formats::codebuild::switch::Switch;
use crate::schema::{Field, Map, OneOrMany, Schema};

/// The build's artifact, and further ones.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct Artifacts {
    /// Patterns of the files to keep, relative to the source or to `base-directory`: `app.jar`, `dist/**/*`.
    pub files: Field<OneOrMany<String>>,
    /// The artifact's name. It only counts where the project says that the buildspec may name it.
    pub name: Field<String>,
    /// Whether the files' folders are dropped; `no` if absent. Files of the same name then collide.
    pub discard_paths: Field<Switch>,
    /// The folder from which `files` counts; it is not part of the artifact itself.
    #[key(misspelt = ["basedir", "base-dir"])]
    pub base_directory: Field<String>,
    /// Patterns of files to leave out, relative to `base-directory`.
    #[key(misspelt = ["exclude"])]
    pub exclude_paths: Field<OneOrMany<String>>,
    /// Whether symbolic links are kept in a ZIP artifact; `no` if absent.
    pub enable_symlinks: Field<Switch>,
    /// A prefix in the bucket; only with the namespace BUILD_ID.
    pub s3_prefix: Field<String>,
    /// Further artifacts, each under the identifier that the project or the pipeline gives it.
    pub secondary_artifacts: Field<Map<SecondaryArtifacts>>,
    /// The artifact's packaging in a buildspec of version 0.1. From 0.2 on it is ignored.
    #[key(name = "type", until = "0.1")]
    pub packaging: Field<String>,
}

/// A further artifact.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct SecondaryArtifacts {
    /// Patterns of the files to keep, relative to the source or to `base-directory`.
    #[key(required)]
    pub files: Field<OneOrMany<String>>,
    /// The artifact's name. It only counts where the project says that the buildspec may name it.
    pub name: Field<String>,
    /// Whether the files' folders are dropped; `no` if absent.
    pub discard_paths: Field<Switch>,
    /// The folder from which `files` counts; it is not part of the artifact itself.
    #[key(misspelt = ["basedir", "base-dir"])]
    pub base_directory: Field<String>,
    /// Patterns of files to leave out, relative to `base-directory`.
    #[key(misspelt = ["exclude"])]
    pub exclude_paths: Field<OneOrMany<String>>,
    /// Whether symbolic links are kept in a ZIP artifact; `no` if absent.
    pub enable_symlinks: Field<Switch>,
    /// A prefix in the bucket; only with the namespace BUILD_ID.
    pub s3_prefix: Field<String>,
}

/// What the next build finds again.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, caching-s3, 2026")]
pub struct Cache {
    /// Patterns of the files to keep, such as `/root/.npm/**/*`.
    #[key(required)]
    pub paths: Field<OneOrMany<String>>,
    /// The name under which an S3 cache is kept; exact match, expanded by the shell.
    ///
    /// A cache is written once for each key and never updated.
    pub key: Field<String>,
    /// Beginnings of keys to try, in order, when none matches exactly; at most five.
    pub fallback_keys: Field<OneOrMany<String>>,
    /// What is done with the cache; both if absent.
    pub action: Field<CacheAction>,
}

/// What is done with a cache.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheAction {
    /// It is read and never written.
    #[word("restore")]
    Restore,
    /// It is written and never read.
    #[word("save")]
    Save,
}
