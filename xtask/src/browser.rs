//! The browser for the tests: a Chromium of this machine, else Debian's, else Playwright's own.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{output, program, run, step};
use crate::{debian, node};

/// Sees to it that a Chromium is there, and returns what to call it.
///
/// # Errors
/// When there is none and none can be installed; the message names the commands that a person can run.
pub fn get() -> Result<String> {
    if let Ok(found) = find() {
        return Ok(found);
    }
    if debian::is_here() {
        // A browser without a font shows empty boxes.
        match debian::install(&["chromium", "fonts-dejavu-core"]) {
            Ok(()) => return find(),
            Err(error) => println!("  {error:#}"),
        }
    }
    step("installing Playwright's Chromium", || run(node::script("@playwright/test/cli.js").args(["install", "chromium"])))
        .and_then(|()| find())
        .context("There is no Chromium for the browser tests. Install your system's, or run: npx playwright install --with-deps chromium")
}

fn find() -> Result<String> {
    output(program("node").arg("tests/browser/chromium.js")).map(|path| path.trim().to_owned())
}

/// Playwright's test runner, against a running site.
pub fn tests(address: &str) -> Command {
    let mut command = node::script("@playwright/test/cli.js");
    command.arg("test").env("REHEARSAL_ADDRESS", address);
    command
}

/// A script of the project that drives the browser, against a running site.
pub fn script(path: &str, address: &str) -> Command {
    let mut command = program("node");
    command.arg(path).env("REHEARSAL_ADDRESS", address);
    command
}
