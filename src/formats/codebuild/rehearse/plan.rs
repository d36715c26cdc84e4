//! What a buildspec asks for, reduced to what a rehearsal needs. It does not know how the file was read.

use crate::formats::codebuild::file::{Block, PhaseName};
use crate::formats::codebuild::on_failure::OnFailure;
use crate::syntax::Span;

/// What is to be rehearsed.
#[derive(Debug, Clone, Default)]
pub struct BuildPlan {
    /// Whether each command runs in a shell of its own: version 0.1.
    pub shell_per_command: bool,
    /// The four phases of the file, in the order of [`PhaseName::ALL`]; empty where the file has none.
    pub phases: [PhasePlan; 4],
    /// The variables of `env`.
    pub variables: Vec<Variable>,
    /// `env.exported-variables`
    pub exported: Vec<Named>,
    /// `runtime-versions`
    pub runtimes: Vec<Runtime>,
    /// `reports`
    pub reports: Vec<ReportPlan>,
    /// `artifacts`: the primary artifact first, without a name, then the secondary ones.
    pub artifacts: Vec<ArtifactPlan>,
    /// `cache`
    pub cache: Option<CachePlan>,
    /// `batch`
    pub batch: Option<BatchPlan>,
    /// What CodeBuild will object to, in the order in which it does.
    pub refusals: Vec<Refusal>,
    /// What else is to be said at the start, such as which of two equal keys counts.
    pub notes: Vec<String>,
}

impl BuildPlan {
    /// The phase of that name.
    pub fn phase(&self, name: PhaseName) -> &PhasePlan {
        let [install, pre_build, build, post_build] = &self.phases;
        match name {
            PhaseName::Install => install,
            PhaseName::PreBuild => pre_build,
            PhaseName::Build => build,
            PhaseName::PostBuild => post_build,
        }
    }

    /// The first objection at that point.
    pub fn refusal(&self, point: RefusalPoint) -> Option<&Refusal> {
        self.refusals.iter().find(|refusal| refusal.point == point)
    }

    /// Every command in the order in which they would run, with its phase, list and index.
    pub fn commands(&self) -> impl Iterator<Item = (PhaseName, Block, usize, &CommandPlan)> {
        PhaseName::ALL.into_iter().flat_map(move |name| {
            [Block::Commands, Block::Finally].into_iter().flat_map(move |block| {
                let list = self.phase(name).block(block);
                list.iter().enumerate().map(move |(index, command)| (name, block, index, command))
            })
        })
    }
}

/// A phase of the file.
#[derive(Debug, Clone, Default)]
pub struct PhasePlan {
    /// Where it is written, if it is.
    pub place: Option<Span>,
    /// `commands`
    pub commands: Vec<CommandPlan>,
    /// `finally`
    pub finally: Vec<CommandPlan>,
    /// `on-failure`
    pub on_failure: Option<OnFailure>,
}

impl PhasePlan {
    /// One of its two lists.
    pub fn block(&self, block: Block) -> &[CommandPlan] {
        match block {
            Block::Commands => &self.commands,
            Block::Finally => &self.finally,
        }
    }
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandPlan {
    /// Its text, as the shell gets it.
    pub text: String,
    /// Where it is written.
    pub place: Option<Span>,
}

/// Something that has a name and a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Where it is written.
    pub place: Option<Span>,
}

/// A variable of `env`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value, the parameter's name or the secret's reference, as it is written.
    pub value: String,
    /// Where its value comes from.
    pub origin: Origin,
    /// Where it is written.
    pub place: Option<Span>,
}

/// Where a variable's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `env.variables`
    Plain,
    /// `env.parameter-store`
    ParameterStore,
    /// `env.secrets-manager`
    SecretsManager,
}

/// A runtime that CodeBuild sets up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runtime {
    /// The language, such as `nodejs`.
    pub language: String,
    /// The version as it is written.
    pub version: String,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPlan {
    /// The report group's name or ARN.
    pub name: String,
    /// Where all of it is written.
    pub place: Option<Span>,
    /// The patterns of its files.
    pub files: Vec<String>,
}

