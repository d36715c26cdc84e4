//! Three ways to a compiler for wasm: the active toolchain has the target, rustup adds it, or Debian's packages bring one.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;

use crate::debian;
use crate::process::{cargo, on_path, output, program, root, run, step};

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Which ways to a compiler are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Source {
    /// The first of the others that works
    Auto,
    /// The active toolchain as it is
    Active,
    /// The active toolchain, with the target added by rustup
    Rustup,
    /// Debian's own compiler, which builds its standard library along the way
    Debian,
}

/// A compiler for wasm that is ready to use.
#[derive(Debug, Clone)]
pub enum Toolchain {
    /// The active one.
    Active,
    /// Debian's, with the linker that fits it.
    Debian {
        /// Name of the linker's program.
        linker: String,
    },
}

impl Toolchain {
    /// Finds a compiler, or gets one.
    ///
    /// # Errors
    /// When no way leads to one; the message names the commands that a person can run.
    pub fn get(source: Source) -> Result<Self> {
        let mut tried = Vec::new();
        for way in [Source::Active, Source::Rustup, Source::Debian] {
            if source != Source::Auto && source != way {
                continue;
            }
            let got = match way {
                Source::Rustup => rustup(),
                Source::Debian => debian_packages(),
                Source::Auto | Source::Active => active(),
            };
            match got {
                Ok(toolchain) => return Ok(toolchain),
                Err(error) => tried.push(format!("  {error:#}")),
            }
        }
        Err(anyhow!(
            "There is no compiler for {TARGET}, and none could be got:\n{}\nRun `rustup target add {TARGET}`, or on Debian as root `apt-get update && apt-get install --no-install-recommends {} lld`, and try again.",
            tried.join("\n"),
            DEBIAN_PACKAGES.join(" "),
        ))
    }

    /// Its cargo, with a subcommand for the page's core.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = match self {
            Self::Active => cargo(subcommand),
            Self::Debian { linker } => {
                // Clippy is called by its own path: cargo would prefer the one of another toolchain.
                let mut command =
                    program(if subcommand == "clippy" { "/usr/bin/cargo-clippy" } else { "/usr/bin/cargo" });
                command.arg(subcommand).args(["-Zbuild-std=std,panic_abort", "--target-dir"]);
                command.arg(root().join("target").join("debian"));
                // What another toolchain's cargo set for us must not reach this one.
                for foreign in ["RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"] {
                    command.env_remove(foreign);
                }
                command
                    .env("CARGO", "/usr/bin/cargo")
                    .env("RUSTC", "/usr/bin/rustc")
                    // Debian's compiler is a stable one; building the standard library counts as unstable.
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                command
            }
        };
        command.args(["--package", "rehearsal", "--lib", "--target", TARGET]);
        command.env("CARGO_ENCODED_RUSTFLAGS", without_paths());
        command
    }

    /// Where its cargo leaves what it built for a profile.
    pub fn artifacts(&self, profile: &str) -> PathBuf {
        let target = root().join("target");
        let target = if matches!(self, Self::Debian { .. }) { target.join("debian") } else { target };
        target.join(TARGET).join(profile)
    }

    /// The compiler's name and version, as `rustc 1.95.0`.
    ///
    /// # Errors
    /// When the compiler cannot be asked.
    pub fn version(&self) -> Result<String> {
        let rustc = if matches!(self, Self::Debian { .. }) { "/usr/bin/rustc" } else { "rustc" };
        let version = output(program(rustc).arg("--version"))?;
        Ok(version.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
    }

    /// Sees to it that this toolchain's clippy is there.
    ///
    /// # Errors
    /// When it is not and cannot be installed.
    pub fn get_clippy(&self) -> Result<()> {
        match self {
            Self::Active => output(cargo("clippy").arg("--version"))
                .map(drop)
                .context("clippy is missing; run: rustup component add clippy"),
            Self::Debian { .. } => debian::install(&["rust-web-clippy"]),
        }
    }
}

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

fn active() -> Result<Toolchain> {
    let libraries = output(program("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    let has_std = std::fs::read_dir(libraries.trim())
        .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")));
    if has_std { Ok(Toolchain::Active) } else { bail!("the active toolchain lacks the target") }
}

fn rustup() -> Result<Toolchain> {
    if on_path("rustup").is_none() {
        bail!("rustup is not installed");
    }
    step(&format!("adding the target {TARGET} with rustup"), || {
        run(program("rustup").args(["target", "add", TARGET])).context("rustup could not add the target")?;
        active()
    })
}

fn debian_packages() -> Result<Toolchain> {
    if !debian::is_here() {
        bail!("this machine does not run Debian, whose packages would bring a compiler");
    }
    debian::install(&DEBIAN_PACKAGES)?;
    let about = output(program("/usr/bin/rustc").arg("-vV"))?;
    let llvm = llvm_major(&about).context("`/usr/bin/rustc -vV` names no LLVM version")?;
    debian::install(&[&format!("lld-{llvm}")])?;
    Ok(Toolchain::Debian { linker: format!("wasm-ld-{llvm}") })
}

/// The LLVM that a compiler was built with; its linker must be of the same.
fn llvm_major(about: &str) -> Option<&str> {
    about.lines().find_map(|line| line.strip_prefix("LLVM version: "))?.split('.').next()
}

/// Flags that keep this machine's folders out of the page, so that the same sources give the same bytes everywhere.
fn without_paths() -> String {
    let home =
        std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let folders = [(home, "cargo"), (Some(root().to_path_buf()), ".")];
    let flags = folders
        .into_iter()
        .filter_map(|(folder, name)| Some(format!("--remap-path-prefix={}={name}", folder?.display())));
    flags.collect::<Vec<_>>().join("\u{1f}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_follows_the_compilers_llvm() {
        assert_eq!(
            llvm_major("rustc 1.96.0 (Debian)\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1.8\n"),
            Some("22")
        );
        assert_eq!(llvm_major("rustc 1.96.0"), None);
    }
}
