//! What can be asked for.

use clap::{Args, Parser, Subcommand, ValueEnum};
use rehearsal::formats::{FORMATS, Format};

/// Checks and rehearses AWS CI/CD files before they are pushed. Nothing touches AWS.
#[derive(Parser)]
#[command(name = "rehearsal", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Check files and tell what is wrong with them
    Check(Check),
    /// Apply the fixes that keep what the author evidently meant
    Fix(Fix),
    /// Rehearse a file and tell how it would run
    Run(Run),
    /// List every rule
    Rules,
    /// Print a rule's page
    Explain {
        /// The rule's code or name, such as CB302
        code: String,
    },
    /// Print a JSON Schema (draft 2020-12)
    Schema {
        /// A format, such as codebuild, or `scenario`
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
    /// What the file is
    #[arg(long, value_parser = kind, default_value = FORMATS[0].id)]
    pub kind: &'static Format,
    /// A scenario as JSON; `rehearsal schema scenario` prints its schema
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<String>,
    /// Let a step fail: PRE_BUILD, pre_build.commands[1], build.finally[0], task:IDENTIFIER; with :2 only the second attempt
    #[arg(long, value_name = "STEP[:ATTEMPT]")]
    pub fail: Vec<String>,
    /// How the timeline is printed
    #[arg(long, value_enum, default_value_t)]
    pub format: TimelineOutput,
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
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub paths: Vec<String>,
    /// What the files are
    #[arg(long, value_parser = kind, default_value = FORMATS[0].id)]
    pub kind: &'static Format,
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
