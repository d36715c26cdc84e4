//! Set-up, build, serve, test and measure: every chore of the project as `cargo xtask …`.

mod bench;
mod browser;
mod debian;
mod links;
mod markdown;
mod node;
mod pages;
mod picture;
mod process;
mod serve;
mod site;
mod size;
mod stages;
mod test;
mod toolchain;
mod wasm;
mod watch;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::site::Build;
use crate::toolchain::Source;

/// Sets up, builds, serves, tests and measures Rehearsal. What is missing on this machine is installed on the way.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    /// Where the compiler for the page's core comes from
    #[arg(long, global = true, value_enum, default_value_t = Source::Auto, value_name = "SOURCE")]
    wasm_from: Source,
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the page and serve it on this machine
    Serve {
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Rebuild when a source file changes, and reload the page
        #[arg(long)]
        watch: bool,
        /// Build quickly instead of small
        #[arg(long)]
        fast: bool,
    },
    /// Build the page into dist/, a static site that runs under any path
    Build {
        /// Build quickly instead of small
        #[arg(long)]
        fast: bool,
    },
    /// Run everything that a change must pass
    Test {
        /// Only these stages, and those that they need
        #[arg(long, value_enum, value_delimiter = ',', value_name = "STAGE,…")]
        only: Vec<stages::Stage>,
    },
    /// Run the benchmarks: those of the core, and `keystroke` in Chromium
    Bench {
        /// Only the benchmarks whose name contains this
        filter: Option<String>,
    },
    /// Take the README's picture of the page
    Picture,
    /// Measure every shipped file against the committed budget
    Size {
        /// Make today's sizes the budget
        #[arg(long)]
        accept: bool,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match carry_out(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does one chore; `false` where it was done and its verdict is no.
fn carry_out(arguments: &Arguments) -> Result<bool> {
    let source = arguments.wasm_from;
    match &arguments.chore {
        Chore::Serve { port, watch, fast } => {
            serve::serve(Build { fast: *fast, source }, *port, *watch).map(|()| true)
        }
        Chore::Build { fast } => site::build(Build { fast: *fast, source }).map(|_| true),
        Chore::Test { only } => test::test(only, source),
        Chore::Bench { filter } => bench::bench(Build { fast: false, source }, filter.as_deref()).map(|()| true),
        Chore::Picture => picture::take(Build { fast: false, source }).map(|()| true),
        Chore::Size { accept } => size::size(Build { fast: false, source }, *accept),
    }
}
