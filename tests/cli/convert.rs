//! `convert`: both ways, and what is said to be lost.

use crate::program::Folder;

const DUMP: &str = r#"{
  "pipeline": {
    "name": "shop",
    "roleArn": "arn:aws:iam::444455556666:role/shop",
    "version": 4,
    "stages": [{ "name": "Source", "actions": [{ "name": "A", "runOrder": 2, "configuration": { "k": "true" } }] }]
  },
  "metadata": { "pipelineArn": "arn" }
}
"#;
const TEMPLATE: &str = "Resources:
  One:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Role.Arn
      Stages: [{Name: Source, Actions: [{Name: A, RunOrder: '2', Configuration: {k: true}}]}]
  Two:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Name: two
      Stages: []
";

#[test]
fn a_dump_becomes_a_template() {
    let folder = Folder::with("pipeline.json", DUMP);
    let answer = folder.rehearsal(&["convert", "pipeline.json"]);
    let expected = "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  Pipeline:\n    \
        Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Name: shop\n      \
        RoleArn: arn:aws:iam::444455556666:role/shop\n      Stages:\n      - Name: Source\n        Actions:\n        \
        - Name: A\n          RunOrder: 2\n          Configuration:\n            k: 'true'\n";
    assert_eq!((answer.code, answer.text()), (0, expected));
    let said: Vec<_> = answer.complaint.lines().collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("pipeline.json:8:3: `metadata`"), "{said:?}");
    assert!(said[1].starts_with("pipeline.json:5:5: `version`"), "{said:?}");
}

#[test]
fn a_template_becomes_the_input_of_the_command_line() {
    let folder = Folder::with("template.yml", TEMPLATE);
    let answer = folder.rehearsal(&["convert", "template.yml", "--to", "cli", "--pipeline", "One"]);
    let input = answer.json();
    assert_eq!(input["pipeline"]["name"], "One");
    assert_eq!(input["pipeline"]["roleArn"], "${Role.Arn}");
    let action = &input["pipeline"]["stages"][0]["actions"][0];
    assert_eq!((action["runOrder"].as_u64(), action["configuration"]["k"].as_str()), (Some(2), Some("true")));
    assert!(
        answer.complaint.contains("template.yml:5:") && answer.complaint.contains("`Name`"),
        "{}",
        answer.complaint
    );
}

#[test]
fn what_cannot_be_converted_ends_with_2() {
    let folder = Folder::with("template.yml", TEMPLATE);
    folder.write("pipeline.json", DUMP);
    for (arguments, said) in [
        (&["convert", "template.yml"][..], "`One`, `two`"),
        (&["convert", "template.yml", "--pipeline", "three"], "no pipeline `three`"),
        (&["convert", "pipeline.json", "--to", "cli"], "already"),
        (&["convert", "gone.json"], "gone.json"),
    ] {
        let answer = folder.rehearsal(arguments);
        assert_eq!((answer.code, answer.text()), (2, ""), "{arguments:?}");
        assert!(answer.complaint.contains(said), "{arguments:?}: {}", answer.complaint);
    }
}
