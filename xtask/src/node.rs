//! Node and its packages.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{output, program, root, run, step};

/// What the bundler asks for.
const WANTED: &str = "Node 20.19 or a later 20, or 22.12 or later";

/// Sees to it that Node is new enough and that the packages of package-lock.json are installed.
///
/// # Errors
/// When Node is missing or too old, or npm fails.
pub fn get_packages() -> Result<()> {
    let said = output(program("node").arg("--version")).with_context(|| {
        format!("Node is missing: install {WANTED}, from https://nodejs.org or your system's packages")
    })?;
    if !is_new_enough(&said) {
        bail!("Node {} is too old: install {WANTED}, from https://nodejs.org or your system's packages", said.trim());
    }
    let wanted = fs::read_to_string(root().join("package-lock.json")).context("package-lock.json cannot be read")?;
    let stamp = root().join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("installing the page's npm packages", || {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(program(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
        fs::write(&stamp, wanted).context("node_modules cannot be written to")
    })
}

/// A script of an installed package, to be run by Node.
pub fn script(path: &str) -> Command {
    let mut command = program("node");
    command.arg(root().join("node_modules").join(path));
    command
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.trim().trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    (version.0 == 20 && version.1 >= 19) || version >= (22, 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_judged_as_the_bundler_does() {
        for fits in ["v20.19.0\n", "v20.20.2", "v22.12.0", "v24.0.0"] {
            assert!(is_new_enough(fits), "{fits}");
        }
        for too_old in ["v18.20.0", "v20.18.3", "v21.7.0", "v22.11.0", "nonsense"] {
            assert!(!is_new_enough(too_old), "{too_old}");
        }
    }
}
