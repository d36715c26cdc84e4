//! The bundle that an AppSpec file belongs to, as far as it is known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How many files of a bundle are known at most.
pub const MOST_FILES: usize = 500;
/// How many bytes of text of a bundle are known at most.
pub const MOST_TEXT: usize = 1024 * 1024;
/// How many bytes the text of one file has at most; of a longer one only the name is known.
pub const LONGEST_TEXT: usize = 128 * 1024;

/// The files of a bundle that a person has given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GivenBundle {
    /// The text of each file by its path from the bundle's root, with slashes on every system; null for a file that is
    /// no text or is too long. A path that ends with a slash is that of a folder without files.
    pub files: BTreeMap<String, Option<String>>,
    /// Whether there are files that are not listed, so that one that is not found may be there all the same.
    pub has_more: bool,
}

impl GivenBundle {
    /// Adds a file, as far as the bounds allow. Whether it is a text, its bytes tell.
    pub fn add(&mut self, path: &str, bytes: Option<&[u8]>) {
        if self.files.len() >= MOST_FILES {
            self.has_more = true;
            return;
        }
        let known: usize = self.files.values().flatten().map(String::len).sum();
        let fits = |bytes: &&[u8]| bytes.len() <= LONGEST_TEXT && known + bytes.len() <= MOST_TEXT;
        let text = bytes.filter(fits).filter(|bytes| !bytes.contains(&0));
        let text = text.and_then(|bytes| std::str::from_utf8(bytes).ok());
        self.files.insert(path.to_owned(), text.map(str::to_owned));
    }

    /// Whether a file of it lies at a path, as `facts::path::in_revision` gives it.
    pub fn is_file(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether a folder of it lies at a path; the empty path is the bundle itself.
    pub fn is_folder(&self, path: &str) -> bool {
        let above = format!("{path}/");
        path.is_empty() || self.files.range(above.clone()..).next().is_some_and(|(next, _)| next.starts_with(&above))
    }

    /// Whether nothing lies at a path, and nothing can: all of the bundle is known.
    pub fn lacks(&self, path: &str) -> bool {
        !self.has_more && !self.is_file(path) && !self.is_folder(path)
    }

    /// The path of the file that was evidently meant by one that is not there: the same letters, or the same name in
    /// the only other folder that has it.
    pub fn meant_by(&self, path: &str) -> Option<&str> {
        let paths = || self.files.keys().map(String::as_str);
        if let Some(same) = paths().find(|other| other.eq_ignore_ascii_case(path)) {
            return Some(same);
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let mut named = paths().filter(|other| other.rsplit('/').next() == Some(name));
        let first = named.next()?;
        named.next().is_none().then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> GivenBundle {
        let mut bundle = GivenBundle::default();
        for path in ["scripts/Start.sh", "scripts/stop.sh", "app/index.html", "logs/"] {
            bundle.add(path, Some(b"x"));
        }
        bundle
    }

    #[test]
    fn knows_files_and_folders() {
        let mut bundle = bundle();
        assert!(bundle.is_file("scripts/stop.sh") && bundle.is_folder("scripts") && bundle.is_folder("logs"));
        assert!(bundle.is_folder("") && !bundle.is_folder("script") && !bundle.is_file("scripts"));
        assert!(bundle.lacks("scripts/start.sh"));
        assert_eq!(bundle.meant_by("scripts/start.sh"), Some("scripts/Start.sh"));
        assert_eq!(bundle.meant_by("stop.sh"), Some("scripts/stop.sh"));
        assert_eq!(bundle.meant_by("gone.sh"), None);
        bundle.has_more = true;
        assert!(!bundle.lacks("scripts/start.sh"));
    }

    #[test]
    fn keeps_within_its_bounds() {
        let mut bundle = GivenBundle::default();
        bundle.add("picture", Some(&[0, 1, 2]));
        bundle.add("long", Some(&[b'x'; LONGEST_TEXT + 1]));
        for number in 0..MOST_FILES {
            bundle.add(&format!("file{number}"), Some(&[b'x'; 10_000]));
        }
        assert_eq!((bundle.files.len(), bundle.has_more), (MOST_FILES, true));
        assert!(bundle.files["picture"].is_none() && bundle.files["long"].is_none());
        let text: usize = bundle.files.values().flatten().map(String::len).sum();
        assert!(text > MOST_TEXT - 10_000 && text <= MOST_TEXT);
    }
}
