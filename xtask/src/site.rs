//! The static site: core, rule pages and scripts bundled into dist/.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::{root, run, step};
use crate::toolchain::{Source, Toolchain};
use crate::{node, pages, wasm};

/// How the page is built.
#[derive(Debug, Clone, Copy)]
pub struct Build {
    /// Quickly instead of small.
    pub fast: bool,
    /// Where the compiler comes from.
    pub source: Source,
}

/// Where the built site lies.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the site into dist/, and returns the compiler that built it.
///
/// # Errors
/// When something is missing that cannot be installed, or does not build.
pub fn build(build: Build) -> Result<Toolchain> {
    node::get_packages()?;
    let toolchain = Toolchain::get(build.source)?;
    let generated = root().join("www").join("generated");
    fs::create_dir_all(&generated).context("www/generated cannot be made")?;
    wasm::build(&toolchain, build.fast, &generated)?;
    fs::write(generated.join("rules.json"), pages::rules()?).context("www/generated cannot be written to")?;
    step("bundling the page into dist/", || {
        run(node::script("vite/bin/vite.js").args(["build", "--logLevel", "warn"]))
    })?;
    Ok(toolchain)
}
