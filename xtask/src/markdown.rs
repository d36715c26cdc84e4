//! The project's Markdown: which files there are, and the dialect in which all of them are read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use pulldown_cmark::Options;

/// What the files may use beyond plain Markdown.
pub const DIALECT: Options = Options::ENABLE_TABLES;

/// Every Markdown file under a folder, by its canonical path and in the order of those; what is built or installed is left out.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let folder = fs::canonicalize(folder).with_context(|| format!("{} is missing", folder.display()))?;
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("{} cannot be read", folder.display()))?;
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.to_string_lossy();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                let is_ours = !name.starts_with('.')
                    && !["target", "node_modules", "dist", "generated", "test-results"].contains(&&*name);
                if is_ours {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
