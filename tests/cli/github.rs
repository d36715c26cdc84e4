//! `check --format github`: workflow commands, and what has to be escaped in them.

use crate::program::Folder;

#[test]
fn properties_and_messages_are_escaped() {
    let text =
        "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n  100%,a:b:\n    commands:\n      - x\n";
    let folder = Folder::with("a,b:c%.yml", text);
    let answer = folder.rehearsal(&["check", "--format", "github", "a,b:c%.yml"]);
    assert_eq!(answer.code, 1);
    let line = answer.text().lines().find(|line| line.contains("CB301")).expect("the finding");
    let place = "::error file=a%2Cb%3Ac%25.yml,line=6,endLine=6,col=3,endColumn=11,title=CB301 unknown-phase::";
    let message = line.strip_prefix(place).unwrap_or_else(|| panic!("{line}"));
    assert!(message.contains("`100%25,a:b`"), "{message}");
    // The help is a line of its own.
    assert!(message.contains("%0A"), "{message}");
}

#[test]
fn each_finding_is_one_line_with_its_level() {
    let text = "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n      -\n    finally: make clean\n";
    let folder = Folder::with("buildspec.yml", text);
    let json = folder.rehearsal(&["check", "--format", "json", "buildspec.yml"]).json();
    let found = json["files"][0]["diagnostics"].as_array().expect("a list").clone();
    let answer = folder.rehearsal(&["check", "--format", "github", "buildspec.yml"]);
    let lines: Vec<&str> = answer.text().lines().collect();
    assert_eq!(lines.len(), found.len());
    for (line, found) in lines.iter().zip(&found) {
        let level = match found["severity"].as_str() {
            Some("error") => "::error ",
            Some("warning") => "::warning ",
            _ => "::notice ",
        };
        assert!(line.starts_with(level), "{line}");
    }
    assert!(found.iter().any(|found| found["severity"] == "warning"));
    assert!(found.iter().any(|found| found["severity"] == "hint"));
}

#[test]
fn a_clean_file_says_nothing() {
    let folder = Folder::with("a.yml", "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n");
    let answer = folder.rehearsal(&["check", "--format", "github", "a.yml"]);
    assert_eq!((answer.code, answer.text()), (0, ""));
}
