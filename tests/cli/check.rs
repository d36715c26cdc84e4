//! `check`: exit codes, inputs and the form for people.

use crate::program::{Folder, fed, rehearsal};

const CLEAN: &str = "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n";
const BROKEN: &str = "version: 1.0\nphases:\n  build:\n    commands:\n      - make\n";
/// There is something to say of it, yet no error.
const DOUBTFUL: &str = "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n      -\n";

#[test]
fn the_exit_code_tells_clean_from_broken_from_unusable() {
    let folder = Folder::new();
    folder.write("clean.yml", CLEAN);
    folder.write("doubtful.yml", DOUBTFUL);
    folder.write("broken.yml", BROKEN);
    let clean = folder.rehearsal(&["check", "clean.yml"]);
    assert_eq!((clean.code, clean.text()), (0, "Nothing found in 1 file.\n"));
    let doubtful = folder.rehearsal(&["check", "doubtful.yml"]);
    assert_eq!((doubtful.code, doubtful.text().contains("CB308")), (0, true));
    let broken = folder.rehearsal(&["check", "broken.yml"]);
    assert_eq!((broken.code, broken.text().contains("broken.yml:1:10")), (1, true), "{}", broken.text());
    let missing = folder.rehearsal(&["check", "missing.yml"]);
    assert_eq!((missing.code, missing.text()), (2, ""));
    assert!(missing.complaint.starts_with("missing.yml: "), "{}", missing.complaint);
}

#[test]
fn one_unusable_file_does_not_keep_the_others_back() {
    let folder = Folder::with("broken.yml", BROKEN);
    folder.write("clean.yml", CLEAN);
    let answer = folder.rehearsal(&["check", "missing.yml", "clean.yml", "broken.yml"]);
    assert_eq!(answer.code, 2);
    assert!(answer.text().ends_with("1 error in 2 files.\n"), "{}", answer.text());
}

#[test]
fn arguments_that_cannot_be_used_end_with_2() {
    for arguments in [
        &[][..],
        &["check"],
        &["check", "--format", "xml", "a.yml"],
        &["check", "--kind", "jenkins", "a.yml"],
        &["run"],
        &["sing"],
    ] {
        let answer = rehearsal(arguments);
        assert_eq!(answer.code, 2, "{arguments:?}");
        assert!(!answer.complaint.is_empty() && answer.bytes.is_empty(), "{arguments:?}");
    }
    assert!(rehearsal(&["check", "--kind", "jenkins", "a.yml"]).complaint.contains("codebuild"));
}

#[test]
fn a_dash_is_standard_input() {
    assert_eq!(fed(&["check", "-"], CLEAN.as_bytes()).code, 0);
    let broken = fed(&["check", "-"], BROKEN.as_bytes());
    assert_eq!(broken.code, 1);
    assert!(broken.text().contains("--> -:1:10"), "{}", broken.text());
}

#[test]
fn bytes_that_are_no_text_are_a_finding() {
    let folder = Folder::with("latin.yml", b"version: 0.2\n# caf\xe9\n");
    let answer = folder.rehearsal(&["check", "latin.yml"]);
    assert_eq!(answer.code, 1);
    assert!(answer.text().contains("RH103") && answer.text().contains("line 2"), "{}", answer.text());
}

#[test]
fn utf16_is_read() {
    let units = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let folder = Folder::with("wide.yml", units(&format!("\u{feff}{BROKEN}")));
    let answer = folder.rehearsal(&["check", "wide.yml"]);
    assert!(answer.text().contains("CB202"), "{}", answer.text());
}

#[test]
fn colours_are_for_terminals_only() {
    let answer = fed(&["check", "-"], BROKEN.as_bytes());
    assert!(!answer.text().contains('\u{1b}'));
}

