//! The languages that CodeBuild sets up, how their versions are written, and which of them are past their end.
//!
//! The facts are those of the AWS CodeBuild User Guide, *Available runtimes*, as read in 2026. The end-of-life dates
//! are those of the languages' own projects as they stood in September 2026: no clock is read, so that the same file
//! is always judged the same.

use crate::schema::nearest;

/// When the end-of-life dates were read.
pub const CALENDAR: &str = "September 2026";

/// A language or tool that `runtime-versions` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Runtime {
    /// `android`, in retired images only.
    Android,
    /// `docker`, in some images only.
    Docker,
    /// `dotnet`
    Dotnet,
    /// `golang`
    Golang,
    /// `java`
    Java,
    /// `nodejs`
    Nodejs,
    /// `php`
    Php,
    /// `python`
    Python,
    /// `ruby`
    Ruby,
    /// `rust`
    Rust,
}

/// A version as a buildspec writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version<'t> {
    /// It holds a variable, so it is not known here.
    Variable,
    /// `latest`: the newest that the image holds.
    Latest,
    /// `22.x`: the newest that begins so; without the `.x`.
    Newest(&'t str),
    /// Any other: it is taken by that name.
    Named(&'t str),
}

/// The last releases of a language that are past their end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Up to which release, such as `3.9`.
    pub last: &'static str,
    /// Since when, such as `2025-10`, where that is known.
    pub since: Option<&'static str>,
}

/// Other names by which people call a runtime.
const ALIASES: &[(&str, Runtime)] = &[
    ("node", Runtime::Nodejs),
    ("node.js", Runtime::Nodejs),
    ("npm", Runtime::Nodejs),
    ("go", Runtime::Golang),
    ("jdk", Runtime::Java),
    ("openjdk", Runtime::Java),
    ("corretto", Runtime::Java),
    ("python3", Runtime::Python),
    (".net", Runtime::Dotnet),
    ("dotnetcore", Runtime::Dotnet),
    ("dotnet-core", Runtime::Dotnet),
    ("netcore", Runtime::Dotnet),
    ("cargo", Runtime::Rust),
];

impl Runtime {
    /// All of them, as AWS lists them, the retired last.
    pub const ALL: [Runtime; 10] = [
        Self::Dotnet,
        Self::Golang,
        Self::Java,
        Self::Nodejs,
        Self::Php,
        Self::Python,
        Self::Ruby,
        Self::Rust,
        Self::Docker,
        Self::Android,
    ];

