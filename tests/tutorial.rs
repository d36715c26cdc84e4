//! What a careful reader finds in a small application's buildspec, AppSpec file and pipeline, as a tutorial prints them,
//! is found.

use std::collections::BTreeSet;

use rehearsal::formats::{FORMATS, recognise};
use rehearsal::syntax::Document;
use rehearsal::workspace::{TieKind, Workspace, WorkspaceFile};
use rehearsal::{Scenario, check};
use serde_json::{Value, json};

const BUILDSPEC: &str = r#"version: 0.2
env:
  variables:
    APP_ENV: production
  secrets-manager:
    DB_PASSWORD: prod/db:password
phases:
  install:
    runtime-versions:
      python: 3.12
    commands:
      - pip install -r requirements.txt
  pre_build:
    commands:
      - pytest --junitxml=reports/tests.xml
  build:
    commands:
      - docker build -t my-app:$CODEBUILD_RESOLVED_SOURCE_VERSION .
      - docker tag my-app:$CODEBUILD_RESOLVED_SOURCE_VERSION 123456789012.dkr.ecr.us-east-1.amazonaws.com/my-app:latest
  post_build:
    commands:
      - echo "Pushing the image"
      - aws ecr get-login-password --region us-east-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.us-east-1.amazonaws.com
reports:
  test-results:
    files:
      - reports/tests.xml
    file-format: JUNITXML
artifacts:
  files:
    - imagedefinitions.json
  discard-paths: yes
cache:
  paths:
    - /root/.cache/pip/**/*
"#;

const PUSH: &str = "      - docker push 123456789012.dkr.ecr.us-east-1.amazonaws.com/my-app:latest\nreports:\n";

const APPSPEC: &str = "version: 0.0
os: linux
files:
  - source: /
    destination: /var/www/myapp
hooks:
  BeforeInstall:
    - location: scripts/stop_server.sh
      timeout: 60
  AfterInstall:
    - location: scripts/install_deps.sh
      timeout: 120
  ApplicationStart:
    - location: scripts/start_server.sh
      timeout: 60
  ValidateService:
    - location: scripts/health_check.sh
      timeout: 120
";

/// The pipeline, which deploys with that provider.
fn pipeline(provider: &str, configuration: Value) -> String {
    let action = |name: &str, category: &str, provider: &str, configuration: Value, from: &str, to: &str| {
        let artifacts = |name: &str| match name {
            "" => json!([]),
            name => json!([{ "name": name }]),
        };
        json!({
            "name": name,
            "actions": [{
                "name": name,
                "actionTypeId": { "category": category, "owner": "AWS", "provider": provider, "version": "1" },
                "configuration": configuration,
                "inputArtifacts": artifacts(from),
                "outputArtifacts": artifacts(to),
            }],
        })
    };
    let source = json!({
        "ConnectionArn": "arn:aws:codestar-connections:us-east-1:123456789012:connection/0a1b2c3d-0000-4000-8000-000000000000",
        "FullRepositoryId": "example/my-app",
    });
    let build = json!({ "ProjectName": "my-app-build" });
    let definition = json!({ "pipeline": {
        "name": "my-app-pipeline",
        "roleArn": "arn:aws:iam::123456789012:role/my-app-pipeline",
        "stages": [
            action("Source", "Source", "CodeStarSourceConnection", source, "", "SourceOutput"),
            action("Build", "Build", "CodeBuild", build, "SourceOutput", "BuildOutput"),
            action("Deploy", "Deploy", provider, configuration, "BuildOutput", ""),
        ],
    } });
    format!("{definition:#}")
}

fn workspace(files: &[(&str, &str)]) -> Workspace {
    let file = |(name, text): &(&str, &str)| {
        let document = Document::read(text);
        let format = recognise(name, &document).unwrap_or(FORMATS[0]);
        let (name, settings) = ((*name).to_owned(), Value::Null);
        WorkspaceFile { name, format, settings, document, scenario: Scenario::default() }
    };
    Workspace { files: files.iter().map(file).collect() }
}

/// The codes of all that is found, in each file alone and in all together.
fn codes(workspace: &Workspace) -> BTreeSet<String> {
    let mut codes: BTreeSet<String> =
        workspace.findings().into_iter().map(|(_, found)| found.code.into_owned()).collect();
    for file in &workspace.files {
        let alone = check(file.document.source(), file.format, &file.settings).diagnostics;
        codes.extend(alone.into_iter().map(|found| found.code.into_owned()));
    }
    codes
}

fn to_ecs() -> String {
    pipeline("ECS", json!({ "ClusterName": "production", "ServiceName": "my-app" }))
}

#[test]
fn the_files_as_they_are_printed() {
    let pipeline = to_ecs();
    let found =
        codes(&workspace(&[("pipeline.json", &pipeline), ("buildspec.yml", BUILDSPEC), ("appspec.yml", APPSPEC)]));
    for (code, what) in [
        ("CP111", "the pipeline has no artifact store"),
        ("CB724", "a push is announced and never made"),
        ("CB512", "nothing writes the image definitions"),
        ("CB528", "the cache lies in the home of root"),
        ("CD703", "there is no ApplicationStop, and the new revision's script stops the old application"),
        ("CD207", "all is copied where files may be already"),
    ] {
        assert!(found.contains(code), "{code}, {what}, is not among {found:?}");
    }
}

#[test]
fn the_buildspec_once_it_pushes() {
    let found = codes(&workspace(&[("buildspec.yml", &BUILDSPEC.replace("reports:\n", PUSH))]));
    for (code, what) in [("CB701", "it pushes whatever became of the build"), ("CB705", "only `latest` is pushed")] {
        assert!(found.contains(code), "{code}, {what}, is not among {found:?}");
    }
}

#[test]
fn the_artifact_is_no_revision() {
    let pipeline =
        pipeline("CodeDeploy", json!({ "ApplicationName": "my-app", "DeploymentGroupName": "production" }));
    let files = workspace(&[("pipeline.json", &pipeline), ("buildspec.yml", BUILDSPEC), ("appspec.yml", APPSPEC)]);
    let ties: Vec<_> = files.ties().into_iter().map(|tie| (tie.action, tie.kind, tie.file)).collect();
    assert_eq!(
        ties,
        [("Build.Build".to_owned(), TieKind::Buildspec, 1), ("Deploy.Deploy".to_owned(), TieKind::AppSpec, 2)]
    );
    let found: Vec<_> = files.findings();
    let codes: Vec<_> = found.iter().map(|(file, found)| (*file, found.code.as_ref())).collect();
    assert_eq!(codes, [(1, "WS104"), (1, "WS105")], "{found:?}");
}

#[test]
fn what_is_kept_for_ecs_is_what_it_opens() {
    let pipeline = to_ecs();
    let files = |buildspec: &str| {
        let found = workspace(&[("pipeline.json", &pipeline), ("buildspec.yml", buildspec)]).findings();
        found.into_iter().map(|(_, found)| found.code.into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(files(BUILDSPEC), Vec::<String>::new());
    assert_eq!(files(&BUILDSPEC.replace("    - imagedefinitions.json", "    - image.json")), ["WS102"]);
    let folder =
        BUILDSPEC.replace("    - imagedefinitions.json\n  discard-paths: yes", "    - out/imagedefinitions.json");
    assert_eq!(files(&folder), ["WS118"]);
}
