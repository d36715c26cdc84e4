//! `--bundle`: the scripts and files that an AppSpec file names, as they lie in a folder.

use crate::program::{Answer, Folder};

const APPSPEC: &str = "version: 0.0
os: linux
files:
  - source: app
    destination: /srv/app
  - source: logs
    destination: /var/log/app
hooks:
  ApplicationStart:
    - location: scripts/start.sh
      timeout: 60
  ValidateService:
    - location: scripts/check.sh
      timeout: 60
";

fn bundle() -> Folder {
    let folder = Folder::with("appspec.yml", APPSPEC);
    folder.write("app/index.html", "<h1>Welcome</h1>");
    folder.write("scripts/start.sh", "#!/bin/bash\nset -e\nsystemctl restart app\n");
    folder.write("scripts/check.sh", "#!/bin/bash\ncurl --fail http://localhost/\n");
    std::fs::create_dir(folder.path("logs")).expect("a folder");
    folder
}

fn codes(answer: &Answer) -> Vec<String> {
    let report = answer.json();
    let found = report["files"][0]["diagnostics"].as_array().expect("findings");
    found.iter().map(|found| found["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn a_whole_bundle_is_in_order() {
    let answer = bundle().rehearsal(&["check", "appspec.yml", "--bundle", ".", "--format", "json"]);
    assert_eq!((answer.code, codes(&answer)), (0, Vec::new()), "{}", answer.complaint);
}

#[test]
fn what_is_missing_and_what_scripts_do_is_told() {
    let folder = bundle();
    folder.write("scripts/start.sh", "#!/bin/bash\r\nsystemctl restart app\r\n");
    std::fs::remove_file(folder.path("scripts/check.sh")).expect("it was there");
    std::fs::remove_dir(folder.path("logs")).expect("it was there");
    let answer = folder.rehearsal(&["check", "appspec.yml", "--bundle", ".", "--format", "json"]);
    assert_eq!((answer.code, codes(&answer)), (1, ["CD718", "CD713", "CD717"].map(str::to_owned).to_vec()));
    let answer = folder.rehearsal(&["check", "appspec.yml", "--format", "json"]);
    assert_eq!((answer.code, codes(&answer)), (0, Vec::new()));
}

#[test]
fn a_missing_script_fails_the_rehearsal() {
    let folder = bundle();
    let run = ["run", "appspec.yml", "--bundle", "."];
    let answer = folder.rehearsal(&run);
    assert!(answer.text().contains("Succeeded") && !answer.text().contains("ScriptMissing"), "{}", answer.text());
    std::fs::remove_file(folder.path("scripts/check.sh")).expect("it was there");
    let answer = folder.rehearsal(&run);
    assert!(answer.text().contains("ScriptMissing"), "{}", answer.text());
}

#[test]
fn of_more_files_than_are_looked_at_none_is_missing() {
    let folder = bundle();
    std::fs::remove_file(folder.path("scripts/check.sh")).expect("it was there");
    for number in 0..500 {
        folder.write(&format!("a{number}"), "");
    }
    let answer = folder.rehearsal(&["check", "appspec.yml", "--bundle", ".", "--format", "json"]);
    assert_eq!((answer.code, codes(&answer)), (0, Vec::new()));
    assert!(answer.complaint.contains("Not all of its files are known"), "{}", answer.complaint);
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let answer = bundle().rehearsal(&["check", "appspec.yml", "--bundle", "gone"]);
    assert_eq!((answer.code, answer.text()), (2, ""));
    assert!(answer.complaint.starts_with("gone: "), "{}", answer.complaint);
}
