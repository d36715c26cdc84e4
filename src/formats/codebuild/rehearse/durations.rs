//! How long things take, where the scenario does not say. All of it is invented: round numbers that keep a
//! picture readable and in proportion.

use super::phase::Phase;
use crate::shell::{Simple, commands};

/// A command as a rehearsal sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// What is known of it, as `npm ci`; empty if nothing is.
    pub kind: String,
    /// How long it takes, in milliseconds.
    pub takes: u64,
}

/// How long a command takes of which nothing is known, in milliseconds.
const UNKNOWN: u64 = 2_000;
/// How long a build takes whose buildspec is not at hand, in milliseconds.
pub const UNKNOWN_BUILD: u64 = 60_000;

/// Programs with their subcommands, and how many seconds they take.
const KINDS: &[(&str, &[&str], u64)] = &[
    ("npm", &["ci"], 14),
    ("npm", &["install"], 18),
    ("npm", &["test"], 18),
    ("npm", &["run", "lint"], 6),
    ("npm", &["run", "test"], 18),
    ("npm", &["run", "build"], 20),
    ("npm", &["publish"], 4),
    ("yarn", &["install"], 16),
    ("yarn", &["test"], 18),
    ("yarn", &["build"], 20),
    ("pnpm", &["install"], 12),
    ("pip", &["install"], 12),
    ("pip3", &["install"], 12),
    ("poetry", &["install"], 12),
    ("pytest", &[], 16),
    ("mvn", &[], 40),
    ("gradle", &[], 35),
    ("gradlew", &[], 35),
    ("go", &["build"], 15),
    ("go", &["test"], 16),
    ("cargo", &["build"], 45),
    ("cargo", &["test"], 40),
    ("dotnet", &["restore"], 12),
    ("dotnet", &["build"], 18),
    ("dotnet", &["test"], 20),
    ("bundle", &["install"], 20),
    ("composer", &["install"], 12),
    ("docker", &["build"], 40),
    ("docker", &["buildx", "build"], 45),
    ("docker", &["pull"], 10),
    ("docker", &["push"], 12),
    ("docker", &["login"], 2),
    ("apt-get", &["update"], 5),
    ("apt-get", &["install"], 10),
    ("yum", &["install"], 10),
    ("dnf", &["install"], 10),
    ("make", &[], 20),
    ("terraform", &["init"], 6),
    ("terraform", &["plan"], 12),
    ("terraform", &["apply"], 40),
    ("cdk", &["synth"], 8),
    ("cdk", &["deploy"], 60),
    ("sam", &["build"], 20),
    ("sam", &["deploy"], 45),
    ("helm", &["upgrade"], 15),
    ("kubectl", &["apply"], 4),
    ("aws", &["s3", "sync"], 6),
    ("aws", &["s3", "cp"], 3),
    ("aws", &["cloudformation", "deploy"], 60),
    ("git", &["clone"], 5),
    ("echo", &[], 0),
    ("exit", &[], 0),
    ("true", &[], 0),
    ("false", &[], 0),
    ("set", &[], 0),
    ("source", &[], 0),
    (".", &[], 0),
    ("mkdir", &[], 0),
    ("printf", &[], 0),
    ("export", &[], 0),
    ("cd", &[], 0),
    ("test", &[], 0),
    ("[", &[], 0),
];

/// What a command is and how long it takes: the longest of the programs that it runs.
pub fn work(text: &str) -> Work {
    let known = commands(text).iter().map(one).max_by_key(|work| work.takes);
    known.unwrap_or(Work { kind: String::new(), takes: 0 })
}

fn one(simple: &Simple) -> Work {
    // An assignment alone runs no program.
    if simple.name().is_empty() {
        return Work { kind: String::new(), takes: 0 };
    }
    // The longest list of subcommands says most.
    let known = KINDS.iter().filter(|(program, words, _)| simple.runs(program, words));
    match known.max_by_key(|(_, words, _)| words.len()) {
        Some((program, words, seconds)) => {
            let kind = std::iter::once(program).chain(words.iter()).copied().collect::<Vec<_>>().join(" ");
            Work { kind, takes: seconds * 1000 }
        }
        None => Work { kind: String::new(), takes: UNKNOWN },
    }
}

/// How long a phase takes apart from its commands, in milliseconds.
pub fn phase(phase: Phase) -> u64 {
    match phase {
        Phase::Queued => 1_000,
        Phase::Provisioning => 9_000,
        Phase::DownloadSource => 4_000,
        Phase::UploadArtifacts => 3_000,
        Phase::Finalizing => 2_000,
        Phase::Submitted | Phase::Completed => 0,
        Phase::Install | Phase::PreBuild | Phase::Build | Phase::PostBuild => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_common_programs_behind_options_and_in_lists() {
        let told = |text: &str| {
            let work = work(text);
            format!("{} {}", work.kind, work.takes / 1000)
        };
        assert_eq!(told("npm ci --no-audit"), "npm ci 14");
        assert_eq!(told("cd app && docker build -t web ."), "docker build 40");
        assert_eq!(told("python -m pytest"), " 2");
        assert_eq!(told("aws --region eu-west-1 s3 sync a s3://b"), "aws s3 sync 6");
        assert_eq!(told("IMAGE_TAG=latest"), " 0");
        assert_eq!(told("echo hello"), "echo 0");
    }
}
