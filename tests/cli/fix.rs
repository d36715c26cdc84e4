//! `fix`: what it changes, and what it leaves alone.

use crate::program::{Folder, fed};

const BROKEN: &str =
    "# ä\nversion: 0.2\nphases:\n  build:\n    commands:\n      - echo \"Image: $IMAGE\"\n      - make\n";
const REPAIRED: &str =
    "# ä\nversion: 0.2\nphases:\n  build:\n    commands:\n      - 'echo \"Image: $IMAGE\"'\n      - make\n";

#[test]
fn a_second_time_changes_nothing_more() {
    let folder = Folder::with("buildspec.yml", BROKEN);
    let first = folder.rehearsal(&["fix", "buildspec.yml"]);
    assert_eq!((first.code, first.text()), (0, ""));
    assert_eq!(first.complaint, "buildspec.yml: repaired CB305\n");
    assert_eq!(folder.read("buildspec.yml"), REPAIRED.as_bytes());
    let second = folder.rehearsal(&["fix", "buildspec.yml"]);
    assert_eq!((second.code, second.complaint.as_str()), (0, ""));
    assert_eq!(folder.read("buildspec.yml"), REPAIRED.as_bytes());
    assert_eq!(folder.names(), ["buildspec.yml"]);
}

#[test]
fn every_fixture_is_repaired_once() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/codebuild");
    let folder = Folder::new();
    let mut arguments = vec!["fix".to_owned()];
    for entry in std::fs::read_dir(fixtures).expect("fixtures") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("text");
        folder.write(name, std::fs::read(&path).expect("it is there"));
        arguments.push(name.to_owned());
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let first = folder.rehearsal(&arguments);
    assert!(first.complaint.lines().count() > 5, "{}", first.complaint);
    let second = folder.rehearsal(&arguments);
    assert_eq!((second.code, second.complaint.as_str()), (0, ""));
}

#[test]
fn a_difference_is_only_printed() {
    let folder = Folder::with("buildspec.yml", BROKEN);
    let answer = folder.rehearsal(&["fix", "--diff", "buildspec.yml"]);
    let wanted = "--- buildspec.yml\n+++ buildspec.yml\n@@ -3,5 +3,5 @@\n phases:\n   build:\n     commands:\n\
                  -      - echo \"Image: $IMAGE\"\n+      - 'echo \"Image: $IMAGE\"'\n       - make\n";
    assert_eq!((answer.code, answer.text()), (0, wanted));
    assert_eq!(folder.read("buildspec.yml"), BROKEN.as_bytes());
    assert_eq!(folder.names(), ["buildspec.yml"]);
    let clean = Folder::with("buildspec.yml", REPAIRED).rehearsal(&["fix", "--diff", "buildspec.yml"]);
    assert_eq!((clean.code, clean.text()), (0, ""));
}

#[test]
fn standard_input_is_repaired_to_standard_output() {
    let answer = fed(&["fix", "-"], BROKEN.as_bytes());
    assert_eq!((answer.code, answer.text()), (0, REPAIRED));
    let clean = fed(&["fix", "-"], REPAIRED.as_bytes());
    assert_eq!((clean.code, clean.text()), (0, REPAIRED));
}

#[test]
fn the_encoding_stays() {
    let le = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let be = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let marked = |text: &str| format!("\u{feff}{text}");
    for encoded in [
        &(|text: &str| marked(text).into_bytes()) as &dyn Fn(&str) -> Vec<u8>,
        &|text| le(&marked(text)),
        &|text| be(&marked(text)),
        &le,
        &be,
    ] {
        let folder = Folder::with("buildspec.yml", encoded(BROKEN));
        assert_eq!(folder.rehearsal(&["fix", "buildspec.yml"]).code, 0);
        assert_eq!(folder.read("buildspec.yml"), encoded(REPAIRED));
        assert_eq!(fed(&["fix", "-"], &encoded(BROKEN)).bytes, encoded(REPAIRED));
    }
}

#[test]
fn line_ends_stay() {
    let dos = |text: &str| text.replace('\n', "\r\n");
    let folder = Folder::with("buildspec.yml", dos(BROKEN));
    assert_eq!(folder.rehearsal(&["fix", "buildspec.yml"]).code, 0);
    assert_eq!(String::from_utf8(folder.read("buildspec.yml")).expect("text"), dos(REPAIRED));
}

#[test]
fn what_is_no_text_is_left_alone() {
    let bytes = b"version: 0.2\n# caf\xe9\n";
    let folder = Folder::with("latin.yml", bytes);
    let answer = folder.rehearsal(&["fix", "latin.yml"]);
    assert_eq!(answer.code, 2);
    assert!(answer.complaint.starts_with("latin.yml: The file is not a text"), "{}", answer.complaint);
    assert_eq!(folder.read("latin.yml"), bytes);
    let fed = fed(&["fix", "-"], bytes);
    assert_eq!((fed.code, fed.bytes.as_slice()), (2, &b""[..]));
}

#[test]
fn what_is_too_long_comes_out_whole() {
    let long = format!("{BROKEN}#{}\n", "x".repeat(17 << 20));
    assert_eq!(fed(&["fix", "-"], long.as_bytes()).bytes.len(), long.len());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_rights_stay() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::with("real.yml", BROKEN);
    fs::set_permissions(folder.path("real.yml"), fs::Permissions::from_mode(0o640)).expect("ours");
    symlink("real.yml", folder.path("link.yml")).expect("a link");
    assert_eq!(folder.rehearsal(&["fix", "link.yml"]).code, 0);
    assert!(fs::symlink_metadata(folder.path("link.yml")).expect("there").is_symlink());
    assert_eq!(folder.read("real.yml"), REPAIRED.as_bytes());
    let rights = fs::metadata(folder.path("real.yml")).expect("there").permissions().mode();
    assert_eq!(rights & 0o777, 0o640);
}