/// An artifact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtifactPlan {
    /// A secondary artifact's identifier; none for the primary one.
    pub identifier: Option<String>,
    /// Where it is written.
    pub place: Option<Span>,
    /// The patterns of its files.
    pub files: Vec<String>,
    /// `base-directory`
    pub base_directory: Option<String>,
}

/// The cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CachePlan {
    /// Where it is written.
    pub place: Option<Span>,
    /// The patterns of its files.
    pub paths: Vec<String>,
    /// `key`
    pub key: Option<String>,
    /// Whether it is read.
    pub restores: bool,
    /// Whether it is written.
    pub saves: bool,
}

/// An objection of CodeBuild to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// When it is raised.
    pub point: RefusalPoint,
    /// CodeBuild's status code, such as `YAML_FILE_ERROR`.
    pub code: String,
    /// CodeBuild's message.
    pub message: String,
    /// Where in the file the cause is.
    pub place: Option<Span>,
    /// Why this is an assumption.
    pub assumed: Option<String>,
}

/// When CodeBuild objects to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalPoint {
    /// In DOWNLOAD_SOURCE, when it reads the file.
    Reading,
    /// In DOWNLOAD_SOURCE, when it fetches parameters and secrets.
    Decrypting,
    /// In UPLOAD_ARTIFACTS.
    Uploading,
    /// In DOWNLOAD_BATCHSPEC, before any build of the batch.
    Batch,
}

/// A batch.
#[derive(Debug, Clone)]
pub struct BatchPlan {
    /// Which of the four kinds it is, and its builds.
    pub tasks: BatchTasks,
    /// Whether the builds still running are stopped when one fails.
    pub fast_fail: bool,
}

/// The builds of a batch.
#[derive(Debug, Clone)]
pub enum BatchTasks {
    /// `build-list`
    List(Vec<TaskPlan>),
    /// `build-graph`
    Graph(Vec<TaskPlan>),
    /// `build-matrix`
    Matrix(MatrixPlan),
    /// `build-fanout`
    Fanout(FanoutPlan),
}

/// A build of a batch.
#[derive(Debug, Clone, Default)]
pub struct TaskPlan {
    /// Its identifier.
    pub identifier: String,
    /// Where it is written.
    pub place: Option<Span>,
    /// What sets it apart from its siblings, as `NODE=22`; empty where the identifier says it all.
    pub label: String,
    /// The identifiers of the builds it depends on.
    pub depends_on: Vec<String>,
    /// Whether the batch may succeed though it fails.
    pub ignore_failure: bool,
    /// The image that it runs in, where that is not the project's.
    pub image: Option<String>,
    /// What it builds.
    pub source: TaskSource,
}

/// What a build of a batch builds.
#[derive(Debug, Clone, Default)]
pub enum TaskSource {
    /// The phases of the file that holds the batch.
    #[default]
    ThisFile,
    /// Another buildspec: its path, and what it asks for where it is known.
    File(String, Option<Box<BuildPlan>>),
}

/// A matrix: a build for every combination.
#[derive(Debug, Clone)]
pub struct MatrixPlan {
    /// Where it is written.
    pub place: Option<Span>,
    /// Its lists, the first of which changes slowest: what varies, and its values.
    pub axes: Vec<Axis>,
    /// Whether the batch may succeed though one fails.
    pub ignore_failure: bool,
}

/// A list of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// What varies: `image`, `buildspec`, a variable's name.
    pub name: String,
    /// Its values.
    pub values: Vec<String>,
}

/// The same build several times over.
#[derive(Debug, Clone)]
pub struct FanoutPlan {
    /// Where it is written.
    pub place: Option<Span>,
    /// How many builds there are.
    pub parallelism: u64,
    /// Whether the batch may succeed though one fails.
    pub ignore_failure: bool,
}
