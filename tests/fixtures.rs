//! The fixtures: each is judged as its manifest says, and what is told of it stays as it is.

mod manifest;

use std::path::Path;
use std::process::Command;

use insta::{assert_snapshot, with_settings};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/codebuild"))
}

#[test]
fn every_file_is_judged_as_the_manifest_says() {
    let comparison = manifest::compare(folder()).expect("a manifest");
    assert!(comparison.agrees(), "\n{}\n{comparison}", comparison.disagreements.join("\n"));
}

#[test]
fn what_is_told_of_each_file() {
    for manifest::Row { file, .. } in manifest::rows(folder()).expect("a manifest") {
        let mut check = Command::new(env!("CARGO_BIN_EXE_rehearsal"));
        let output = check.current_dir(folder()).args(["check", &file]).output().expect("it runs");
        let told = String::from_utf8(output.stdout).expect("text");
        with_settings!({
            snapshot_path => "fixtures/told",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            assert_snapshot!(file.rsplit_once('.').expect("an ending").0, told);
        });
    }
}
