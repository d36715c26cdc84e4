//! Sends every pipeline of a folder to its other form and back: `cargo run --example conversions -- FOLDER`.
//!
//! Printed is every difference and how many there are; it ends with 1 if there is one.

#[path = "../tests/round_trip/mod.rs"]
mod round_trip;

use std::process::ExitCode;
use std::{env, fs};

use round_trip::trips;

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("name a folder with pipelines");
        return ExitCode::from(2);
    };
    let mut paths: Vec<_> = match fs::read_dir(&folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => {
            eprintln!("{folder}: {error}");
            return ExitCode::from(2);
        }
    };
    paths.sort();
    let (mut files, mut pipelines, mut whole, mut differences) = (0, 0, 0, 0);
    for path in paths {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let trips = trips(&text);
        files += usize::from(!trips.is_empty());
        for trip in trips {
            pipelines += 1;
            whole += usize::from(trip.losses == 0);
            if let Some(difference) = trip.difference {
                differences += 1;
                println!("{}: {}: {difference}", path.display(), trip.name);
            }
        }
    }
    println!("{files} files, {pipelines} pipelines: {differences} differ after the way there and back.");
    println!("Of {whole} nothing is lost on the way; of the others it is said.");
    if differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
