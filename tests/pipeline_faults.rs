//! One sound pipeline, and what is told when one thing of it is changed: in the JSON of the AWS CLI and as a template
//! of CloudFormation. The changes are in `pipeline_faults/faults.json`: places as JSON Pointers, and what stands there
//! instead; null takes away, and a place behind the last item of a list adds one. Where a fault is one in one form
//! only, `forms` names it.

use rehearsal::check;
use rehearsal::diagnostics::{Diagnostic, Severity};
use rehearsal::formats::codepipeline::FORMAT;
use serde_json::{Map, Value, json};

const BASE: &str = include_str!("pipeline_faults/base.json");
const FAULTS: &str = include_str!("pipeline_faults/faults.json");

/// Keys below which names are a provider's own.
const OWN_KEYS: &str = "configuration";

fn change(pipeline: &mut Value, place: &str, to: &Value) {
    let Some((parent, last)) = place.rsplit_once('/') else { panic!("`{place}` is no place") };
    let last = last.replace("~1", "/").replace("~0", "~");
    match pipeline.pointer_mut(parent) {
        Some(Value::Object(map)) if to.is_null() => {
            assert!(map.remove(&last).is_some(), "nothing to take away at {place}");
        }
        Some(Value::Object(map)) => {
            map.insert(last, to.clone());
        }
        Some(Value::Array(items)) => {
            let Ok(at) = last.parse::<usize>() else { panic!("`{last}` is no place in a list") };
            if at < items.len() {
                items[at] = to.clone();
            } else {
                items.push(to.clone());
            }
        }
        _ => panic!("nothing is at {parent}"),
    }
}

/// The pipeline as a template writes it.
fn template(pipeline: &Value) -> Value {
    let mut pipeline = pipeline.clone();
    if let Some(Value::Object(stores)) = pipeline.get("artifactStores") {
        let list = stores.iter().map(|(region, store)| json!({ "region": region, "artifactStore": store }));
        pipeline["artifactStores"] = list.collect();
    }
    json!({ "Resources": { "Shop": { "Type": "AWS::CodePipeline::Pipeline", "Properties": pascal(&pipeline) } } })
}

fn pascal(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(pascal).collect(),
        Value::Object(map) => {
            let spelt = map.iter().map(|(key, value)| {
                let upper = key[..1].to_uppercase() + &key[1..];
                (upper, if key == OWN_KEYS { value.clone() } else { pascal(value) })
            });
            Value::Object(spelt.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

fn told(text: &str) -> Vec<Diagnostic> {
    check(text, &FORMAT, &Value::Null).diagnostics
}

fn count(found: &[Diagnostic], code: &str) -> usize {
    found.iter().filter(|diagnostic| diagnostic.code == code).count()
}

#[test]
fn each_fault_is_told_by_its_rule_in_both_forms() {
    let base: Value = serde_json::from_str(BASE).expect("the base is JSON");
    let faults: Vec<Value> = serde_json::from_str(FAULTS).expect("the faults are JSON");
    let mut wrong = Vec::new();
    for fault in &faults {
        let mut pipeline = base.clone();
        for (place, to) in fault["edits"].as_object().expect("edits are places and values") {
            change(&mut pipeline, place, to);
        }
        for (form, file) in [("CLI", json!({ "pipeline": pipeline })), ("template", template(&pipeline))] {
            let forms = fault["forms"].as_array();
            if forms.is_some_and(|forms| !forms.contains(&form.into())) {
                continue;
            }
            let text = serde_json::to_string_pretty(&file).expect("JSON can be written");
            let found = told(&text);
            let name = &fault["fault"];
            match fault["told"].as_str() {
                Some(code) if count(&found, code) == 0 => {
                    wrong.push(format!("{name} ({form}): no {code}, {found:#?}"))
                }
                Some(code) => {
                    wrong.extend(unrepaired(&text, &found, code).map(|why| format!("{name} ({form}): {why}")))
                }
                None if found.iter().any(|diagnostic| diagnostic.severity == Severity::Error) => {
                    wrong.push(format!("{name} ({form}) is sound: {found:#?}"));
                }
                None => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Why the first repair of a finding does not repair it, if it has one and that is so.
fn unrepaired(text: &str, found: &[Diagnostic], code: &str) -> Option<String> {
    let fix = found.iter().filter(|diagnostic| diagnostic.code == code).find_map(|it| it.fixes.first())?;
    let mut mended = text.to_owned();
    for edit in fix.edits.iter().rev() {
        mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    let left = told(&mended);
    if serde_json::from_str::<Value>(&mended).is_err() {
        return Some(format!("`{}` leaves no JSON:\n{mended}", fix.title));
    }
    (count(&left, code) >= count(found, code)).then(|| format!("`{}` leaves {left:#?}", fix.title))
}

#[test]
fn limits_of_lists_are_told() {
    let base: Value = serde_json::from_str(BASE).expect("the base is JSON");
    let approval = json!({ "category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1" });
    let stage =
        |at: usize| json!({ "name": format!("Wait{at}"), "actions": [{ "name": "Ask", "actionTypeId": approval }] });
    let variable = |at: usize| json!({ "name": format!("V{at}"), "defaultValue": "x" });
    let codes = |pipeline: &Value| -> Vec<String> {
        let found = told(&json!({ "pipeline": pipeline }).to_string());
        let errors = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        errors.map(|diagnostic| diagnostic.code.to_string()).collect()
    };
    for (stages, variables, expected) in [(50, 50, None), (51, 0, Some("CP101")), (3, 51, Some("CP131"))] {
        let mut pipeline = base.clone();
        let list = pipeline["stages"].as_array_mut().expect("the base has stages");
        list.extend((list.len()..stages).map(stage));
        if variables > 0 {
            pipeline["variables"] = (0..variables).map(variable).collect();
        }
        assert_eq!(
            codes(&pipeline),
            expected.into_iter().collect::<Vec<_>>(),
            "{stages} stages, {variables} variables"
        );
    }
}
