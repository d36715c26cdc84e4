//! `batch`: several builds from one start.

use crate::formats::codebuild::switch::Switch;
use crate::schema::{Field, Integer, List, Map, OneOrMany, Schema};

/// Several builds from one start: exactly one of the four kinds.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct Batch {
    /// Whether the builds still running are stopped as soon as one fails; `false` if absent.
    pub fast_fail: Field<Switch>,
    /// Builds side by side.
    pub build_list: Field<List<ListTask>>,
    /// Builds that wait for each other.
    pub build_graph: Field<List<GraphTask>>,
    /// A build for every combination of the values listed.
    pub build_matrix: Field<Matrix>,
    /// The same build several times over, each with its share of the tests.
    pub build_fanout: Field<Fanout>,
}

/// A build of a list.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct ListTask {
    /// Its name: letters, digits and underscores, once in the batch.
    #[key(required)]
    pub identifier: Field<String>,
    /// The buildspec that it runs; this file if absent.
    pub buildspec: Field<String>,
    /// Whether a person can enter the build's container; `false` if absent.
    pub debug_session: Field<Switch>,
    /// What this build has otherwise than the project.
    pub env: Field<TaskEnv>,
    /// Whether the batch may succeed though this build fails; `false` if absent.
    pub ignore_failure: Field<Switch>,
}

/// A build of a graph.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct GraphTask {
    /// Its name: letters, digits and underscores, once in the batch.
    #[key(required)]
    pub identifier: Field<String>,
    /// The buildspec that it runs; this file if absent.
    pub buildspec: Field<String>,
    /// Whether a person can enter the build's container; `false` if absent.
    pub debug_session: Field<Switch>,
    /// The builds that must be done before this one starts.
    #[key(misspelt = ["depends-on", "needs"])]
    pub depend_on: Field<OneOrMany<String>>,
    /// What this build has otherwise than the project.
    pub env: Field<TaskEnv>,
    /// Whether the batch may succeed though this build fails; `false` if absent.
    pub ignore_failure: Field<Switch>,
}

/// What a build of a batch has otherwise than the project.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct TaskEnv {
    /// The size of the machine, such as `BUILD_GENERAL1_SMALL`; not together with `fleet`.
    #[key(source = "CodeBuild API, ComputeType, 2016-10-06")]
    pub compute_type: Field<String>,
    /// The reserved fleet that runs it; not together with `compute-type`.
    pub fleet: Field<String>,
    /// The image in which it runs, such as `aws/codebuild/standard:7.0`.
    pub image: Field<String>,
    /// Whether Docker can run inside; `false` if absent.
    pub privileged_mode: Field<Switch>,
    /// The kind of environment, such as `LINUX_CONTAINER`.
    #[key(name = "type", source = "CodeBuild API, EnvironmentType, 2016-10-06")]
    pub environment_type: Field<String>,
    /// Variables in plain text, for this build alone.
    pub variables: Field<Map<String>>,
}

/// A build for every combination of the values listed.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct Matrix {
    /// What all builds of the matrix have in common.
    #[key(name = "static")]
    pub fixed: Field<MatrixStatic>,
    /// What differs: a build for every combination of these lists.
    pub dynamic: Field<MatrixDynamic>,
}

/// What all builds of a matrix have in common.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct MatrixStatic {
    /// Whether the batch may succeed though one of these builds fails; `false` if absent.
    pub ignore_failure: Field<Switch>,
    /// What all builds have otherwise than the project.
    pub env: Field<MatrixStaticEnv>,
}

/// The environment that all builds of a matrix have in common.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct MatrixStaticEnv {
    /// Whether Docker can run inside; `false` if absent.
    pub privileged_mode: Field<Switch>,
    /// The kind of environment, such as `LINUX_CONTAINER`.
    #[key(name = "type", source = "CodeBuild API, EnvironmentType, 2016-10-06")]
    pub environment_type: Field<String>,
    /// The size of the machine, such as `BUILD_GENERAL1_SMALL`.
    #[key(source = "CodeBuild API, ComputeType, 2016-10-06")]
    pub compute_type: Field<String>,
    /// The image in which they run.
    pub image: Field<String>,
    /// Variables in plain text, for all builds of the matrix.
    pub variables: Field<Map<String>>,
}

/// What differs between the builds of a matrix.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct MatrixDynamic {
    /// Buildspecs, of which each combination takes one.
    pub buildspec: Field<OneOrMany<String>>,
    /// Environments, of which each combination takes one of every list.
    pub env: Field<MatrixDynamicEnv>,
}

/// The lists of environments of a matrix.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct MatrixDynamicEnv {
    /// Sizes of the machine.
    pub compute_type: Field<OneOrMany<String>>,
    /// Images.
    pub image: Field<OneOrMany<String>>,
    /// Variables, each with the list of its values.
    pub variables: Field<Map<OneOrMany<String>>>,
}

/// The same build several times over.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, batch-build-buildspec, 2026")]
pub struct Fanout {
    /// How many builds run side by side.
    #[key(required)]
    pub parallelism: Field<Integer<1, { u64::MAX }>>,
    /// Whether the batch may succeed though one of these builds fails; `false` if absent.
    pub ignore_failure: Field<Switch>,
}
