//! The functions of CloudFormation, in their short and long forms.

use crate::syntax::{Document, NodeId};

/// A function of CloudFormation and what it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intrinsic<'d> {
    /// Its name without `!` and `Fn::`, such as `Ref` or `GetAtt`.
    pub name: &'d str,
    /// What it is given; in its short form the node itself.
    pub argument: NodeId,
}

impl<'d> Intrinsic<'d> {
    /// The function that stands at a node, if there is one: `!Sub …`, `{Ref: …}` or `{Fn::Sub: …}`.
    pub fn at(document: &'d Document, node: NodeId) -> Option<Self> {
        let node = document.resolve(node);
        if let Some(tag) = document.node(node).tag {
            let name = tag.text(document.source()).trim_start_matches('!');
            // `!!str` and its like are YAML's own.
            return (!tag.text(document.source()).starts_with("!!")).then_some(Self { name, argument: node });
        }
        let mut entries = document.entries(node)?;
        let (Some(only), None) = (entries.next(), entries.next()) else { return None };
        let key = document.scalar(only.key)?;
        let name = if key == "Ref" { key } else { key.strip_prefix("Fn::")? };
        Some(Self { name, argument: only.value })
    }
}

/// A resource, or an attribute of it, that is named by `Ref`, `GetAtt` or nothing but `${…}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'d> {
    /// The logical id, or the parameter.
    pub logical_id: &'d str,
    /// The attribute; none for `Ref`.
    pub attribute: Option<&'d str>,
}

impl<'d> Reference<'d> {
    /// The reference that stands at a node, if it is nothing else.
    pub fn at(document: &'d Document, node: NodeId) -> Option<Self> {
        let Intrinsic { name, argument } = Intrinsic::at(document, node)?;
        match name {
            "Ref" => Some(Self { logical_id: document.scalar(argument)?, attribute: None }),
            "GetAtt" => match document.items(argument) {
                Some(items) => {
                    let mut words = items.iter().filter_map(|item| document.scalar(*item));
                    Some(Self { logical_id: words.next()?, attribute: words.next() })
                }
                None => Some(Self::of_dotted(document.scalar(argument)?)),
            },
            "Sub" => {
                let inner = document.scalar(argument)?.strip_prefix("${")?.strip_suffix('}')?;
                (!inner.contains(['$', '{', '!'])).then(|| Self::of_dotted(inner.trim()))
            }
            _ => None,
        }
    }

    fn of_dotted(text: &'d str) -> Self {
        match text.split_once('.') {
            Some((logical_id, attribute)) => Self { logical_id, attribute: Some(attribute) },
            None => Self { logical_id: text, attribute: None },
        }
    }
}
