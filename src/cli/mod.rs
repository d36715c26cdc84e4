//! The command line: arguments in, reports out. All effects on files and terminals are here.

mod arguments;
mod check;
mod explain;
mod fix;
mod github;
mod input;
mod json;
mod run;
mod sarif;
mod schema;
mod text;

use std::process::ExitCode;

use clap::Parser;

use self::arguments::{Arguments, Command};

/// Something went wrong that is not a finding: arguments or files that cannot be used.
pub(crate) const UNUSABLE: u8 = 2;
/// There are errors in the files.
pub(crate) const ERRORS: u8 = 1;

/// Runs what the arguments ask for. Exit code 0: no errors found; 1: errors; 2: unusable arguments or files.
pub fn main() -> ExitCode {
    let code = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Fix(arguments) => fix::run(&arguments),
        Command::Run(arguments) => run::run(&arguments),
        Command::Rules => explain::list(),
        Command::Explain { code } => explain::explain(&code),
        Command::Schema { of } => schema::print(&of),
    };
    ExitCode::from(code)
}