    /// As `runtime-versions` names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Android => "android",
            Self::Docker => "docker",
            Self::Dotnet => "dotnet",
            Self::Golang => "golang",
            Self::Java => "java",
            Self::Nodejs => "nodejs",
            Self::Php => "php",
            Self::Python => "python",
            Self::Ruby => "ruby",
            Self::Rust => "rust",
        }
    }

    /// The runtime of that very name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|runtime| runtime.key() == name)
    }

    /// The runtime that was probably meant by a name that is none.
    pub fn meant_by(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        let alias = ALIASES.iter().find(|(alias, _)| *alias == lower).map(|(_, runtime)| *runtime);
        alias.or_else(|| Self::named(nearest(&lower, Self::ALL.iter().map(|runtime| runtime.key()))?))
    }

    /// In which forms a version can be downloaded that no image holds; none where there is no such form.
    pub fn download_forms(self) -> Option<&'static str> {
        match self {
            Self::Dotnet | Self::Php | Self::Ruby => Some("`a.b.c`"),
            Self::Golang => Some("`a.b` or `a.b.c`"),
            Self::Java => Some("`correttoN`"),
            Self::Nodejs | Self::Python => Some("`a`, `a.b` or `a.b.c`"),
            Self::Rust | Self::Docker | Self::Android => None,
        }
    }

    /// Whether a version has a form that is downloaded where the image does not hold it.
    pub fn can_download(self, version: Version<'_>) -> bool {
        let text = match version {
            Version::Named(text) | Version::Newest(text) => text,
            Version::Variable | Version::Latest => return false,
        };
        let parts = parts(text).map(|parts| parts.len());
        match self {
            Self::Dotnet | Self::Php | Self::Ruby => parts == Some(3),
            Self::Golang => matches!(parts, Some(2 | 3)),
            Self::Java => text.strip_prefix("corretto").is_some_and(|number| number.parse::<u32>().is_ok()),
            Self::Nodejs | Self::Python => matches!(parts, Some(1..=3)),
            Self::Rust | Self::Docker | Self::Android => false,
        }
    }

    /// Up to which release the language is past its end.
    fn end(self) -> Option<End> {
        let (last, since) = match self {
            Self::Dotnet => ("7", Some("2024-11")),
            Self::Golang => ("1.24", None),
            Self::Nodejs => ("20", Some("2026-04")),
            Self::Php => ("8.1", Some("2025-12")),
            Self::Python => ("3.9", Some("2025-10")),
            Self::Ruby => ("3.2", Some("2026-03")),
            Self::Java | Self::Rust | Self::Docker | Self::Android => return None,
        };
        Some(End { last, since })
    }

    /// The end of the release that a version names, if it is past it. Versions that move on have none.
    pub fn ended(self, version: Version<'_>) -> Option<End> {
        let text = match version {
            Version::Named(text) | Version::Newest(text) => text,
            Version::Variable | Version::Latest => return None,
        };
        let end = self.end()?;
        let (named, last) = (parts(text)?, parts(end.last)?);
        for (number, last) in last.iter().enumerate() {
            match named.get(number)?.cmp(last) {
                std::cmp::Ordering::Less => return Some(end),
                std::cmp::Ordering::Greater => return None,
                std::cmp::Ordering::Equal => {}
            }
        }
        Some(end)
    }
}

impl<'t> Version<'t> {
    /// Reads a version.
    pub fn read(text: &'t str) -> Self {
        let text = text.trim();
        match text.strip_suffix(".x") {
            _ if text.contains('$') => Self::Variable,
            _ if text == "latest" => Self::Latest,
            Some(beginning) => Self::Newest(beginning),
            None => Self::Named(text),
        }
    }
}

/// The numbers of a version such as `3.12.1`; none where anything else stands in it.
fn parts(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_was_meant() {
        assert_eq!(Runtime::meant_by("node"), Some(Runtime::Nodejs));
        assert_eq!(Runtime::meant_by("pyton"), Some(Runtime::Python));
        assert_eq!(Runtime::meant_by("runtime"), None);
    }

    #[test]
    fn tells_which_forms_are_downloaded() {
        let can = |runtime: Runtime, text| runtime.can_download(Version::read(text));
        assert!(can(Runtime::Nodejs, "14.18.1") && can(Runtime::Python, "3") && can(Runtime::Java, "corretto24"));
        assert!(!can(Runtime::Ruby, "2.7") && !can(Runtime::Java, "17") && !can(Runtime::Nodejs, "lts"));
        assert!(!can(Runtime::Golang, "latest") && can(Runtime::Golang, "1.19"));
    }

    #[test]
    fn tells_which_releases_are_past_their_end() {
        let ended = |runtime: Runtime, text| runtime.ended(Version::read(text)).is_some();
        assert!(ended(Runtime::Python, "3.9") && ended(Runtime::Python, "2.7") && ended(Runtime::Nodejs, "18.x"));
        assert!(ended(Runtime::Dotnet, "6.0") && !ended(Runtime::Dotnet, "8.0"));
        assert!(!ended(Runtime::Python, "3.10") && !ended(Runtime::Python, "3.x") && !ended(Runtime::Python, "3"));
        assert!(!ended(Runtime::Nodejs, "latest") && !ended(Runtime::Java, "corretto8"));
    }
}
