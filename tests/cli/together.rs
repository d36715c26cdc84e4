//! `check` and `run` on several files and folders.

use crate::program::Folder;

const PIPELINE: &str = r#"{
  "name": "shop",
  "roleArn": "arn:aws:iam::444455556666:role/shop-pipeline",
  "artifactStore": { "type": "S3", "location": "shop-artifacts" },
  "stages": [
    {
      "name": "Source",
      "actions": [
        {
          "name": "Repository",
          "actionTypeId": { "category": "Source", "owner": "AWS", "provider": "CodeCommit", "version": "1" },
          "configuration": { "RepositoryName": "shop", "BranchName": "main", "PollForSourceChanges": "false" },
          "outputArtifacts": [{ "name": "SourceOutput" }]
        }
      ]
    },
    {
      "name": "Build",
      "actions": [
        {
          "name": "Compile",
          "actionTypeId": { "category": "Build", "owner": "AWS", "provider": "CodeBuild", "version": "1" },
          "configuration": { "ProjectName": "shop-build" },
          "inputArtifacts": [{ "name": "SourceOutput" }],
          "outputArtifacts": [{ "name": "BuildOutput" }]
        }
      ]
    },
    {
      "name": "Deploy",
      "actions": [
        {
          "name": "Release",
          "actionTypeId": { "category": "Deploy", "owner": "AWS", "provider": "ECS", "version": "1" },
          "configuration": { "ClusterName": "production", "ServiceName": "shop" },
          "inputArtifacts": [{ "name": "BuildOutput" }]
        }
      ]
    }
  ]
}
"#;
const BUILDSPEC: &str =
    "version: 0.2\nphases:\n  build:\n    commands:\n      - make\nartifacts:\n  files:\n    - app.jar\n";

/// A folder with a pipeline and a buildspec that does not keep what the pipeline opens.
fn shop() -> Folder {
    let folder = Folder::with("pipeline.json", PIPELINE);
    folder.write("ci/buildspec.yml", BUILDSPEC);
    folder
}

