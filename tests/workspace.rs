//! How the files of a workspace hang together, and where findings across them stand.

#![allow(clippy::expect_used)]

use rehearsal::Scenario;
use rehearsal::formats::{FORMATS, recognise};
use rehearsal::rehearsal::{Fault, FaultKind, Status};
use rehearsal::syntax::Document;
use rehearsal::workspace::{TieKind, Workspace, WorkspaceFile};
use serde_json::{Value, json};

const TEMPLATE: &str = r#"Resources:
  Project:
    Type: AWS::CodeBuild::Project
    Properties:
      Name: shop-build
      ServiceRole: arn:aws:iam::444455556666:role/shop-build
      Source:
        Type: CODEPIPELINE
        BuildSpec: |
          version: 0.2
          phases:
            build:
              commands:
                - make
          artifacts:
            files:
              - app.jar
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: arn:aws:iam::444455556666:role/shop-pipeline
      ArtifactStore: {Type: S3, Location: shop-artifacts}
      Stages:
        - Name: Source
          Actions:
            - Name: Repository
              ActionTypeId: {Category: Source, Owner: AWS, Provider: CodeCommit, Version: '1'}
              Configuration: {RepositoryName: shop, BranchName: main, PollForSourceChanges: false}
              OutputArtifacts: [{Name: SourceOutput}]
        - Name: Build
          Actions:
            - Name: Compile
              ActionTypeId: {Category: Build, Owner: AWS, Provider: CodeBuild, Version: '1'}
              Configuration: {ProjectName: !Ref Project}
              InputArtifacts: [{Name: SourceOutput}]
              OutputArtifacts: [{Name: BuildOutput}]
        - Name: Deploy
          Actions:
            - Name: Release
              ActionTypeId: {Category: Deploy, Owner: AWS, Provider: ECS, Version: '1'}
              Configuration: {ClusterName: production, ServiceName: shop}
              InputArtifacts: [{Name: BuildOutput}]
"#;
const BUILDSPEC: &str =
    "version: 0.2\nphases:\n  build:\n    commands:\n      - make\nartifacts:\n  files: [app.jar]\n";

fn workspace(files: &[(&str, &str)]) -> Workspace {
    let file = |(name, text): &(&str, &str)| {
        let document = Document::read(text);
        let format = recognise(name, &document).unwrap_or(FORMATS[0]);
        let (name, settings) = ((*name).to_owned(), Value::Null);
        WorkspaceFile { name, format, settings, document, scenario: Scenario::default() }
    };
    Workspace { files: files.iter().map(file).collect() }
}

/// The template with something else in the place of its buildspec.
fn with_source(source: &str) -> String {
    let start = TEMPLATE.find("        BuildSpec").expect("there");
    let end = TEMPLATE.find("  Pipeline:").expect("there");
    format!("{}{source}{}", &TEMPLATE[..start], &TEMPLATE[end..])
}

fn tied(workspace: &Workspace) -> Vec<(String, String, String)> {
    let shown = |tie: rehearsal::workspace::Tie| (tie.action, workspace.files[tie.file].name.clone(), tie.why);
    workspace.ties().into_iter().map(shown).collect()
}

fn codes(workspace: &Workspace) -> Vec<(usize, String)> {
    workspace.findings().into_iter().map(|(file, found)| (file, found.code.into_owned())).collect()
}

#[test]
fn a_buildspec_in_a_template_has_its_places_there() {
    let files = workspace(&[("template.yml", TEMPLATE)]);
    let ties = files.ties();
    assert_eq!(ties.len(), 1);
    assert_eq!(
        (ties[0].kind, ties[0].file, ties[0].why.as_str()),
        (TieKind::Buildspec, 0, "It stands in the project `Project`.")
    );
    let part = ties[0].part.expect("it is a part").text(TEMPLATE);
    assert!(part.contains("version: 0.2"), "{part}");
    let found = files.findings();
    assert_eq!(codes(&files), [(0, "WS102".to_owned())]);
    let span = found[0].1.span;
    let line = TEMPLATE[..span.start as usize].lines().count();
    assert_eq!((span.text(TEMPLATE), line), ("files", 16));
    assert!(found[0].1.fixes.is_empty() && found[0].1.severity == rehearsal::diagnostics::Severity::Error);
}

