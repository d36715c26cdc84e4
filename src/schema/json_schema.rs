//! The JSON Schema (draft 2020-12) of a declaration, for other editors.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Mapping, Shape};

/// The schema of files whose root looks like `root`.
pub fn json_schema(title: &str, root: Shape) -> Value {
    let mut definitions = BTreeMap::new();
    let mut schema = of(root, &mut definitions);
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        object.insert("title".to_owned(), json!(title));
        object.insert("$defs".to_owned(), json!(definitions));
    }
    schema
}

fn of(shape: Shape, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
    match shape {
        // YAML gives numbers, switches and null to what the services read as text.
        Shape::Text => json!({ "type": ["string", "number", "boolean", "null"] }),
        Shape::Switch(words) => json!({ "anyOf": [{ "type": "boolean" }, { "enum": words }] }),
        Shape::Integer { min, max: u64::MAX } => json!({ "type": "integer", "minimum": min }),
        Shape::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Shape::Words { words, ignore_case } => {
            let listed: Vec<Value> = words.iter().map(|w| json!({ "const": w.text, "description": w.doc })).collect();
            match ignore_case {
                false => json!({ "oneOf": listed }),
                true => {
                    let texts: Vec<String> = words.iter().map(|word| any_case(word.text)).collect();
                    json!({ "type": "string", "pattern": format!("^({})$", texts.join("|")), "examples":
                        words.iter().map(|word| word.text).collect::<Vec<_>>() })
                }
            }
        }
        Shape::List(item) => json!({ "type": "array", "items": of(item(), definitions) }),
        Shape::OneOrMany(item) => {
            let item = of(item(), definitions);
            json!({ "anyOf": [{ "type": "array", "items": item.clone() }, item] })
        }
        Shape::Map(value) => json!({ "type": "object", "additionalProperties": of(value(), definitions) }),
        Shape::Mapping(mapping) => {
            define(mapping, definitions);
            json!({ "$ref": format!("#/$defs/{}", mapping.name) })
        }
        Shape::Any => json!({}),
    }
}

fn define(mapping: &'static Mapping, definitions: &mut BTreeMap<&'static str, Value>) {
    if definitions.contains_key(mapping.name) {
        return;
    }
    // Stands here before its keys are walked, so that a mapping may hold itself.
    definitions.insert(mapping.name, Value::Null);
    let (mut properties, mut patterns) = (serde_json::Map::new(), serde_json::Map::new());
    for key in mapping.keys {
        let mut property = of((key.shape)(), definitions);
        if let Some(object) = property.as_object_mut() {
            object.insert("description".to_owned(), json!(key.doc));
        }
        if mapping.ignore_case {
            patterns.insert(format!("^{}$", any_case(key.name)), property.clone());
        }
        properties.insert(key.name.to_owned(), property);
    }
    let mut definition = json!({
        "type": ["object", "null"],
        "description": mapping.doc,
        "properties": properties,
    });
    if mapping.ignore_case {
        // `required` knows one spelling only.
        definition["patternProperties"] = Value::Object(patterns);
    } else {
        let required: Vec<&str> = mapping.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        definition["required"] = json!(required);
    }
    definitions.insert(mapping.name, definition);
}

/// A pattern that matches a word in any case; JSON Schema's patterns know no flag for that.
fn any_case(word: &str) -> String {
    word.chars()
        .map(|c| match c.is_ascii_alphabetic() {
            true => format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase()),
            false => c.to_string(),
        })
        .collect()
}
