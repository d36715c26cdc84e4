//! The JSON Schema (draft 2020-12) of a declaration, for other editors.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Kinds, Mapping, Shape, Spelling};

/// The schema of files whose root looks like `root`.
pub fn json_schema(title: &str, root: Shape) -> Value {
    let mut definitions = BTreeMap::new();
    let mut schema = of(root, Spelling::Camel, &mut definitions);
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        object.insert("title".to_owned(), json!(title));
        object.insert("$defs".to_owned(), json!(definitions));
    }
    schema
}

fn of(shape: Shape, spelling: Spelling, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
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
        Shape::List(item) => json!({ "type": "array", "items": of(item(), spelling, definitions) }),
        Shape::OneOrMany(item) => {
            let item = of(item(), spelling, definitions);
            json!({ "anyOf": [{ "type": "array", "items": item.clone() }, item] })
        }
        Shape::Map(value) => json!({ "type": "object", "additionalProperties": of(value(), spelling, definitions) }),
        Shape::Mapping(mapping) => {
            define(mapping, spelling, definitions);
            json!({ "$ref": format!("#/$defs/{}", mapping.name) })
        }
        Shape::Kinds(kinds) => of_kinds(kinds, spelling, definitions),
        Shape::Pascal(inner) => of(inner(), Spelling::Pascal, definitions),
        Shape::Any => json!({}),
    }
}

/// A condition for each kind; what is of none of them may be anything of the other sort.
fn of_kinds(kinds: &Kinds, spelling: Spelling, definitions: &mut BTreeMap<&'static str, Value>) -> Value {
    let other = of((kinds.other)(), spelling, definitions);
    kinds.kinds.iter().rev().fold(other, |other, (text, shape)| {
        let is_kind = json!({ "properties": { kinds.key: { "const": text } }, "required": [kinds.key] });
        json!({ "if": is_kind, "then": of(shape(), spelling, definitions), "else": other })
    })
}

fn define(mapping: &'static Mapping, spelling: Spelling, definitions: &mut BTreeMap<&'static str, Value>) {
    if definitions.contains_key(mapping.name) {
        return;
    }
    // Stands here before its keys are walked, so that a mapping may hold itself.
    definitions.insert(mapping.name, Value::Null);
    let (mut properties, mut patterns) = (serde_json::Map::new(), serde_json::Map::new());
    for key in mapping.keys.iter().filter(|key| key.is_declared_in(spelling)) {
        let mut property = of((key.shape)(), spelling, definitions);
        if let Some(object) = property.as_object_mut() {
            object.insert("description".to_owned(), json!(key.doc));
        }
        if mapping.ignore_case {
            patterns.insert(format!("^{}$", any_case(key.name)), property.clone());
        }
        properties.insert(key.spelt(spelling).into_owned(), property);
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
        let required = mapping.keys.iter().filter(|key| key.is_required_in(spelling));
        let required: Vec<Cow<'_, str>> = required.map(|key| key.spelt(spelling)).collect();
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
