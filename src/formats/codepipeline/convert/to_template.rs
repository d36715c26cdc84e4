//! From the pipeline of the AWS CLI to a CloudFormation template.

use serde_yaml::{Mapping, Value};

use super::key::{holds_own_names, in_template, is_number};
use super::{Converted, Loss};
use crate::syntax::{Document, NodeId, Span};

/// The name of the pipeline's resource in the template.
const LOGICAL_ID: &str = "Pipeline";
/// Results of `onFailure` that CloudFormation does not take: to fail is what a stage does anyway.
const UNTAKEN_RESULTS: &[&str] = &["FAIL", "SKIP"];

/// The template that holds the pipeline at `pipeline`, with the tags that stand beside it.
pub fn to_template(document: &Document, pipeline: NodeId, tags: Option<NodeId>) -> Converted {
    let mut writer = Writer { document, losses: Vec::new() };
    let mut properties = writer.record(pipeline, "pipeline");
    if let Some(tags) = tags {
        properties.insert("Tags".into(), writer.value(tags, "tags"));
    }
    let template = mapping([
        ("AWSTemplateFormatVersion", "2010-09-09".into()),
        (
            "Resources",
            mapping([(
                LOGICAL_ID,
                mapping([("Type", "AWS::CodePipeline::Pipeline".into()), ("Properties", properties.into())]),
            )]),
        ),
    ]);
    // What is made of texts, numbers, lists and mappings with texts for keys can always be written.
    Converted { text: serde_yaml::to_string(&template).unwrap_or_default(), losses: writer.losses }
}

fn mapping<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Mapping(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

struct Writer<'d> {
    document: &'d Document,
    losses: Vec<Loss>,
}

impl Writer<'_> {
    fn lose(&mut self, span: Span, message: impl Into<String>) {
        self.losses.push(Loss { span, message: message.into() });
    }

    /// A mapping of the declaration; `within` is the key at which it, or the list that it is an item of, stands.
    fn record(&mut self, node: NodeId, within: &str) -> Mapping {
        let mut out = Mapping::new();
        let entries: Vec<_> = self.document.entries(node).into_iter().flatten().collect();
        for entry in entries {
            let Some(key) = self.document.scalar(entry.key).map(str::to_owned) else { continue };
            if let Some(loss) = self.untold(within, &key, entry.value) {
                self.lose(self.document.span(entry.key), loss);
                continue;
            }
            let value = match key.as_str() {
                "artifactStores" if within == "pipeline" => self.stores(entry.value),
                _ if holds_own_names(&key) => self.own(entry.value),
                _ => self.value(entry.value, &key),
            };
            out.insert(in_template(&key).into(), value);
        }
        out
    }

    /// Why a template cannot say what stands at a key; none where it can.
    fn untold(&self, within: &str, key: &str, value: NodeId) -> Option<String> {
        let text = self.document.scalar(value).unwrap_or_default();
        match (within, key) {
            ("pipeline", "version") => {
                Some("`version` is left out: CloudFormation counts the versions itself.".to_owned())
            }
            ("rules", "timeoutInMinutes") => {
                Some("`timeoutInMinutes` is left out: a rule in a template has no such property.".to_owned())
            }
            ("onFailure", "result") if UNTAKEN_RESULTS.contains(&text) => {
                Some(format!("`result: {text}` is left out: CloudFormation takes only `ROLLBACK` and `RETRY` here."))
            }
            _ => None,
        }
    }

    fn value(&mut self, node: NodeId, key: &str) -> Value {
        if let Some(items) = self.document.items(node) {
            return items.iter().copied().map(|item| self.value(item, key)).collect::<Vec<_>>().into();
        }
        match self.document.scalar(node) {
            Some(_) if self.document.is_null(node) => Value::Null,
            Some(text) if is_number(key) => text.parse::<u64>().map_or_else(|_| text.into(), Value::from),
            Some(text) => text.into(),
            None => self.record(node, key).into(),
        }
    }

    /// What stands below names that are not the declaration's.
    fn own(&mut self, node: NodeId) -> Value {
        let Some(entries) = self.document.entries(node) else { return self.value(node, "") };
        let own = entries.filter_map(|entry| {
            let name = self.document.scalar(entry.key)?;
            Some((Value::from(name), self.document.scalar(entry.value).map(Value::from)?))
        });
        own.collect::<Mapping>().into()
    }

    /// A store for each Region: a mapping here, a list there.
    fn stores(&mut self, node: NodeId) -> Value {
        let entries: Vec<_> = self.document.entries(node).into_iter().flatten().collect();
        let stores = entries.into_iter().filter_map(|entry| {
            let region = self.document.scalar(entry.key)?.to_owned();
            let store = self.record(entry.value, "artifactStore").into();
            Some(mapping([("Region", region.into()), ("ArtifactStore", store)]))
        });
        stores.collect::<Vec<_>>().into()
    }
}
