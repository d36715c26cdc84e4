//! `rehearsal fix`.

use std::io::Write;

use rehearsal::fix;
use rehearsal::syntax::bytes::encode;
use similar::TextDiff;

use super::arguments::Fix;
use super::{UNUSABLE, input};

/// Applies the safe fixes to the files, or prints what they would change.
pub fn run(arguments: &Fix) -> u8 {
    let (files, mut usable) = input::read(&arguments.files.paths, arguments.files.kind);
    for file in &files {
        let before = file.document.source();
        let fixed = fix(before, file.kind);
        if arguments.diff {
            let diff = TextDiff::from_lines(before, &fixed.text);
            print!("{}", diff.unified_diff().header(&file.path, &file.path));
        } else if file.path == "-" {
            print!("{}", fixed.text);
        } else if fixed.text != before {
            match write(&file.path, &encode(&fixed.text, file.encoding)) {
                Ok(()) => eprintln!("{}: repaired {}", file.path, fixed.codes.join(", ")),
                Err(error) => {
                    eprintln!("{}: {error}", file.path);
                    usable = false;
                }
            }
        }
    }
    if usable { 0 } else { UNUSABLE }
}

/// Writes a whole new file beside the old one first, so that a full disk leaves the old one as it was.
fn write(path: &str, bytes: &[u8]) -> std::io::Result<()> {
    let beside = format!("{path}.rehearsal");
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.set_permissions(std::fs::metadata(path)?.permissions())?;
        file.sync_all()
    });
    written.and_then(|()| std::fs::rename(&beside, path)).inspect_err(|_| {
        // The first error is the one to tell; a leftover is only untidy.
        let _ = std::fs::remove_file(&beside);
    })
}
