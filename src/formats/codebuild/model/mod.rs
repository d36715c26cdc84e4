//! What a buildspec may contain, declared once: decoding, completion, hover and JSON Schema are made from it.
//!
//! The facts are those of the AWS CodeBuild User Guide, pages *Build specification reference* and *Batch build
//! buildspec reference*, as read in 2026, and of the CodeBuild API model 2016-10-06.

mod artifacts;
mod batch;
mod env;
mod phases;
mod reports;

pub use artifacts::{Artifacts, Cache, CacheAction, SecondaryArtifacts};
pub use batch::{
    Batch, Fanout, GraphTask, ListTask, Matrix, MatrixDynamic, MatrixDynamicEnv, MatrixStatic, MatrixStaticEnv,
    TaskEnv,
};
pub use env::{Env, EnvironmentVariables, Proxy, Shell};
pub use phases::{InstallPhase, Phase, Phases};
pub use reports::{Report, ReportFormat};

use crate::schema::{Field, Map, Schema};

/// A buildspec: what CodeBuild runs, and what it keeps of it.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct Buildspec {
    /// The version of the buildspec format: `0.2`, or `0.1`, in which every command has a shell of its own.
    ///
    /// Write it without quotes: a batch build refuses a quoted version.
    #[key(required)]
    pub version: Field<String>,
    /// The Linux user that runs the commands; root if absent. A phase's own `run-as` wins.
    ///
    /// The user must exist in the image.
    #[key(misspelt = ["runas", "user"])]
    pub run_as: Field<String>,
    /// The environment of all commands: variables, secrets, the shell.
    #[key(misspelt = ["environment"])]
    pub env: Field<Env>,
    /// The environment of a buildspec of version 0.1. From 0.2 on it is ignored; write `env`.
    #[key(name = "environment_variables", until = "0.1")]
    pub environment_variables: Field<EnvironmentVariables>,
    /// What goes through an explicit proxy server. Only needed where the build runs behind one.
    pub proxy: Field<Proxy>,
    /// Several builds from one start: a list, a graph, a matrix or a fan-out.
    #[key(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
    pub batch: Field<Batch>,
    /// The commands, in the four phases `install`, `pre_build`, `build` and `post_build`.
    ///
    /// They run in that order, whatever their order in the file.
    pub phases: Field<Phases>,
    /// Test and coverage reports, each under the name of its report group.
    ///
    /// A name makes the group `<project>-<name>`; an ARN uses that group. They are collected in UPLOAD_ARTIFACTS.
    pub reports: Field<Map<Report>>,
    /// The files that the build keeps.
    pub artifacts: Field<Artifacts>,
    /// The files that the next build finds again.
    #[key(source = "CodeBuild User Guide, build-spec-ref and caching-s3, 2026")]
    pub cache: Field<Cache>,
}
