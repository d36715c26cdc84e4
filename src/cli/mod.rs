//! The command line: arguments in, reports out. All effects on files and terminals are here.

mod arguments;
mod bundle;
mod check;
mod convert;
mod explain;
mod fix;
mod folder;
mod github;
mod input;
mod json;
mod run;
mod sarif;
mod schema;
mod text;
mod together;
mod trigger;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Arguments, Command};

/// Something went wrong that is not a finding: arguments or files that cannot be used.
pub(crate) const UNUSABLE: u8 = 2;
/// There are errors in the files.
pub(crate) const ERRORS: u8 = 1;

/// What a command answers.
pub(crate) struct Answer {
    /// What goes to standard output.
    pub output: Vec<u8>,
    /// The exit code.
    pub code: u8,
}

impl Answer {
    /// An answer in words.
    fn new(output: impl Into<String>, code: u8) -> Self {
        Self { output: output.into().into_bytes(), code }
    }
}

/// Runs what the arguments ask for. Exit code 0: no errors found; 1: errors; 2: unusable arguments or files.
pub fn main() -> ExitCode {
    let Answer { output, code } = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Fix(arguments) => fix::run(&arguments),
        Command::Run(arguments) => run::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Trigger(arguments) => trigger::run(&arguments),
        Command::Rules => explain::list(),
        Command::Explain { code } => explain::explain(&code),
        Command::Schema { of } => schema::print(&of),
    };
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(&output).and_then(|()| stdout.flush()) {
        // Who reads has seen enough, as `head` does; the verdict on the files stands.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("standard output: {error}");
            ExitCode::from(UNUSABLE)
        }
        _ => ExitCode::from(code),
    }
}
