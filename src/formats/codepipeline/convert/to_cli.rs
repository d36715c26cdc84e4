//! From a pipeline of a CloudFormation template to that of the AWS CLI.

use serde_yaml::{Mapping, Value};

use super::key::{holds_own_names, in_cli, is_number};
use super::stand_in::stand_in;
use super::{Converted, Loss};
use crate::formats::codepipeline::template::{Intrinsic, TemplateFollow};
use crate::schema::{Follow, Followed};
use crate::syntax::{Document, NodeId, Span};

/// How many functions that lead to functions are followed.
const DEEPEST: usize = 16;

/// The definition for `aws codepipeline create-pipeline --cli-input-json` of the pipeline whose properties stand at
/// `properties`; `logical_id` is its name where it has no other.
pub fn to_cli(document: &Document, properties: NodeId, logical_id: &str) -> Converted {
    let mut writer = Writer { document, losses: Vec::new() };
    let mut pipeline = writer.record(properties, "pipeline");
    let tags = pipeline.remove("tags");
    if !pipeline.contains_key("name") {
        let place = document.first_line(properties);
        writer.lose(
            place,
            format!("It has no `Name`, which CloudFormation would make up; `{logical_id}` stands for it."),
        );
        pipeline.insert("name".into(), logical_id.into());
    }
    let mut input = Mapping::from_iter([("pipeline".into(), pipeline.into())]);
    input.extend(tags.map(|tags| ("tags".into(), tags)));
    // What is made of texts, numbers, lists and mappings with texts for keys can always be written.
    let text = serde_json::to_string_pretty(&input).unwrap_or_default();
    Converted { text: text + "\n", losses: writer.losses }
}

/// What is at a node once the template's functions are followed.
enum Seen {
    /// Another node, or the same.
    Node(NodeId),
    /// A text in the place of what cannot be known.
    Text(String),
    /// Nothing.
    Nothing,
}

struct Writer<'d> {
    document: &'d Document,
    losses: Vec<Loss>,
}

