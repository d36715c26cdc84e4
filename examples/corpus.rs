//! Compares what is found with what a folder's MANIFEST.tsv says: `cargo run --example corpus -- FOLDER`.
//!
//! Printed are every disagreement and both rates; it ends with 1 if there is one.

#[path = "../tests/manifest/mod.rs"]
mod manifest;

use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("name a folder with a MANIFEST.tsv");
        return ExitCode::from(2);
    };
    match manifest::compare(Path::new(&folder)) {
        Ok(comparison) => {
            comparison.disagreements.iter().for_each(|disagreement| println!("{disagreement}"));
            println!("{comparison}");
            if comparison.agrees() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::from(2)
        }
    }
}
