//! The files of an instance, and of a bundle.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What lies at a path of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A directory.
    Directory,
    /// A file, and who put it there: a revision's name, or [`FOREIGN`].
    File(Rc<str>),
}

/// Who put a file there that no deployment did.
pub const FOREIGN: &str = "foreign";

/// The files of an instance by their full paths, with slashes on every system.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree(BTreeMap<String, Node>);

impl Tree {
    /// What lies at `path`. The root is always there.
    pub fn node(&self, path: &str) -> Option<&Node> {
        if is_root(path) { Some(&Node::Directory) } else { self.0.get(path) }
    }

    /// Whether a directory lies there.
    pub fn is_directory(&self, path: &str) -> bool {
        self.node(path) == Some(&Node::Directory)
    }

    /// Puts something at `path`.
    pub fn put(&mut self, path: impl Into<String>, node: Node) {
        self.0.insert(path.into(), node);
    }

    /// Puts a file there that no deployment has put there, with the directories above it.
    pub fn put_foreign(&mut self, path: &str) {
        let mut above = parent(path);
        while let Some(directory) = above.filter(|directory| self.node(directory).is_none()) {
            self.put(directory, Node::Directory);
            above = parent(directory);
        }
        self.put(path, Node::File(FOREIGN.into()));
    }

    /// Removes what the cleanup removes: a file, or a directory if it is empty. True if that was done.
    pub fn remove(&mut self, path: &str) -> bool {
        let below = format!("{path}/");
        let holds = self.0.range(below.clone()..).next().is_some_and(|(next, _)| next.starts_with(&below));
        if holds && self.is_directory(path) {
            return false;
        }
        self.0.remove(path).is_some()
    }

    /// Its files, in order, and who put each there.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Rc<str>)> {
        self.0.iter().filter_map(|(path, node)| match node {
            Node::File(owner) => Some((path.as_str(), owner)),
            Node::Directory => None,
        })
    }
}

/// The directory above; none above the root.
pub fn parent(path: &str) -> Option<&str> {
    let (above, _) = path.rsplit_once('/')?;
    if is_root(path) { None } else { Some(above) }
}

/// The last part of a path.
pub fn base(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, last)| last)
}

/// The root of Linux, or a drive of Windows.
fn is_root(path: &str) -> bool {
    path.is_empty() || !path.contains('/') && path.ends_with(':')
}

/// A full path with single slashes and none at its end. The root is the empty path.
pub fn full_path(text: &str, windows: bool) -> String {
    let path = parts(text, windows).join("/");
    let absolute = text.starts_with('/') && !path.is_empty();
    if absolute { format!("/{path}") } else { path }
}

/// A path in a bundle, without a slash at either end; the bundle itself is the empty path.
pub fn bundle_path(text: &str, windows: bool) -> String {
    parts(text, windows).join("/")
}

/// A path of a given bundle; one with a slash at its end is that of a folder without files.
pub fn given_path(text: &str, windows: bool) -> String {
    let path = bundle_path(text, windows);
    if text.ends_with('/') { format!("{path}/") } else { path }
}

/// A path as the system writes it.
pub fn shown(path: &str, windows: bool) -> String {
    if windows { path.replace('/', "\\") } else { path.to_owned() }
}

fn parts(text: &str, windows: bool) -> Vec<&str> {
    let separates = |letter| letter == '/' || windows && letter == '\\';
    text.split(separates).filter(|part| !part.is_empty() && *part != ".").collect()
}

/// The files of a bundle, by their paths in it, and with a slash at the end its folders without files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bundle(BTreeSet<String>);

impl Bundle {
    /// Whether a directory of it lies there. The bundle itself is one.
    pub fn is_directory(&self, path: &str) -> bool {
        let above = format!("{path}/");
        path.is_empty() || self.0.range(above.clone()..).next().is_some_and(|next| next.starts_with(&above))
    }

    /// Whether a file of it lies there.
    pub fn is_file(&self, path: &str) -> bool {
        self.0.contains(path)
    }

    /// Adds a file.
    pub fn add(&mut self, path: impl Into<String>) {
        self.0.insert(path.into());
    }

    /// The files below a directory, by their paths in it.
    pub fn below(&self, directory: &str) -> impl Iterator<Item = &str> {
        let above = if directory.is_empty() { String::new() } else { format!("{directory}/") };
        self.0.iter().filter(|path| !path.ends_with('/')).filter_map(move |path| path.strip_prefix(&above))
    }
}

impl<T: Into<String>> FromIterator<T> for Bundle {
    fn from_iter<I: IntoIterator<Item = T>>(paths: I) -> Self {
        Self(paths.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_both_systems() {
        assert_eq!(full_path("/srv//web/", false), "/srv/web");
        assert_eq!(full_path("c:\\inetpub\\.\\wwwroot", true), "c:/inetpub/wwwroot");
        assert_eq!(full_path("/", false), "");
        assert_eq!(bundle_path("/dist/", false), "dist");
        assert_eq!(bundle_path("./", false), "");
        assert_eq!(bundle_path(".\\dist\\a.txt", true), "dist/a.txt");
        assert_eq!((parent("/srv"), parent("c:/web"), parent("c:")), (Some(""), Some("c:"), None));
    }

    #[test]
    fn a_directory_is_removed_only_when_it_is_empty() {
        let mut tree = Tree::default();
        tree.put_foreign("/srv/web/a.txt");
        assert!(tree.is_directory("/srv") && tree.is_directory("/srv/web"));
        assert!(!tree.remove("/srv/web"));
        assert!(tree.remove("/srv/web/a.txt") && tree.remove("/srv/web"));
        assert!(!tree.remove("/srv/web"));
    }
}
