//! The build images of CodeBuild and the runtimes that each of them holds.
//!
//! The facts are those of the runtimes.yml files and the README of aws/aws-codebuild-docker-images, as of 2026-04-09.
//! Windows and Lambda images are not listed: what they hold is not documented version by version.

use super::runtimes::{Runtime, Version};

/// A build image.
#[derive(Debug)]
pub struct Image {
    /// Its name; those of Amazon Linux without the `2` that some documents write behind `amazonlinux`.
    pub name: &'static str,
    /// Whether AWS still maintains it.
    pub maintained: bool,
    /// What it holds, each with its versions from old to new.
    pub runtimes: &'static [(Runtime, &'static [&'static str])],
}

/// What becomes of a version in an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// The image holds it, under this name.
    Held(&'static str),
    /// The image does not hold it, and it is downloaded during the build.
    Downloaded,
    /// The build fails: the image does not know it.
    Unknown,
    /// It depends on a variable.
    Open,
}

use Runtime::{Android, Docker, Dotnet, Golang, Java, Nodejs, Php, Python, Ruby, Rust};

const CORRETTO: &[&str] = &["corretto8", "corretto11", "corretto17", "corretto21", "corretto25"];
const OLD_CORRETTO: &[&str] = &["corretto8", "corretto11"];
const OPENJDK: &[&str] = &["openjdk8", "openjdk11"];

/// What the newest images hold, apart from Rust and Docker.
macro_rules! newest {
    ($($more:tt)*) => {
        &[
            (Dotnet, &["8.0", "10.0"]),
            (Golang, &["1.24", "1.25", "1.26"]),
            (Java, CORRETTO),
            (Nodejs, &["22", "24"]),
            (Php, &["8.2", "8.3", "8.4", "8.5"]),
            (Python, &["3.10", "3.11", "3.12", "3.13", "3.14"]),
            (Ruby, &["3.3", "3.4", "4.0"]),
            $($more)*
        ]
    };
}

/// What the images before the newest hold, apart from PHP, Rust and Docker.
macro_rules! before_newest {
    ($($more:tt)*) => {
        &[
            (Dotnet, &["6.0", "8.0", "10.0"]),
            (Golang, &["1.20", "1.21", "1.22", "1.23", "1.24", "1.25", "1.26"]),
            (Java, CORRETTO),
            (Nodejs, &["18", "20", "22", "24"]),
            (Python, &["3.9", "3.10", "3.11", "3.12", "3.13", "3.14"]),
            (Ruby, &["3.1", "3.2", "3.3", "3.4", "4.0"]),
            $($more)*
        ]
    };
}

/// What the images of 2019 and 2020 hold, apart from Docker and Android.
macro_rules! of_2020 {
    ($($more:tt)*) => {
        &[
            (Dotnet, &["3.1"]),
            (Golang, &["1.12", "1.13", "1.14"]),
            (Java, OLD_CORRETTO),
            (Nodejs, &["10", "12"]),
            (Php, &["7.3", "7.4"]),
            (Python, &["3.7", "3.8", "3.9"]),
            (Ruby, &["2.6", "2.7"]),
            $($more)*
        ]
    };
}

/// Every image whose runtimes are documented, the newest first.
pub static IMAGES: &[Image] = &[
    Image { name: "aws/codebuild/standard:8.0", maintained: true, runtimes: newest![(Rust, &["1.93"])] },
    Image {
        name: "aws/codebuild/amazonlinux-x86_64-standard:6.0",
        maintained: true,
        runtimes: newest![(Rust, &["1.93"])],
    },
    Image {
        name: "aws/codebuild/amazonlinux-aarch64-standard:4.0",
        maintained: true,
        runtimes: newest![(Rust, &["1.94"]), (Docker, &["23"])],
    },
    Image {
        name: "aws/codebuild/standard:7.0",
        maintained: true,
        runtimes: before_newest![(Php, &["8.2", "8.3", "8.4", "8.5"])],
    },
    Image {
        name: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
        maintained: true,
        runtimes: before_newest![(Php, &["8.2", "8.3", "8.4", "8.5"])],
    },
    Image {
        name: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
        maintained: true,
        runtimes: before_newest![(Php, &["8.1", "8.2", "8.3", "8.4", "8.5"]), (Rust, &["1.94"]), (Docker, &["23"])],
    },
    Image {
        name: "aws/codebuild/amazonlinux-x86_64-standard:4.0",
        maintained: false,
        runtimes: &[
            (Dotnet, &["6.0"]),
            (Golang, &["1.18"]),
            (Java, &["corretto17"]),
            (Nodejs, &["16"]),
            (Php, &["8.1"]),
            (Python, &["3.9"]),
            (Ruby, &["3.1"]),
            (Docker, &["20"]),
        ],
    },
    Image {
        name: "aws/codebuild/standard:6.0",
        maintained: false,
        runtimes: &[
            (Dotnet, &["6.0"]),
            (Golang, &["1.18"]),
            (Java, &["corretto17"]),
            (Nodejs, &["16"]),
            (Php, &["8.1"]),
            (Python, &["3.10"]),
            (Ruby, &["3.1"]),
        ],
    },
    Image {
        name: "aws/codebuild/standard:5.0",
        maintained: false,
        runtimes: &[
            (Dotnet, &["3.1", "5.0"]),
            (Golang, &["1.15", "1.16"]),
            (Java, OLD_CORRETTO),
            (Nodejs, &["12", "14"]),
            (Php, &["7.3", "7.4", "8.0"]),
            (Python, &["3.7", "3.8", "3.9"]),
            (Ruby, &["2.6", "2.7"]),
        ],
    },
    Image {
        name: "aws/codebuild/amazonlinux-aarch64-standard:2.0",
        maintained: false,
        runtimes: of_2020![(Docker, &["19"])],
    },
    Image {
        name: "aws/codebuild/standard:4.0",
        maintained: false,
        runtimes: of_2020![(Docker, &["18", "19"]), (Android, &["28", "29"])],
    },
    Image {
        name: "aws/codebuild/amazonlinux-x86_64-standard:3.0",
        maintained: false,
        runtimes: of_2020![(Docker, &["18", "19"]), (Android, &["28", "29"])],
    },
    Image {
        name: "aws/codebuild/standard:3.0",
        maintained: false,
        runtimes: &[
            (Dotnet, &["3.0"]),
            (Golang, &["1.12", "1.13"]),
            (Java, OPENJDK),
            (Nodejs, &["10", "12"]),
            (Php, &["7.3"]),
            (Python, &["3.8", "3.9"]),
            (Ruby, &["2.6"]),
            (Docker, &["18"]),
            (Android, &["28", "29"]),
        ],
    },
    Image {
        name: "aws/codebuild/standard:2.0",
        maintained: false,
        runtimes: &[
            (Dotnet, &["2.2"]),
            (Golang, &["1.12", "1.13"]),
            (Java, OPENJDK),
            (Nodejs, &["8", "10"]),
            (Php, &["7.3"]),
            (Python, &["3.7"]),
            (Ruby, &["2.6"]),
            (Docker, &["18"]),
        ],
    },
];

/// The image of that name, also where the name pins a release: `aws/codebuild/standard:7.0-25.06.17`.
pub fn image(name: &str) -> Option<&'static Image> {
    let name = name.replacen("amazonlinux2-", "amazonlinux-", 1);
    IMAGES
        .iter()
        .find(|image| name.strip_prefix(image.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
}

impl Image {
    /// The versions of a runtime that it holds, from old to new.
    pub fn versions(&self, runtime: Runtime) -> &'static [&'static str] {
        self.runtimes.iter().find(|(held, _)| *held == runtime).map_or(&[], |(_, versions)| versions)
    }

    /// Whether a build fails in it that names no runtime.
    ///
    /// Source: CodeBuild User Guide, troubleshooting, 2022.
    pub fn requires_runtime(&self) -> bool {
        self.name == "aws/codebuild/standard:2.0"
    }

    /// What becomes of a version in this image. That images which are no longer maintained download nothing is not
    /// documented; build logs of 2021 to 2025 show them refuse what they do not hold.
    pub fn select(&self, runtime: Runtime, version: Version<'_>) -> Selection {
        let held = self.versions(runtime).iter().rev();
        let found = match version {
            Version::Variable => return Selection::Open,
            Version::Latest => held.copied().next(),
            Version::Newest(beginning) => held.copied().find(|held| {
                held.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            }),
            Version::Named(name) => held.copied().find(|held| *held == name),
        };
        match found {
            Some(held) => Selection::Held(held),
            None if self.maintained && runtime.can_download(version) => Selection::Downloaded,
            None => Selection::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn select(name: &str, runtime: Runtime, version: &str) -> Selection {
        image(name).expect("listed").select(runtime, Version::read(version))
    }

    #[test]
    fn finds_images_by_all_their_names() {
        assert!(image("aws/codebuild/amazonlinux2-x86_64-standard:5.0").is_some());
        assert!(image("aws/codebuild/standard:7.0-25.06.17").is_some());
        assert!(image("aws/codebuild/standard:7").is_none());
        assert!(image("alpine").is_none());
    }

    #[test]
    fn selects_as_the_service_does() {
        let (new, old) = ("aws/codebuild/standard:8.0", "aws/codebuild/standard:5.0");
        assert_eq!(select(new, Python, "latest"), Selection::Held("3.14"));
        assert_eq!(select(new, Python, "3.x"), Selection::Held("3.14"));
        assert_eq!(select(new, Dotnet, "8.x"), Selection::Held("8.0"));
        assert_eq!(select(new, Nodejs, "18"), Selection::Downloaded);
        assert_eq!(select(new, Java, "17"), Selection::Unknown);
        assert_eq!(select(new, Nodejs, "$NODE"), Selection::Open);
        assert_eq!(select(old, Nodejs, "18"), Selection::Unknown);
        assert_eq!(select(old, Nodejs, "14"), Selection::Held("14"));
    }
}