impl Writer<'_> {
    fn lose(&mut self, span: Span, message: impl Into<String>) {
        self.losses.push(Loss { span, message: message.into() });
    }

    fn see(&mut self, node: NodeId) -> Seen {
        let (document, mut at) = (self.document, node);
        let place = document.first_line(node);
        for _ in 0..DEEPEST {
            at = match TemplateFollow.follow(document, at) {
                Followed::Plain => return Seen::Node(at),
                Followed::Nothing => return Seen::Nothing,
                Followed::To(target) => {
                    // A text that only stands in `Sub` is there as it is written.
                    if Intrinsic::at(document, at).is_none_or(|function| function.name != "Sub") {
                        let value = document.scalar(target).unwrap_or_default();
                        self.lose(place, format!("`{value}` is written here, the value that the template gives."));
                    }
                    if document.scalar(target).is_some() {
                        return Seen::Node(target);
                    }
                    target
                }
                Followed::Branches(branches) => {
                    self.lose(place, "The first branch of `Fn::If` is written; a definition has no conditions.");
                    let is_there = |branch: &NodeId| TemplateFollow.follow(document, *branch) != Followed::Nothing;
                    match branches.into_iter().find(is_there) {
                        Some(branch) => branch,
                        None => return Seen::Nothing,
                    }
                }
                Followed::Unknown => return self.unknown(at, place),
            };
        }
        self.unknown(at, place)
    }

    fn unknown(&mut self, node: NodeId, place: Span) -> Seen {
        let text = stand_in(self.document, node);
        self.lose(place, format!("`{text}` stands for what is known only in a stack; write the value in its place."));
        Seen::Text(text)
    }

    /// A mapping of the declaration; `within` is the key at which it, or the list that it is an item of, stands.
    fn record(&mut self, node: NodeId, within: &str) -> Mapping {
        let mut out = Mapping::new();
        let entries: Vec<_> = self.document.entries(node).into_iter().flatten().collect();
        for entry in entries {
            let Some(key) = self.document.scalar(entry.key).map(in_cli) else { continue };
            let loss = match (within, key.as_str()) {
                ("pipeline", "disableInboundStageTransitions") => {
                    "`DisableInboundStageTransitions` is left out: use `aws codepipeline disable-stage-transition`."
                }
                ("pipeline", "restartExecutionOnUpdate") => {
                    "`RestartExecutionOnUpdate` is left out: use `aws codepipeline start-pipeline-execution`."
                }
                _ => "",
            };
            if !loss.is_empty() {
                self.lose(self.document.span(entry.key), loss);
                continue;
            }
            let value = match key.as_str() {
                "artifactStores" if within == "pipeline" => Some(self.stores(entry.value)),
                _ if holds_own_names(&key) => Some(self.own(entry.value)),
                _ => self.value(entry.value, &key),
            };
            if let Some(value) = value {
                out.insert(key.into(), value);
            }
        }
        out
    }

    fn value(&mut self, node: NodeId, key: &str) -> Option<Value> {
        let node = match self.see(node) {
            Seen::Node(node) => node,
            Seen::Text(text) => return Some(text.into()),
            Seen::Nothing => return None,
        };
        if let Some(items) = self.document.items(node) {
            let items = items.to_vec();
            return Some(items.into_iter().filter_map(|item| self.value(item, key)).collect::<Vec<_>>().into());
        }
        Some(match self.document.scalar(node) {
            Some(_) if self.document.is_null(node) => Value::Null,
            Some(text) if is_number(key) => text.parse::<u64>().map_or_else(|_| text.into(), Value::from),
            Some(text) => text.into(),
            None => self.record(node, key).into(),
        })
    }

    /// What stands below names that are not the declaration's: every value is a text.
    fn own(&mut self, node: NodeId) -> Value {
        let entries: Vec<_> = match self.see(node) {
            Seen::Node(node) => self.document.entries(node).into_iter().flatten().collect(),
            Seen::Text(text) => return text.into(),
            Seen::Nothing => return Mapping::new().into(),
        };
        let mut own = Mapping::new();
        for entry in entries {
            let Some(name) = self.document.scalar(entry.key) else { continue };
            let value = match self.see(entry.value) {
                Seen::Node(node) => match self.document.scalar(node) {
                    Some(text) => text.to_owned(),
                    None => self.flattened(node),
                },
                Seen::Text(text) => text,
                Seen::Nothing => continue,
            };
            own.insert(name.into(), value.into());
        }
        own.into()
    }

    /// A list or mapping where a text is wanted, as JSON.
    fn flattened(&mut self, node: NodeId) -> String {
        self.lose(
            self.document.first_line(node),
            "It is written as a text in JSON: a configuration holds texts alone.",
        );
        let value = self.plain(node);
        serde_json::to_string(&value).unwrap_or_default()
    }

    /// A value whose keys and texts stay as they are.
    fn plain(&mut self, node: NodeId) -> Value {
        let node = match self.see(node) {
            Seen::Node(node) => node,
            Seen::Text(text) => return text.into(),
            Seen::Nothing => return Value::Null,
        };
        if let Some(items) = self.document.items(node) {
            return items.iter().copied().map(|item| self.plain(item)).collect::<Vec<_>>().into();
        }
        let entries: Vec<_> = self.document.entries(node).into_iter().flatten().collect();
        match self.document.scalar(node) {
            Some(text) => text.into(),
            None => {
                let own = entries.into_iter().filter_map(|entry| {
                    Some((Value::from(self.document.scalar(entry.key)?), self.plain(entry.value)))
                });
                own.collect::<Mapping>().into()
            }
        }
    }

    /// A store for each Region: a list there, a mapping here.
    fn stores(&mut self, node: NodeId) -> Value {
        let mut stores = Mapping::new();
        for item in self.document.items(node).unwrap_or_default().to_vec() {
            let Seen::Node(item) = self.see(item) else { continue };
            let part = |name| self.document.get(item, name).map(|entry| entry.value);
            let (Some(region), Some(store)) = (part("Region"), part("ArtifactStore")) else { continue };
            let region = self.value(region, "region").unwrap_or_default();
            let store = self.record(store, "artifactStore").into();
            stores.insert(region, store);
        }
        stores.into()
    }
}
