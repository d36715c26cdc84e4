//! `rehearsal fix`.

use std::fs::{File, canonicalize, metadata, remove_file, rename};
use std::io::{Error, Write};

use rehearsal::fix;
use rehearsal::syntax::bytes::encode;
use similar::TextDiff;

use super::arguments::Fix;
use super::{Answer, UNUSABLE, input};

/// Applies the safe fixes to the files, or tells what they would change.
pub fn run(arguments: &Fix) -> Answer {
    let (files, mut usable) = input::read(&arguments.files);
    let mut output = Vec::new();
    for file in &files {
        if let Err(message) = repair(file, arguments.diff, &mut output) {
            eprintln!("{message}");
            usable = false;
        }
    }
    Answer { output, code: if usable { 0 } else { UNUSABLE } }
}

fn repair(file: &input::File, diff: bool, output: &mut Vec<u8>) -> Result<(), String> {
    let before = file.text()?;
    let fixed = fix(&before.text, file.kind, &file.settings);
    let path = &file.path;
    if diff {
        let diff = TextDiff::from_lines(before.text.as_str(), fixed.text.as_str());
        output.extend_from_slice(diff.unified_diff().header(path, path).to_string().as_bytes());
    } else if path == "-" {
        output.extend(encode(&fixed.text, before.encoding));
    } else if fixed.text != before.text {
        write(path, &encode(&fixed.text, before.encoding)).map_err(|error| format!("{path}: {error}"))?;
        eprintln!("{path}: repaired {}", fixed.codes.join(", "));
    }
    Ok(())
}

/// Writes a whole new file beside the old one first, so that a full disk leaves the old one as it was.
fn write(path: &str, bytes: &[u8]) -> Result<(), Error> {
    // A link stays a link; what it leads to is what is repaired.
    let path = canonicalize(path)?;
    let mut beside = path.clone().into_os_string();
    beside.push(format!(".{}.rehearsal", std::process::id()));
    let mut new = File::create_new(&beside)?;
    let written = new.write_all(bytes).and_then(|()| {
        new.set_permissions(metadata(&path)?.permissions())?;
        new.sync_all()?;
        rename(&beside, &path)
    });
    written.inspect_err(|_| {
        // The first error is the one to tell; a leftover is only untidy.
        let _ = remove_file(&beside);
    })
}
