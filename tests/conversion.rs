//! Whatever a pipeline holds that both forms can say is the same after the way there and back.

mod round_trip;

use proptest::prelude::*;
use proptest::sample::select;
use round_trip::trips;
use serde_json::{Map, Value, json};

fn name() -> impl Strategy<Value = String> {
    "[A-Za-z][A-Za-z0-9_-]{0,8}"
}

/// Texts that YAML could read as something else, or that have to be quoted.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,20}",
        select(vec![
            "yes",
            "1",
            "0.2",
            "null",
            "~",
            "#{build.TAG}",
            "${AWS::Region}",
            "a: b",
            "- x",
            "é\u{2603}",
            "1e3"
        ])
        .prop_map(str::to_owned),
    ]
}

/// A mapping of some of these entries.
fn some_of(entries: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let entries: Vec<_> =
        entries.into_iter().map(|(key, value)| proptest::option::of(value).prop_map(move |it| (key, it))).collect();
    entries
        .prop_map(|entries| {
            let there = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
            Value::Object(there.collect::<Map<_, _>>())
        })
        .boxed()
}

fn list(of: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    proptest::collection::vec(of, 1..3).prop_map(Value::Array).boxed()
}

fn said(of: impl Strategy<Value = String> + 'static) -> BoxedStrategy<Value> {
    of.prop_map(Value::String).boxed()
}

fn own_names() -> BoxedStrategy<Value> {
    let entries = proptest::collection::btree_map("[A-Za-z]{1,10}", text(), 0..4);
    entries.prop_map(|entries| json!(entries)).boxed()
}

fn one_of(words: &'static [&'static str]) -> BoxedStrategy<Value> {
    said(select(words).prop_map(str::to_owned))
}

fn store() -> BoxedStrategy<Value> {
    let key = some_of(vec![("id", said(text())), ("type", one_of(&["KMS"]))]);
    some_of(vec![("type", one_of(&["S3"])), ("location", said(name())), ("encryptionKey", key)])
}

fn conditions() -> BoxedStrategy<Value> {
    let rule = some_of(vec![
        ("name", said(name())),
        ("configuration", own_names()),
        ("commands", list(said(text()))),
        ("region", said(name())),
    ]);
    let condition = some_of(vec![("result", one_of(&["FAIL", "SKIP"])), ("rules", list(rule))]);
    some_of(vec![("conditions", list(condition))])
}

fn action() -> BoxedStrategy<Value> {
    let kind = some_of(vec![
        ("category", one_of(&["Source", "Build", "Deploy"])),
        ("owner", one_of(&["AWS", "ThirdParty"])),
        ("provider", said(name())),
        ("version", one_of(&["1", "2"])),
    ]);
    let variable = some_of(vec![("name", said(name())), ("value", said(text())), ("type", one_of(&["PLAINTEXT"]))]);
    some_of(vec![
        ("name", said(name())),
        ("actionTypeId", kind),
        ("runOrder", (1..999_u32).prop_map(Value::from).boxed()),
        ("timeoutInMinutes", (5..86_400_u32).prop_map(Value::from).boxed()),
        ("configuration", own_names()),
        ("inputArtifacts", list(some_of(vec![("name", said(name()))]))),
        ("outputArtifacts", list(some_of(vec![("name", said(name())), ("files", list(said(text())))]))),
        ("environmentVariables", list(variable)),
        ("commands", list(said(text()))),
        ("namespace", said(name())),
        ("roleArn", said(text())),
    ])
}

fn pipeline() -> BoxedStrategy<Value> {
    let failure = some_of(vec![
        ("result", one_of(&["ROLLBACK", "RETRY"])),
        ("retryConfiguration", some_of(vec![("retryMode", one_of(&["ALL_ACTIONS"]))])),
    ]);
    let stage = some_of(vec![
        ("name", said(name())),
        ("actions", list(action())),
        ("beforeEntry", conditions()),
        ("onSuccess", conditions()),
        ("onFailure", failure),
    ]);
    let patterns = some_of(vec![("includes", list(said(text()))), ("excludes", list(said(text())))]);
    let push = some_of(vec![("branches", patterns.clone()), ("tags", patterns.clone()), ("filePaths", patterns)]);
    let git = some_of(vec![("sourceActionName", said(name())), ("push", list(push))]);
    let trigger = some_of(vec![("providerType", said(name())), ("gitConfiguration", git)]);
    let regions = proptest::collection::btree_map("[a-z]{2}-[a-z]{4}-[0-9]", store(), 1..3);
    let variable =
        some_of(vec![("name", said(name())), ("defaultValue", said(text())), ("description", said(text()))]);
    let rest = some_of(vec![
        ("artifactStore", store()),
        ("artifactStores", regions.prop_map(|regions| json!(regions)).boxed()),
        ("version", (1..99_u32).prop_map(Value::from).boxed()),
        ("executionMode", one_of(&["QUEUED", "PARALLEL"])),
        ("pipelineType", one_of(&["V1", "V2"])),
        ("variables", list(variable)),
        ("triggers", list(trigger)),
    ]);
    (name(), text(), list(stage), rest)
        .prop_map(|(name, role, stages, mut rest)| {
            rest["name"] = name.into();
            rest["roleArn"] = role.into();
            rest["stages"] = stages;
            rest
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_in_silence(pipeline in pipeline(), tag in text(), wrapped: bool) {
        let input = match wrapped {
            true => json!({ "pipeline": pipeline, "tags": [{ "key": tag, "value": "x" }] }),
            false => pipeline,
        };
        let trips = trips(&format!("{input:#}"));
        prop_assert_eq!(trips.len(), 1);
        for trip in trips {
            prop_assert_eq!(trip.difference, None, "{}", trip.name);
        }
    }
}

#[test]
fn what_only_one_form_can_say_is_told() {
    let losses = |text: &str| trips(text).iter().map(|trip| trip.losses).sum::<usize>();
    let dump = json!({
        "pipeline": { "name": "shop", "roleArn": "r", "stages": [], "version": 3 },
        "metadata": { "pipelineArn": "a" }
    });
    assert_eq!(losses(&dump.to_string()), 2);
    let template = "Resources:\n  Shop:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      \
        RoleArn: !GetAtt Role.Arn\n      RestartExecutionOnUpdate: true\n      Stages: []\n";
    assert_eq!(losses(template), 3);
}
