//! How far the functions of a template can be followed without deploying it.

use super::Intrinsic;
use crate::schema::{Follow, Followed};
use crate::syntax::{Document, NodeId};

/// Follows the functions of a template.
#[derive(Debug, Clone, Copy)]
pub struct TemplateFollow;

impl Follow for TemplateFollow {
    fn follow(&self, document: &Document, node: NodeId) -> Followed {
        let Some(Intrinsic { name, argument }) = Intrinsic::at(document, node) else {
            let resolved_later = document.scalar(node).is_some_and(|text| text.contains("{{resolve:"));
            return if resolved_later { Followed::Unknown } else { Followed::Plain };
        };
        let target = match name {
            "Ref" => match document.scalar(argument) {
                Some("AWS::NoValue") => return Followed::Nothing,
                Some(parameter) => default_of(document, parameter),
                None => None,
            },
            "Sub" => {
                document.scalar(argument).filter(|text| !text.contains("${")).map(|_| document.resolve(argument))
            }
            "FindInMap" => in_map(document, argument),
            "If" => match document.items(argument) {
                Some([_, then, otherwise]) => return Followed::Branches(vec![*then, *otherwise]),
                _ => None,
            },
            _ => None,
        };
        target.map_or(Followed::Unknown, Followed::To)
    }

    fn stands_for_keys(&self, key: &str) -> bool {
        key.starts_with("Fn::")
    }
}

/// The default of a parameter whose value is the text that is given. An empty one stands for "not given", and one of a
/// parameter in Systems Manager is only its name.
fn default_of(document: &Document, parameter: &str) -> Option<NodeId> {
    let parameters = document.get(document.root()?, "Parameters")?.value;
    let declared = document.get(parameters, parameter)?.value;
    let kind = document.get(declared, "Type").and_then(|entry| document.scalar(entry.value))?;
    if kind.contains('<') || kind == "CommaDelimitedList" {
        return None;
    }
    let default = document.resolve(document.get(declared, "Default")?.value);
    document.scalar(default).filter(|text| !text.is_empty()).map(|_| default)
}

/// The value that `FindInMap` finds by literal keys, where it is a scalar.
fn in_map(document: &Document, argument: NodeId) -> Option<NodeId> {
    let [map, first, second] = document.items(argument)? else { return None };
    let key = |node: NodeId| document.scalar(node).filter(|_| Intrinsic::at(document, node).is_none());
    let maps = document.get(document.root()?, "Mappings")?.value;
    let map = document.get(maps, key(*map)?)?.value;
    let group = document.get(map, key(*first)?)?.value;
    let value = document.resolve(document.get(group, key(*second)?)?.value);
    document.scalar(value).filter(|text| !text.contains("{{resolve:")).map(|_| value)
}
