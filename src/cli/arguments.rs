//! What can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rehearsal::formats::{FORMATS, Format};
use serde_json::{Map, Value, json};

use super::bundle;

/// Checks and rehearses AWS CI/CD files before they are pushed. Nothing touches AWS.
#[derive(Parser)]
#[command(name = "rehearsal", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Check files, each on its own and all together, and tell what is wrong with them
    Check(Check),
    /// Apply the fixes that keep what the author evidently meant
    Fix(Fix),
    /// Rehearse a file and tell how it would run; a pipeline with the files that its actions run and open
    Run(Run),
    /// Write a pipeline of the AWS CLI as a CloudFormation template, or one of a template for the AWS CLI
    Convert(Convert),
    /// Tell whether a push or pull request would start a pipeline, and by which filter; exit code 1 if it would not
    Trigger(Trigger),
    /// List every rule
    Rules,
    /// Print a rule's page
    Explain {
        /// The rule's code or name, such as CB302
        code: String,
    },
    /// Print a JSON Schema (draft 2020-12)
    Schema {
        /// A format, such as codebuild, one of its kinds, such as codedeploy-ecs, or `scenario`
        of: String,
    },
}

#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    pub files: Files,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    pub format: Output,
}

#[derive(Args)]
pub struct Fix {
    #[command(flatten)]
    pub files: Files,
    /// Print what would change, and change nothing
    #[arg(long)]
    pub diff: bool,
}

#[derive(Args)]
pub struct Run {
    /// The file to read; `-` is standard input
    pub file: String,
    /// Further files and folders, among which the actions of a pipeline find what they run and open
    #[arg(value_name = "FILES")]
    pub files: Vec<String>,
    /// What the file is; told by its name and content if absent
    #[arg(long, value_parser = kind)]
    pub kind: Option<&'static Format>,
    #[command(flatten)]
    pub settings: Settings,
    /// A scenario as JSON, of the file or of one of the further ones; `rehearsal schema scenario` prints its schema
    #[arg(long, value_name = "[OF=]FILE")]
    pub scenario: Vec<String>,
    /// Let a step fail: PRE_BUILD, pre_build.commands[1], task:IDENTIFIER, Build.Compile, Build.Compile/build.commands[0]; with :2 only the second attempt
    #[arg(long, value_name = "STEP[:ATTEMPT]")]
    pub fail: Vec<String>,
    /// How the timeline is printed
    #[arg(long, value_enum, default_value_t)]
    pub format: TimelineOutput,
}

#[derive(Args)]
pub struct Convert {
    /// The file to read; `-` is standard input
    pub file: String,
    /// The form to write; the one that the file has not if absent
    #[arg(long, value_enum)]
    pub to: Option<PipelineForm>,
    /// Which pipeline of a template, by its name or logical id
    #[arg(long, value_name = "NAME")]
    pub pipeline: Option<String>,
    #[command(flatten)]
    pub settings: Settings,
}

#[derive(Args)]
#[command(group(clap::ArgGroup::new("happens").required(true).args(["push", "tag", "pull_request"])))]
pub struct Trigger {
    /// The file with the pipeline; `-` is standard input
    pub file: String,
    /// A push to this branch
    #[arg(long, value_name = "BRANCH")]
    pub push: Option<String>,
    /// A push of this tag
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,
    /// What happens to a pull request
    #[arg(long, value_name = "EVENT", value_enum, requires_all = ["from", "to"])]
    pub pull_request: Option<PullRequest>,
    /// The branch of the pull request
    #[arg(long, value_name = "BRANCH", requires = "pull_request")]
    pub from: Option<String>,
    /// The branch into which it is to be merged
    #[arg(long, value_name = "BRANCH", requires = "pull_request")]
    pub to: Option<String>,
    /// The files that are changed
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub files: Vec<String>,
    /// It is the first push to a new branch
    #[arg(long, requires = "push")]
    pub new_branch: bool,
    /// The source action whose repository it is; the first if absent
    #[arg(long, value_name = "ACTION")]
    pub source: Option<String>,
    /// Which pipeline of a template, by its name
    #[arg(long, value_name = "NAME")]
    pub pipeline: Option<String>,
    #[command(flatten)]
    pub settings: Settings,
}

/// What happens to a pull request.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PullRequest {
    /// It is opened
    Open,
    /// It gets new commits
    Updated,
    /// It is merged or closed
    Closed,
}

/// A form of a pipeline.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PipelineForm {
    /// A CloudFormation template, as YAML
    Cloudformation,
    /// The input of the AWS CLI, as JSON
    Cli,
}

/// How a timeline is printed.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum TimelineOutput {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(Args)]
pub struct Files {
    /// Files to read, and folders in which to look for files of known names; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub paths: Vec<String>,
    /// What the files are; told by their names and contents if absent
    #[arg(long, value_parser = kind)]
    pub kind: Option<&'static Format>,
    #[command(flatten)]
    pub settings: Settings,
}

/// What is set for checking; a format that has no such setting passes it over.
#[derive(Args)]
pub struct Settings {
    /// CodeDeploy: the generation of the agent that reads an AppSpec file
    #[arg(long, value_enum)]
    agent: Option<Agent>,
    /// CodeDeploy: what an AppSpec file is for; told by its content if absent
    #[arg(long, value_enum)]
    platform: Option<Platform>,
    /// CodeDeploy: the folder with the bundle that an AppSpec file belongs to
    #[arg(long, value_name = "DIR")]
    bundle: Option<PathBuf>,
}

impl Settings {
    /// As the formats read them; null where nothing is set.
    ///
    /// # Errors
    ///
    /// Where the bundle cannot be read, in words.
    pub fn value(&self) -> Result<Value, String> {
        let agent = self.agent.map(|agent| match agent {
            Agent::V1 => "1.8",
            Agent::V2 => "2",
            Agent::Both => "both",
        });
        let platform = self.platform.map(|platform| match platform {
            Platform::Ec2 => "server",
            Platform::Ecs => "ecs",
            Platform::Lambda => "lambda",
        });
        let set = [("agent", agent), ("platform", platform)];
        let mut set: Map<String, Value> =
            set.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into()))).collect();
        if let Some(folder) = &self.bundle {
            set.insert("bundle".to_owned(), json!(bundle::read(folder)?));
        }
        Ok(if set.is_empty() { Value::Null } else { Value::Object(set) })
    }
}

/// A generation of the CodeDeploy agent.
#[derive(Clone, Copy, ValueEnum)]
enum Agent {
    /// 1.8.1 and its like, written in Ruby
    #[value(name = "1.8")]
    V1,
    /// 2.x, written in Rust
    #[value(name = "2")]
    V2,
    /// Both
    Both,
}

/// A compute platform of CodeDeploy.
#[derive(Clone, Copy, ValueEnum)]
enum Platform {
    /// EC2 and on-premises instances
    Ec2,
    /// Amazon ECS
    Ecs,
    /// AWS Lambda
    Lambda,
}

/// How findings are printed.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Output {
    /// For people, with the lines concerned
    #[default]
    Text,
    /// For programs
    Json,
    /// Annotations of a GitHub Actions run
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

fn kind(id: &str) -> Result<&'static Format, String> {
    rehearsal::formats::format(id).ok_or_else(|| {
        let ids: Vec<_> = FORMATS.iter().map(|format| format.id).collect();
        format!("known kinds: {}", ids.join(", "))
    })
}
