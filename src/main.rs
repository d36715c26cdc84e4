//! `rehearsal`: the same core on the command line, for pre-commit and CI.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

/// The page starts from the library; there is no command line in a browser.
#[cfg(target_arch = "wasm32")]
fn main() {}