#[test]
fn a_buildspec_is_found_by_the_path_of_its_project() {
    let template = with_source("        BuildSpec: ci/shop.yml\n");
    let files = workspace(&[
        ("infra/template.yml", &template),
        ("app/ci/shop.yml", BUILDSPEC),
        ("app/buildspec.yml", BUILDSPEC),
    ]);
    let why = "The project `Project` opens `ci/shop.yml`.";
    assert_eq!(tied(&files), [("Build.Compile".into(), "app/ci/shop.yml".into(), why.into())]);
    // The file that the project names is not here, so that no other is taken for it.
    let files = workspace(&[("template.yml", &template), ("buildspec.yml", BUILDSPEC)]);
    assert_eq!(tied(&files), []);
}

#[test]
fn what_a_person_chooses_comes_first() {
    let template = with_source("");
    let mut files =
        workspace(&[("template.yml", &template), ("buildspec.yml", BUILDSPEC), ("other/buildspec.yml", BUILDSPEC)]);
    assert_eq!(tied(&files), []);
    files.files[0].scenario.setup = json!({ "contains": { "Build.Compile": "other/buildspec.yml" } });
    assert_eq!(tied(&files)[0].1, "other/buildspec.yml");
    files.files[0].scenario.setup = json!({ "contains": { "Build.Compile": "" } });
    assert_eq!(tied(&files), []);
}

#[test]
fn names_tell_several_buildspecs_apart() {
    let template = with_source("        BuildSpec: !Ref Elsewhere\n");
    let files = workspace(&[
        ("template.yml", &template),
        ("buildspec-compile.yml", BUILDSPEC),
        ("buildspec-test.yml", BUILDSPEC),
    ]);
    assert_eq!(tied(&files)[0].1, "buildspec-compile.yml");
    // What is only likely makes no error.
    let severities: Vec<_> = files.findings().into_iter().map(|(_, found)| found.severity).collect();
    assert_eq!(severities, [rehearsal::diagnostics::Severity::Warning]);
}

#[test]
fn what_cannot_be_known_is_passed_over() {
    let template = with_source("        BuildSpec: buildspec.yml\n");
    let kept = |artifacts: &str| BUILDSPEC.replace("[app.jar]", artifacts);
    for artifacts in ["['**/*']", "[app.jar, $FILES]", "['*']", "['image*']", "[\"{a,imagedefinitions}.json\"]"] {
        let files = workspace(&[("template.yml", &template), ("buildspec.yml", &kept(artifacts))]);
        assert_eq!(codes(&files), [], "{artifacts}");
    }
    let broken = kept("[app.jar").replace("make", "{make");
    assert_eq!(codes(&workspace(&[("template.yml", &template), ("buildspec.yml", &broken)])), []);
    let unknown = template.replace("[{Name: BuildOutput}]", "!Ref Outputs");
    assert_eq!(codes(&workspace(&[("template.yml", &unknown), ("buildspec.yml", BUILDSPEC)])), []);
}

#[test]
fn a_build_that_keeps_nothing_need_not_name_its_outputs() {
    let template = TEMPLATE.replace("[{Name: BuildOutput}]", "[{Name: One}, {Name: Two}]");
    assert_eq!(codes(&workspace(&[("template.yml", &template)])).len(), 2);
    let artifacts = template.find("          artifacts:").expect("there");
    let end = template.find("  Pipeline:").expect("there");
    let nothing = format!("{}{}", &template[..artifacts], &template[end..]);
    assert_eq!(codes(&workspace(&[("template.yml", &nothing)])), []);
}

