//! Paths of a revision and of an instance.

/// A path of the revision without what changes nothing: `/` and `./` before it, `/` behind it, `\` for `/`. It is empty
/// for the whole revision.
///
/// Source: agent 1.8.1, installer; a leading `/` is passed over.
pub fn in_revision(path: &str) -> String {
    let path = path.replace('\\', "/");
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    parts.join("/")
}

/// A full path of an instance without `/` behind it, with `/` for `\`.
pub fn on_instance(path: &str) -> String {
    let path = path.replace('\\', "/");
    match path.trim_end_matches('/') {
        "" => path,
        trimmed => trimmed.to_owned(),
    }
}

/// The last part of a path.
pub fn base_name(path: &str) -> &str {
    path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Whether a path begins at a root or drive.
pub fn is_absolute(path: &str, windows: bool) -> bool {
    let begins_with_drive =
        path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && path.get(1..2) == Some(":");
    path.starts_with('/') || (windows && (begins_with_drive || path.starts_with('\\')))
}

/// Endings of names that are those of files.
const FILE_ENDINGS: &[&str] = &[
    "bat",
    "cfg",
    "cnf",
    "conf",
    "config",
    "crt",
    "css",
    "csv",
    "dll",
    "env",
    "exe",
    "go",
    "gz",
    "html",
    "ini",
    "jar",
    "js",
    "json",
    "key",
    "md",
    "msi",
    "pem",
    "php",
    "pl",
    "properties",
    "ps1",
    "py",
    "rb",
    "service",
    "sh",
    "sql",
    "tar",
    "tgz",
    "toml",
    "ts",
    "txt",
    "war",
    "xml",
    "yaml",
    "yml",
    "zip",
];

/// Whether a name is evidently that of a file, by its ending.
pub fn is_file_name(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty() && FILE_ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
    })
}

/// Whether a path lies in a folder or is that folder; both as [`on_instance`] gives them.
pub fn lies_in(path: &str, folder: &str) -> bool {
    let folder = folder.trim_end_matches('/');
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_without_what_changes_nothing() {
        for whole in ["/", ".", "./", "\\", ""] {
            assert_eq!(in_revision(whole), "");
        }
        assert_eq!(in_revision("/app/./x/"), "app/x");
        assert_eq!(in_revision(".\\dir\\file"), "dir/file");
        assert_eq!(on_instance("/srv/app/"), "/srv/app");
        assert_eq!(on_instance("/"), "/");
        assert!(
            lies_in("/srv/app/x", "/srv/app") && lies_in("/srv", "/") && !lies_in("/srv/application", "/srv/app")
        );
        assert!(is_absolute("C:\\inetpub", true) && !is_absolute("C:\\inetpub", false) && !is_absolute("app", true));
        assert!(is_file_name("app.jar") && !is_file_name("example.com") && !is_file_name(".env"));
    }
}
