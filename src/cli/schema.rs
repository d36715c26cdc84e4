//! `rehearsal schema`.

use rehearsal::formats::{FORMATS, format};
use rehearsal::schema::json_schema;

use super::UNUSABLE;

/// Prints the JSON Schema of a format's files.
pub fn print(of: &str) -> u8 {
    match format(of) {
        Some(format) => {
            println!("{:#}", json_schema(format.title, format.shape));
            0
        }
        None => {
            let known: Vec<_> = FORMATS.iter().map(|format| format.id).collect();
            eprintln!("There is no schema of {of}. Known: {}.", known.join(", "));
            UNUSABLE
        }
    }
}