#[test]
fn a_finding_across_files_shows_both_places_in_every_form() {
    let folder = shop();
    let files = ["pipeline.json", "ci/buildspec.yml"];
    let check = |form: &str| folder.rehearsal(&["check", "--format", form, files[0], files[1]]);
    let text = check("text");
    assert!(text.text().contains("WS102") && text.text().contains("ci/buildspec.yml:7:3"), "{}", text.text());
    assert!(text.text().contains("pipeline.json:33:"), "{}", text.text());
    let json = check("json").json();
    let found = json["files"][1]["diagnostics"].as_array().expect("a list");
    let found = found.iter().find(|found| found["code"] == "WS102").expect("it is found");
    assert_eq!(found["related"][0]["path"], "pipeline.json");
    assert_eq!(found["related"][0]["range"]["start"]["line"], 33);
    let sarif = check("sarif").json();
    let results = sarif["runs"][0]["results"].as_array().expect("a list").clone();
    let result = results.into_iter().find(|result| result["ruleId"] == "WS102").expect("it is found");
    let place = &result["relatedLocations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "pipeline.json");
    assert_eq!(place["region"]["startLine"], 33);
    assert!(result["ruleIndex"].is_u64());
    let github = check("github");
    let line = github.text().lines().find(|line| line.contains("WS102")).expect("it is found");
    assert!(line.contains("file=ci/buildspec.yml") && line.contains("%0Apipeline.json:33:"), "{line}");
}

#[test]
fn a_folder_is_walked_for_known_names() {
    let folder = shop();
    folder.write("node_modules/x/buildspec.yml", BUILDSPEC);
    folder.write(".hidden/buildspec.yml", BUILDSPEC);
    folder.write("target/buildspec.yml", BUILDSPEC);
    folder.write("ci/notes.yml", "a: 1\n");
    let answer = folder.rehearsal(&["check", "."]);
    assert!(answer.text().contains("WS102"), "{}", answer.text());
    assert!(answer.text().ends_with("in 2 files.\n"), "{}", answer.text());
    let alone = folder.rehearsal(&["check", "ci"]);
    assert!(!alone.text().contains("WS102") && alone.text().ends_with("1 file.\n"), "{}", alone.text());
}

#[test]
fn a_template_is_known_by_its_name_and_content() {
    let folder = Folder::with("template.yml", "Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n");
    let pipeline = "Resources:\n  Shop:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Stages: []\n";
    folder.write("stack/template.yml", pipeline);
    let answer = folder.rehearsal(&["check", "."]);
    assert!(answer.text().contains("1 file"), "{}", answer.text());
}

#[test]
fn a_comment_ignores_what_is_found_across_files() {
    let folder = Folder::with("pipeline.json", PIPELINE);
    folder.write("buildspec.yml", BUILDSPEC.replace("  files:", "  # rehearsal: ignore WS102\n  files:"));
    let together = folder.rehearsal(&["check", "pipeline.json", "buildspec.yml"]);
    assert!(!together.text().contains("WS102"), "{}", together.text());
    let alone = folder.rehearsal(&["check", "buildspec.yml"]);
    assert!(!alone.text().contains("RH201"), "{}", alone.text());
}

/// The same pipeline, and a buildspec that keeps what it opens.
fn whole() -> Folder {
    let folder = Folder::with("pipeline.json", PIPELINE);
    folder.write("buildspec.yml", BUILDSPEC.replace("app.jar", "imagedefinitions.json"));
    folder
}

#[test]
fn a_run_follows_the_chain() {
    let folder = whole();
    let told = folder.rehearsal(&["run", "pipeline.json", "buildspec.yml"]);
    assert_eq!(told.code, 0, "{}", told.complaint);
    let inside = told.text().find("inside #1.Build.Compile: buildspec.yml").expect("it is told");
    assert!(told.text()[inside..].contains("  Build of shop-build"), "{}", told.text());
    let alone = folder.rehearsal(&["run", "pipeline.json"]);
    assert!(!alone.text().contains("inside #1"), "{}", alone.text());
}

#[test]
fn a_failure_inside_fails_the_action_outside() {
    let folder = whole();
    let fault = "Build.Compile/build.commands[0]";
    let failed = folder.rehearsal(&["run", "pipeline.json", ".", "--fail", fault, "--format", "json"]).json();
    assert_eq!(failed["outcome"]["status"], "failed");
    let steps = failed["steps"].as_array().expect("a list");
    let status = |address: &str| {
        let step = steps.iter().find(|step| step["address"] == address).expect("it is planned");
        step["status"].as_str().expect("text").to_owned()
    };
    assert_eq!((status("#1.Build.Compile"), status("#1.Deploy.Release")), ("failed".into(), "skipped".into()));
    assert_eq!(failed["inner"][0]["outcome"]["status"], "failed");
    let unknown = folder.rehearsal(&["run", "pipeline.json", "buildspec.yml", "--fail", "Build.Compile/BULD"]);
    assert_eq!((unknown.code, unknown.text()), (2, ""));
    assert!(unknown.complaint.contains("There is no step `Build.Compile/BULD`"), "{}", unknown.complaint);
}

#[test]
fn each_file_may_have_its_own_scenario() {
    let folder = whole();
    folder.write("build.json", r#"{"faults": [{"step": "BUILD", "kind": "fail"}]}"#);
    folder.write("twice.json", r#"{"setup": {"pushes": [{"at": 0}, {"at": 3600}]}}"#);
    let scenarios = ["--scenario", "buildspec.yml=build.json", "--scenario", "twice.json"];
    let run = [&["run", "pipeline.json", "buildspec.yml", "--format", "json"], &scenarios[..]].concat();
    let timeline = folder.rehearsal(&run).json();
    assert_eq!(timeline["outcome"]["status"], "failed");
    assert_eq!(timeline["contained"].as_array().map(Vec::len), Some(2));
    assert_eq!(timeline["inner"].as_array().map(Vec::len), Some(1));
    folder.write("wrong.json", r#"{"setup": {"pushes": 3}}"#);
    let wrong = folder.rehearsal(&["run", "pipeline.json", "--scenario", "wrong.json"]);
    assert!(wrong.code == 2 && wrong.complaint.starts_with("wrong.json: setup"), "{}", wrong.complaint);
}
