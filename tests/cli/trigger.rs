//! `trigger`: which push starts a pipeline.

use crate::program::Folder;

const PIPELINE: &str = r#"{
  "name": "shop",
  "pipelineType": "V2",
  "roleArn": "arn:aws:iam::444455556666:role/shop-pipeline",
  "artifactStore": { "type": "S3", "location": "shop-artifacts" },
  "stages": [
    {
      "name": "Source",
      "actions": [
        {
          "name": "GitHub",
          "actionTypeId": { "category": "Source", "owner": "AWS", "provider": "CodeStarSourceConnection", "version": "1" },
          "configuration": {
            "ConnectionArn": "arn:aws:codeconnections:us-east-1:444455556666:connection/7d6c1f2e-3a4b-4c5d-8e9f-0a1b2c3d4e5f",
            "FullRepositoryId": "example/shop",
            "BranchName": "main"
          },
          "outputArtifacts": [{ "name": "SourceOutput" }]
        }
      ]
    }
  ],
  "triggers": [
    {
      "providerType": "CodeStarSourceConnection",
      "gitConfiguration": {
        "sourceActionName": "GitHub",
        "push": [
          { "branches": { "includes": ["release/*"] }, "filePaths": { "includes": ["src/**"] } },
          { "tags": { "includes": ["v*"] } }
        ],
        "pullRequest": [{ "events": ["OPEN"], "branches": { "includes": ["main"] } }]
      }
    }
  ]
}
"#;

#[test]
fn a_push_a_tag_and_a_pull_request_are_answered() {
    let folder = Folder::with("pipeline.json", PIPELINE);
    for (arguments, code) in [
        (&["--push", "release/1", "--files", "src/main.rs"][..], 0),
        (&["--push", "release/1", "--files", "docs/a.md", "src/a/b.rs"], 0),
        (&["--push", "release/1", "--files", "docs/a.md"], 1),
        (&["--push", "main", "--files", "src/main.rs"], 1),
        (&["--tag", "v1.2"], 0),
        (&["--tag", "nightly"], 1),
        (&["--pull-request", "open", "--from", "fix", "--to", "main"], 0),
        (&["--pull-request", "closed", "--from", "fix", "--to", "main"], 1),
        (&["--pull-request", "open", "--from", "fix", "--to", "next"], 1),
    ] {
        let answer = folder.rehearsal(&[&["trigger", "pipeline.json"], arguments].concat());
        assert_eq!(answer.code, code, "{arguments:?}: {}{}", answer.text(), answer.complaint);
        let verdict = if code == 0 { "shop starts. " } else { "shop does not start. " };
        assert!(answer.text().starts_with(verdict) && answer.text().ends_with(".\n"), "{}", answer.text());
    }
}

#[test]
fn one_thing_happens_at_a_time() {
    let folder = Folder::with("pipeline.json", PIPELINE);
    folder.write("buildspec.yml", "version: 0.2\n");
    for arguments in [
        &["trigger", "pipeline.json"][..],
        &["trigger", "pipeline.json", "--push", "main", "--tag", "v1"],
        &["trigger", "pipeline.json", "--pull-request", "open"],
        &["trigger", "buildspec.yml", "--push", "main"],
    ] {
        let answer = folder.rehearsal(arguments);
        assert_eq!(answer.code, 2, "{arguments:?}: {}", answer.text());
        assert!(!answer.complaint.is_empty());
    }
}