#[test]
fn files_without_a_pipeline_have_nothing_to_say_together() {
    let appspec = "version: 0.0\nos: linux\n";
    let files = workspace(&[("buildspec.yml", BUILDSPEC), ("appspec.yml", appspec)]);
    assert_eq!((codes(&files), files.ties().len()), (Vec::new(), 0));
    assert!(files.rehearse(0).is_some() && files.rehearse(2).is_none());
}

/// A pipeline whose build is told variables and hands some on, and that deploys to instances.
fn chain() -> Workspace {
    let template = with_source("        BuildSpec: buildspec.yml\n")
        .replace(
            "{ProjectName: !Ref Project}",
            "{ProjectName: shop-build, EnvironmentVariables: '[{\"name\": \"STAGE\", \"value\": \"test\"}, \
                {\"name\": \"KEY\", \"value\": \"/key\", \"type\": \"PARAMETER_STORE\"}]'}\n              Namespace: build",
        )
        .replace("Provider: ECS", "Provider: CodeDeploy")
        .replace("{ClusterName: production, ServiceName: shop}", "{ApplicationName: shop, DeploymentGroupName: fleet}");
    let buildspec = "version: 0.2\nenv:\n  exported-variables: [STAGE, VERSION, TAG, NONE]\nphases:\n  build:\n    \
        commands:\n      - export VERSION=1.4\n      - TAG=$(git rev-parse HEAD)\nartifacts:\n  files: ['**/*']\n";
    let appspec =
        "version: 0.0\nos: linux\nhooks:\n  ValidateService:\n    - location: check.sh\n      timeout: 60\n";
    workspace(&[("template.yml", &template), ("buildspec.yml", buildspec), ("appspec.yml", appspec)])
}

#[test]
fn a_build_inside_an_action_knows_its_pipeline() {
    let files = chain();
    let inner = files.inside(0, "Build.Compile", &[]).expect("it is known");
    assert_eq!((inner.file.as_str(), inner.timeline.title.as_str()), ("buildspec.yml", "Build of shop-build"));
    let given = inner.timeline.inputs.iter().find(|input| input.name == "STAGE").expect("it is given");
    assert_eq!((given.value.as_deref(), given.origin.as_str()), (Some("test"), "start of the build"));
    assert!(inner.timeline.inputs.iter().all(|input| input.name != "KEY"));
    let variables: Vec<_> = inner.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(variables, [("STAGE", "test"), ("VERSION", "1.4"), ("TAG", "<TAG>")]);
    let artifacts = inner.timeline.results.iter().find(|result| result.kind == "artifact").expect("it is made");
    assert_eq!(artifacts.why, "Handed to the pipeline.");
}

#[test]
fn faults_inside_and_a_files_own_scenario_hold_in_the_chain() {
    let mut files = chain();
    let fault = Fault::new("build.commands[0]", FaultKind::Fail);
    let inner = files.inside(0, "Build.Compile", std::slice::from_ref(&fault)).expect("it is known");
    assert_eq!(inner.timeline.outcome.status, Status::Failed);
    files.files[1].scenario.faults.0.push(fault);
    let inner = files.inside(0, "Build.Compile", &[]).expect("it is known");
    assert_eq!(inner.timeline.outcome.status, Status::Failed);
    let inner = files.inside(0, "Deploy.Release", &[]).expect("it is known");
    assert_eq!((inner.file.as_str(), inner.timeline.scene.as_str()), ("appspec.yml", "fleet"));
    assert_eq!(files.inside(0, "Source.Repository", &[]), None);
}

#[test]
fn a_buildspec_in_a_template_plays_at_its_places() {
    let inner = workspace(&[("template.yml", TEMPLATE)]).inside(0, "Build.Compile", &[]).expect("it is known");
    assert_eq!(inner.file, "template.yml");
    let step = inner.timeline.steps.iter().find(|step| step.address == "build.commands[0]").expect("it is played");
    assert_eq!(step.place.expect("it has a place").text(TEMPLATE), "make");
}