/// `script` (of util-linux) gives a program a terminal; where it is missing, there is nothing to run.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_colours_unless_it_wants_none() {
    use std::process::Command;

    let folder = Folder::with("broken.yml", BROKEN);
    let on_a_terminal = |no_colour: Option<&str>| {
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command"]);
        script.arg(format!("{} check broken.yml", env!("CARGO_BIN_EXE_rehearsal"))).arg("/dev/null");
        script.current_dir(folder.path("")).stdin(std::process::Stdio::null());
        script.env_remove("NO_COLOR").envs(no_colour.map(|value| ("NO_COLOR", value)));
        script.output().ok().map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let Some(coloured) = on_a_terminal(None) else { return };
    assert!(coloured.contains('\u{1b}') && coloured.contains("CB202"), "{coloured}");
    assert!(!on_a_terminal(Some("1")).expect("it ran before").contains('\u{1b}'));
}

/// Whatever stands in a file, drawing what is found does not end in a panic.
#[test]
fn odd_texts_can_be_drawn() {
    let folder = Folder::new();
    let texts = [
        "",
        "\u{feff}",
        "\0",
        "version: 0.2\rphases:\r  tset: {}\r",
        "version: 1.0\u{85}phases: \u{2028}x\n",
        "phases:\n\t\u{1b}[31mbuild: \u{202e}x\n",
        "version: '\u{1f469}\u{200d}\u{1f4bb}'\nphases: [\n",
        "a: &a [*a, *b]\nphases: *a\n",
        "? [x]\n: y\nphases: {? , }\n",
        "version: \"\\x",
    ];
    let names: Vec<String> = (0..texts.len()).map(|number| format!("{number}.yml")).collect();
    for (name, text) in names.iter().zip(texts) {
        folder.write(name, text);
        for form in ["text", "json", "github", "sarif"] {
            let answer = folder.rehearsal(&["check", "--format", form, name]);
            assert!(matches!(answer.code, 0 | 1), "{text:?} as {form}: {}", answer.complaint);
        }
    }
}

#[test]
fn whoever_stops_reading_changes_nothing_about_the_verdict() {
    use std::process::{Command, Stdio};

    let folder = Folder::with("broken.yml", BROKEN.replace("- make\n", &"-\n      ".repeat(5000)));
    let mut check = Command::new(env!("CARGO_BIN_EXE_rehearsal"));
    check.args(["check", "broken.yml"]).current_dir(folder.path("")).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = check.spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
}

/// A file for instances that only agent 1.8 takes.
const APPSPEC: &str =
    "version: 0.0\nos: linux\nhooks:\n  ValidateService:\n    - location: a.sh\n      timeout: 300s\n";

#[test]
fn what_a_file_is_is_told_by_its_name_and_content() {
    let folder = Folder::with("appspec.yml", APPSPEC);
    folder.write("buildspec.yml", CLEAN);
    folder.write("release.yml", APPSPEC);
    let answer = folder.rehearsal(&["check", "--format", "json", "appspec.yml", "buildspec.yml", "release.yml"]);
    let report = answer.json();
    let kinds: Vec<_> = (0..3).map(|at| report["files"][at]["kind"].as_str()).collect();
    assert_eq!(kinds, [Some("codedeploy"), Some("codebuild"), Some("codedeploy")]);
    let broken = fed(&["check", "--kind", "codebuild", "-"], APPSPEC.as_bytes());
    assert!(broken.text().contains("CB"), "{}", broken.text());
}

#[test]
fn an_appspec_file_is_checked_for_the_agents_and_the_platform_that_are_asked_about() {
    let folder = Folder::with("appspec.yml", APPSPEC);
    let code = |arguments: &[&str]| folder.rehearsal(&[arguments, &["appspec.yml"]].concat()).code;
    assert_eq!(code(&["check", "--agent", "1.8"]), 0);
    assert_eq!(code(&["check", "--agent", "2"]), 1);
    assert_eq!(code(&["check"]), 1);
    let ecs = folder.rehearsal(&["check", "--platform", "ecs", "appspec.yml"]);
    assert!(ecs.text().contains("CD112"), "{}", ecs.text());
}

#[test]
fn the_name_of_an_appspec_file_counts() {
    let folder = Folder::with("AppSpec.yml", APPSPEC);
    assert!(folder.rehearsal(&["check", "AppSpec.yml"]).text().contains("CD109"));
    assert!(!fed(&["check", "--kind", "codedeploy", "-"], APPSPEC.as_bytes()).text().contains("CD109"));
}
