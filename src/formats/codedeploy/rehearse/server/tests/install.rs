//! What Install does to files, case by case.

use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::formats::codedeploy::rehearse::server::install::{Copying, Files};
use crate::formats::codedeploy::rehearse::server::plan::FileEntry;
use crate::formats::codedeploy::rehearse::server::tree::Bundle;

const DISALLOW: FileExistsBehavior = FileExistsBehavior::Disallow;

fn entry(source: &str, destination: &str) -> FileEntry {
    FileEntry { source: source.to_owned(), destination: destination.to_owned(), place: None }
}

fn install(
    files: &mut Files,
    entries: &[FileEntry],
    bundle: &[&str],
    behavior: FileExistsBehavior,
    revision: &str,
) -> Result<(), String> {
    let bundle: Bundle = bundle.iter().copied().collect();
    files.clean();
    let plan = Copying { entries, bundle: &bundle, behavior, windows: false }.plan(&files.tree)?;
    files.carry_out(&plan, &bundle, &revision.into())
}

fn listed(files: &Files) -> String {
    let list: Vec<String> = files.tree.files().map(|(path, owner)| format!("{path} {owner}")).collect();
    list.join(", ")
}

const WEB: &[&str] = &["dist/index.html", "dist/js/app.js", "stop.sh"];

#[test]
fn a_directory_gives_its_contents_and_the_next_revision_cleans_them() {
    let mut files = Files::default();
    let entries = [entry("/dist/", "/srv/web"), entry("stop.sh", "/srv/a.sh")];
    assert_eq!(install(&mut files, &entries, WEB, DISALLOW, "r1"), Ok(()));
    assert_eq!(listed(&files), "/srv/a.sh/stop.sh r1, /srv/web/index.html r1, /srv/web/js/app.js r1");
    assert_eq!(install(&mut files, &entries, &["dist/index.html", "stop.sh"], DISALLOW, "r2"), Ok(()));
    assert_eq!(listed(&files), "/srv/a.sh/stop.sh r2, /srv/web/index.html r2");
    assert!(!files.tree.is_directory("/srv/web/js"));
}

#[test]
fn a_conflict_is_found_when_the_old_files_are_gone() {
    let mut files = Files::default();
    let entries = [entry("/", "/srv")];
    assert_eq!(install(&mut files, &entries, &["a"], DISALLOW, "r1"), Ok(()));
    files.tree.put_foreign("/srv/b");
    let message = "The deployment failed because a specified file already exists at this location: /srv/b";
    assert_eq!(install(&mut files, &entries, &["a", "b"], DISALLOW, "r2"), Err(message.to_owned()));
    assert_eq!(listed(&files), "/srv/b foreign");
    assert!(files.cleanup.is_empty());
}

#[test]
fn what_is_overwritten_is_cleaned_and_what_is_retained_stays() {
    let entries = [entry("/", "/srv")];
    for (behavior, after, later) in [
        (FileExistsBehavior::Overwrite, "/srv/b r2", ""),
        (FileExistsBehavior::Retain, "/srv/b foreign", "/srv/b foreign"),
    ] {
        let mut files = Files::default();
        files.tree.put_foreign("/srv/b");
        assert_eq!(install(&mut files, &entries, &["b"], behavior, "r2"), Ok(()));
        assert_eq!(listed(&files), after);
        assert_eq!(install(&mut files, &[], &[], behavior, "r3"), Ok(()));
        assert_eq!(listed(&files), later);
    }
}

#[test]
fn one_target_takes_one_source() {
    let twice = [entry("/", "/srv"), entry("a", "/srv")];
    let two = "The deployment failed because the application specification file specifies two source files named \
               a and a for the same destination (/srv/a)";
    assert_eq!(install(&mut Files::default(), &twice, &["a"], DISALLOW, "r1"), Err(two.to_owned()));
    let onto_directory = [entry("a", "/srv/x/b"), entry("x", "/srv")];
    let message = "The deployment failed because the application specification file calls for installing the file \
                   /srv/x, but a file with that name already exists";
    let installed = install(&mut Files::default(), &onto_directory, &["a", "x"], DISALLOW, "r1");
    assert_eq!(installed, Err(message.to_owned()));
    let onto_file = [entry("x", "/srv"), entry("a", "/srv/x/b")];
    let message = "The deployment failed because the application specification file includes an mkdir command \
                   more than once for the same destination path (/srv/x)";
    let installed = install(&mut Files::default(), &onto_file, &["a", "x"], DISALLOW, "r1");
    assert_eq!(installed, Err(message.to_owned()));
}

#[test]
fn a_missing_source_leaves_a_part() {
    let mut files = Files::default();
    let entries = [entry("a", "/srv"), entry("target/*.jar", "/srv"), entry("b", "/srv")];
    let message = "No such file or directory @ rb_sysopen - deployment-archive/target/*.jar";
    assert_eq!(install(&mut files, &entries, &["a", "b", "target/x.jar"], DISALLOW, "r1"), Err(message.to_owned()));
    assert_eq!(listed(&files), "/srv/a r1");
    assert_eq!(files.cleanup, ["/srv", "/srv/a", "/srv/*.jar"]);
}

#[test]
fn a_directory_with_foreign_files_survives() {
    let mut files = Files::default();
    assert_eq!(install(&mut files, &[entry("/", "/srv/web")], &["a"], DISALLOW, "r1"), Ok(()));
    files.tree.put_foreign("/srv/web/upload");
    files.clean();
    assert_eq!(listed(&files), "/srv/web/upload foreign");
}
