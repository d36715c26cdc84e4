//! A bundle as it lies in a folder.

use std::collections::VecDeque;
use std::fs::{DirEntry, File, read_dir};
use std::io::{Error, Read};
use std::path::{Path, PathBuf};

use rehearsal::formats::codedeploy::bundle::{GivenBundle, LONGEST_TEXT, MOST_FILES};

/// What no revision takes along.
const LEFT_OUT: &str = ".git";

/// Reads a folder, those files first that lie the least deep. What is beyond the bounds is said on standard error.
///
/// # Errors
///
/// Where the folder cannot be read, in words.
pub fn read(root: &Path) -> Result<GivenBundle, String> {
    let mut bundle = GivenBundle::default();
    let mut folders = VecDeque::from([(root.to_owned(), String::new())]);
    while let Some((folder, above)) = folders.pop_front() {
        if bundle.files.len() >= MOST_FILES {
            bundle.has_more = true;
            break;
        }
        read_folder(&folder, &above, &mut bundle, &mut folders)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    if bundle.has_more {
        eprintln!("{}: Not all of its files are known, so that none is called missing.", root.display());
    }
    Ok(bundle)
}

fn read_folder(
    folder: &Path,
    above: &str,
    bundle: &mut GivenBundle,
    folders: &mut VecDeque<(PathBuf, String)>,
) -> Result<(), Error> {
    let mut entries = read_dir(folder)?.collect::<Result<Vec<DirEntry>, Error>>()?;
    entries.sort_by_key(DirEntry::file_name);
    if entries.is_empty() && !above.is_empty() {
        bundle.add(above, None);
    }
    for entry in entries {
        let path = format!("{above}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            if path != LEFT_OUT {
                folders.push_back((entry.path(), format!("{path}/")));
            }
        } else if entry.path().is_dir() {
            // A link could lead around in a circle; what lies behind it is not known.
            bundle.add(&format!("{path}/"), None);
            bundle.has_more = true;
        } else {
            bundle.add(&path, text(&entry.path()).as_deref());
        }
    }
    Ok(())
}

/// The bytes of a file; none where it is too long or cannot be read, so that only its name is known.
fn text(path: &Path) -> Option<Vec<u8>> {
    // What is no file, such as a pipe, might never end.
    if !path.metadata().ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LONGEST_TEXT as u64 + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
