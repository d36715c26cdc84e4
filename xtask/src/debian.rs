//! Debian's packages, for what a machine lacks and nothing else can bring.

use anyhow::{Context, Result, bail};

use crate::process::{on_path, output, program, run, step};

/// Sees to it that Debian packages are installed.
///
/// # Errors
/// When one is missing and cannot be installed from here; the message names the command that would.
pub fn install(packages: &[&str]) -> Result<()> {
    if packages.iter().all(|package| is_installed(package)) {
        return Ok(());
    }
    let by_hand = format!("apt-get update && apt-get install --no-install-recommends {}", packages.join(" "));
    if on_path("apt-get").is_none() {
        bail!("Debian's packages {} are missing, and this machine has no apt-get", packages.join(", "));
    }
    if !is_root() {
        bail!("Debian's packages {} are missing; as root, run: {by_hand}", packages.join(", "));
    }
    step(&format!("installing Debian's packages {}", packages.join(", ")), || {
        let quiet = ["-qq", "-o=Dpkg::Use-Pty=0"];
        run(program("apt-get").args(quiet).arg("update"))?;
        let mut install = program("apt-get");
        install.args(quiet).args(["install", "--yes", "--no-install-recommends"]).args(packages);
        run(install.env("DEBIAN_FRONTEND", "noninteractive"))
    })
    .with_context(|| format!("Debian's packages could not be installed; as root, run: {by_hand}"))
}

/// Whether this machine runs Debian itself: a relative's packages of the same name may be something else.
pub fn is_here() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
}

fn is_installed(package: &str) -> bool {
    output(program("dpkg-query").args(["--show", "--showformat=${db:Status-Abbrev}", package]))
        .is_ok_and(|status| status.starts_with("ii"))
}

fn is_root() -> bool {
    output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
