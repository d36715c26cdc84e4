//! Where programs write, as far as that is known.

use crate::shell::Simple;

/// Build tools and the folder into which they write by default.
const FOLDERS: &[(&str, &[&str], &str)] = &[
    ("ng", &["build"], "dist"),
    ("vite", &["build"], "dist"),
    ("vue-cli-service", &["build"], "dist"),
    ("react-scripts", &["build"], "build"),
    ("gatsby", &["build"], "public"),
    ("hugo", &[], "public"),
    ("jekyll", &["build"], "_site"),
    ("mkdocs", &["build"], "site"),
    ("mvn", &["package"], "target"),
    ("mvn", &["verify"], "target"),
    ("mvn", &["install"], "target"),
    ("gradle", &["build"], "build"),
    ("gradle", &["assemble"], "build"),
    ("gradlew", &["build"], "build"),
    ("gradlew", &["assemble"], "build"),
    ("cargo", &["build"], "target"),
    ("cdk", &["synth"], "cdk.out"),
];

/// Programs that write no files of their own choosing, or whose files these are not.
const WRITE_NOTHING: &[&str] = &[
    "", "[", "apt-get", "apt", "aws", "cat", "cd", "chmod", "cut", "date", "docker", "echo", "exit", "export", "git",
    "flake8", "hadolint", "jq", "kubectl", "ls", "mypy", "pip", "pip3", "printf", "pwd", "pytest", "ruff", "set",
    "sed", "test", "true", "yum",
];

/// The folder into which a build tool writes by default.
pub fn folder(simple: &Simple) -> Option<&'static str> {
    if matches!(simple.name(), "npx" | "pnpx") {
        let mut inner = simple.clone();
        inner.words.drain(..1);
        return folder(&inner);
    }
    FOLDERS.iter().find(|(program, words, _)| simple.runs(program, words)).map(|(_, _, folder)| *folder)
}

/// Whether a folder's name is one into which build tools write by default.
pub fn is_usual_folder(name: &str) -> bool {
    name == "out" || FOLDERS.iter().any(|(_, _, folder)| *folder == name)
}

/// Whether it may write files that its words do not name: a script, a task of a build file, a copy of a bucket.
pub fn may_write_anything(simple: &Simple) -> bool {
    let name = simple.name();
    match name {
        "aws" => simple.runs("aws", &["s3"]) || simple.runs("aws", &["s3api"]),
        "docker" => {
            simple.flag(&["-v", "--volume", "--mount", "-o", "--output"]).is_some() || simple.runs("docker", &["cp"])
        }
        "git" => simple.runs("git", &["clone"]),
        "npm" | "yarn" | "pnpm" => !["ci", "install"].iter().any(|word| simple.runs(name, &[word])),
        _ => folder(simple).is_none() && !WRITE_NOTHING.contains(&name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::commands;

    #[test]
    fn knows_where_tools_write() {
        let folder_of = |text: &str| commands(text).iter().find_map(folder);
        assert_eq!(folder_of("npx ng build --prod"), Some("dist"));
        assert_eq!(folder_of("mvn -B clean package"), Some("target"));
        assert_eq!(folder_of("npm run build"), None);
    }

    #[test]
    fn tells_what_may_write_anything() {
        let open = |text: &str| commands(text).iter().any(may_write_anything);
        assert!(open("./build.sh") && open("npm run build") && open("make") && open("aws s3 cp s3://b/x ."));
        assert!(!open("echo done") && !open("docker build -t x .") && !open("npm ci") && !open("mvn package"));
    }
}
