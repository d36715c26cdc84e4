//! The files of a folder whose names are known.

use std::collections::VecDeque;
use std::fs::{DirEntry, File, read_dir};
use std::io::{Error, Read};

use rehearsal::formats::{FORMATS, recognise};
use rehearsal::syntax::Document;
use rehearsal::syntax::bytes::decode;

/// Folders that hold nobody's own files.
const PASSED_OVER: &[&str] = &["node_modules", "target", "cdk.out"];
/// How many files and folders are looked at.
const MOST_SEEN: usize = 20_000;
/// How many files are taken.
const MOST_TAKEN: usize = 200;

/// The paths of the files in a folder whose names are those of a format's files, those first that lie the least deep.
/// Hidden folders are passed over. What is beyond the bounds is said on standard error.
///
/// # Errors
///
/// Where a folder cannot be read, in words.
pub fn files(root: &str) -> Result<Vec<String>, String> {
    let root = root.trim_end_matches(['/', '\\']);
    let (mut found, mut seen) = (Vec::new(), 0);
    let mut folders = VecDeque::from([if root.is_empty() { "/" } else { root }.to_owned()]);
    while let Some(folder) = folders.pop_front() {
        for entry in entries(&folder).map_err(|error| format!("{folder}: {error}"))? {
            seen += 1;
            if seen > MOST_SEEN || found.len() >= MOST_TAKEN {
                eprintln!("{root}: Not all of its files are looked at.");
                return Ok(found);
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = match folder.as_str() {
                "." => name.clone(),
                folder => format!("{}/{name}", folder.trim_end_matches('/')),
            };
            // A link could lead around in a circle.
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && !name.starts_with('.') && !PASSED_OVER.contains(&name.as_str()) {
                folders.push_back(path);
            } else if kind.is_file() && is_known(&path, &name) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

fn entries(folder: &str) -> Result<Vec<DirEntry>, Error> {
    let mut entries = read_dir(folder)?.collect::<Result<Vec<DirEntry>, Error>>()?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

/// Words in the names of files that may hold pipelines beside much else; their content tells.
const PERHAPS: &[&str] = &["template", "cloudformation", "stack", "pipeline"];
/// How many bytes of such a file are looked at.
const LONGEST: u64 = 4 << 20;

/// Whether a file is one of some format's files: by its name, or where that may be, by its content.
fn is_known(path: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_read = [".yml", ".yaml", ".json"].iter().any(|ending| name.ends_with(ending));
    let is_named = || FORMATS.iter().any(|format| (format.has_name)(&name));
    is_read && (is_named() || PERHAPS.iter().any(|word| name.contains(word)) && is_known_inside(path))
}

fn is_known_inside(path: &str) -> bool {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes));
    let text = read.ok().and_then(|_| decode(&bytes).ok());
    text.is_some_and(|text| recognise("", &Document::read(&text.text)).is_some())
}
