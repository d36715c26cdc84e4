//! `phases`: what runs.

use crate::schema::{Field, Map, OneOrMany, Schema};

/// The four phases that a buildspec can fill. Other names are refused.
#[derive(Schema, Debug, Clone)]
#[schema(case = "snake", source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct Phases {
    /// Sets up the build environment: runtimes and tools. If it fails, nothing but its own `finally` runs.
    pub install: Field<InstallPhase>,
    /// What comes before the build: logging in, dependencies, tests. If it fails, the build and what follows do not run.
    pub pre_build: Field<Phase>,
    /// The build itself. If it fails, `post_build` and the upload of artifacts still run.
    pub build: Field<Phase>,
    /// What comes after the build: packaging, pushing, notifying. It runs after a failed build too.
    ///
    /// Ask `CODEBUILD_BUILD_SUCCEEDING` before anything that must not happen after a failure.
    pub post_build: Field<Phase>,
}

/// A phase: its commands run in order until one fails.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct Phase {
    /// The Linux user that runs this phase's commands; wins over the top-level `run-as`.
    #[key(misspelt = ["runas", "user"])]
    pub run_as: Field<String>,
    /// What becomes of the build when this phase fails: `ABORT`, `CONTINUE`, `RETRY`, `RETRY-n`, `RETRY-regex` or
    /// `RETRY-n-regex`.
    ///
    /// ABORT ends the build, CONTINUE goes on with the next phase, RETRY tries again, up to 3 or n times, where a
    /// pattern is given only if the error message matches it.
    pub on_failure: Field<String>,
    /// The commands, one after another, until one exits with anything but 0.
    #[key(misspelt = ["command", "run", "script"])]
    pub commands: Field<OneOrMany<String>>,
    /// Commands that run after `commands`, also when one of them failed.
    pub finally: Field<OneOrMany<String>>,
}

/// The install phase: as every phase, and the runtimes.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct InstallPhase {
    /// The Linux user that runs this phase's commands; wins over the top-level `run-as`.
    #[key(misspelt = ["runas", "user"])]
    pub run_as: Field<String>,
    /// What becomes of the build when this phase fails: `ABORT`, `CONTINUE`, `RETRY`, `RETRY-n`, `RETRY-regex` or
    /// `RETRY-n-regex`.
    ///
    /// ABORT ends the build, CONTINUE goes on with the next phase, RETRY tries again, up to 3 or n times, where a
    /// pattern is given only if the error message matches it.
    pub on_failure: Field<String>,
    /// The languages that CodeBuild sets up, each with its version, such as `python: 3.12`.
    ///
    /// Only those named are set up. `latest` and `22.x` are possible where the image has several.
    #[key(source = "CodeBuild User Guide, runtime-versions, 2026")]
    pub runtime_versions: Field<Map<String>>,
    /// The commands, one after another, until one exits with anything but 0.
    #[key(misspelt = ["command", "run", "script"])]
    pub commands: Field<OneOrMany<String>>,
    /// Commands that run after `commands`, also when one of them failed.
    pub finally: Field<OneOrMany<String>>,
}
