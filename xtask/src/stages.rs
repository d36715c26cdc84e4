//! The stages of the test: what each one runs, and how much of it passed.

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::process::{cargo, heard, on_path, output, program, run, step};
use crate::serve::{self, Site};
use crate::site::{self, Build};
use crate::toolchain::{Source, Toolchain};
use crate::{browser, links, size};

/// One part of the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Formatting
    Fmt,
    /// Clippy on everything that runs natively
    Clippy,
    /// Unit, integration and documentation tests
    Native,
    /// The links in the documentation
    Links,
    /// The page, built as it is shipped
    Site,
    /// Clippy on the page's core
    ClippyWasm,
    /// The answers of the page's core against the native ones
    Same,
    /// The shipped files against their budget
    Size,
    /// The page in a real Chromium
    Browser,
    /// The other ways to a compiler for the page's core; without --only, just where CI is set
    Compilers,
}

/// How much of a stage passed: its tests, or the stage itself where it has none.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How many passed.
    pub passed: u32,
    /// How many failed.
    pub failed: u32,
    /// How many did not run.
    pub skipped: u32,
}

impl Tally {
    /// A stage that passed as a whole, or did not.
    pub fn of(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into(), skipped: 0 }
    }

    fn skipped() -> Self {
        Self { skipped: 1, ..Self::default() }
    }

    /// A runner that failed without saying which test did is itself what failed.
    fn with_verdict(mut self, succeeded: bool) -> Self {
        if !succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl Stage {
    /// Its name, as it is given to `--only`.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether it runs where no stage was asked for. A contributor's machine gets no compilers that it can do without.
    pub fn is_usual(self) -> bool {
        self != Self::Compilers || std::env::var_os("CI").is_some()
    }

    /// Whether it looks at the built page.
    pub fn needs_site(self) -> bool {
        matches!(self, Self::ClippyWasm | Self::Same | Self::Size | Self::Browser)
    }

    /// Runs the stage. `toolchain` is what built the page, from the stage that did.
    ///
    /// # Errors
    /// When the stage fails without saying how much of it did.
    pub fn run(self, source: Source, toolchain: &mut Option<Toolchain>) -> Result<Tally> {
        match self {
            Self::Fmt => {
                get_component("rustfmt", "fmt")?;
                run(cargo("fmt").args(["--all", "--check"])).context("`cargo fmt --all` would change files")?;
            }
            Self::Clippy => {
                get_component("clippy", "clippy")?;
                run(cargo("clippy").args(["--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
            }
            Self::Native => return native(),
            Self::Links => {
                let (count, broken) = links::check()?;
                println!("{count} links in the project's Markdown");
                if !broken.is_empty() {
                    bail!("{}", broken.join("\n"));
                }
            }
            Self::Site => *toolchain = Some(site::build(Build { fast: false, source })?),
            Self::ClippyWasm => return clippy_wasm(built(toolchain)?),
            Self::Same => return same(),
            Self::Size => {
                return Ok(Tally::of(
                    size::report(&built(toolchain)?.version()?)?.is_none_or(|grown| grown.is_empty()),
                ));
            }
            Self::Browser => return browser(),
            Self::Compilers => return compilers(),
        }
        Ok(Tally::of(true))
    }
}

fn built(toolchain: &Option<Toolchain>) -> Result<&Toolchain> {
    toolchain.as_ref().context("the page was not built")
}

/// Sees to it that a part of the active toolchain is there, which a minimal installation leaves out.
fn get_component(component: &str, subcommand: &str) -> Result<()> {
    if output(cargo(subcommand).arg("--version")).is_ok() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        bail!("`cargo {subcommand}` is missing; install {component} the way your Rust was installed");
    }
    step(&format!("adding {component} with rustup"), || run(program("rustup").args(["component", "add", component])))
        .with_context(|| format!("{component} is missing; run: rustup component add {component}"))
}

fn native() -> Result<Tally> {
    let mut tally = Tally::default();
    let succeeded =
        heard(cargo("test").args(["--workspace", "--no-fail-fast"]), |line| count_cargo(line, &mut tally))?;
    Ok(tally.with_verdict(succeeded))
}

/// Adds what a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; …` says.
fn count_cargo(line: &str, tally: &mut Tally) {
    let Some(counts) = line.strip_prefix("test result: ") else { return };
    for count in counts.split(['.', ';']) {
        let Some((number, word)) = count.trim().split_once(' ') else { continue };
        let number = number.parse().unwrap_or(0);
        match word {
            "passed" => tally.passed += number,
            "failed" => tally.failed += number,
            "ignored" => tally.skipped += number,
            _ => {}
        }
    }
}

fn clippy_wasm(toolchain: &Toolchain) -> Result<Tally> {
    if let Err(error) = toolchain.get_clippy() {
        println!("Skipped, as the compiler that built the page has no clippy here: {error:#}");
        return Ok(Tally::skipped());
    }
    run(toolchain.cargo("clippy").args(["--", "--deny", "warnings"]))?;
    Ok(Tally::of(true))
}

fn same() -> Result<Tally> {
    let mut tally = Tally::default();
    let mut node = program("node");
    let succeeded =
        heard(node.args(["--test-reporter=spec", "tests/wasm/same.js"]), |line| count_node(line, &mut tally))?;
    Ok(tally.with_verdict(succeeded))
}

/// Adds what a line such as `ℹ pass 12` says.
fn count_node(line: &str, tally: &mut Tally) {
    let Some((word, number)) = line.strip_prefix("ℹ ").and_then(|count| count.split_once(' ')) else { return };
    let Ok(number) = number.parse::<u32>() else { return };
    match word {
        "pass" => tally.passed += number,
        "fail" | "cancelled" => tally.failed += number,
        "skipped" | "todo" => tally.skipped += number,
        _ => {}
    }
}

fn browser() -> Result<Tally> {
    println!("in {}", browser::get()?);
    // Not at the root, so that an address which is not relative is found out.
    let address = serve::in_background(Site { folder: site::dist(), path: "/some/where/", builds: None })?;
    let mut tally = Tally::default();
    let succeeded = heard(&mut browser::tests(&address), |line| count_playwright(line, &mut tally))?;
    Ok(tally.with_verdict(succeeded))
}

/// Adds what a line such as `  12 passed (3.4s)` says.
fn count_playwright(line: &str, tally: &mut Tally) {
    let Some((number, word)) = line.trim().split_once(' ') else { return };
    let Ok(number) = number.parse::<u32>() else { return };
    match word.split(" (").next().unwrap_or_default() {
        "passed" => tally.passed += number,
        "failed" | "flaky" | "did not run" | "interrupted" => tally.failed += number,
        "skipped" => tally.skipped += number,
        _ => {}
    }
}

/// Goes the two ways that a machine whose toolchain has the target never goes, so that neither rots.
fn compilers() -> Result<Tally> {
    let mut tally = Tally::default();
    for source in [Source::Rustup, Source::Debian] {
        match Toolchain::get(source) {
            Ok(toolchain) => {
                run(toolchain.cargo("build").args(["--profile", "wasm"]))?;
                println!("{} builds the core.", toolchain.version()?);
                tally.passed += 1;
            }
            Err(error) => {
                println!("Skipped, as this machine cannot have it: {error:#}");
                tally.skipped += 1;
            }
        }
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runners_own_counts_are_read() {
        let mut tally = Tally::default();
        count_cargo(
            "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            &mut tally,
        );
        count_cargo("running 12 tests", &mut tally);
        assert_eq!(tally, Tally { passed: 12, failed: 3, skipped: 1 });
        for line in
            ["  4 passed (2.1s)", "  1 failed", "  2 did not run", "  1 skipped", "    [chromium] › page.spec.js"]
        {
            count_playwright(line, &mut tally);
        }
        assert_eq!(tally, Tally { passed: 16, failed: 6, skipped: 2 });
        for line in ["ℹ tests 9", "ℹ pass 5", "ℹ fail 1", "ℹ cancelled 2", "ℹ skipped 1", "ℹ duration_ms 12.5"]
        {
            count_node(line, &mut tally);
        }
        assert_eq!(tally, Tally { passed: 21, failed: 9, skipped: 3 });
    }

    #[test]
    fn a_runner_that_only_fails_counts_as_one() {
        assert_eq!(Tally::default().with_verdict(false).failed, 1);
        assert_eq!(Tally { failed: 2, ..Tally::default() }.with_verdict(false).failed, 2);
        assert_eq!(Tally::default().with_verdict(true).failed, 0);
    }
}
