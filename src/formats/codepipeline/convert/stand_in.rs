//! What is written in the place of a value that is known only in a stack.

use crate::formats::codepipeline::template::{Intrinsic, Reference};
use crate::syntax::{Document, NodeId};

/// A text for a function of a template, as `Fn::Sub` would write it: `${Bucket}`, `arn:aws:iam::${AWS::AccountId}:…`.
pub fn stand_in(document: &Document, node: NodeId) -> String {
    let Some(Intrinsic { name, argument }) = Intrinsic::at(document, node) else {
        // A dynamic reference, such as `{{resolve:ssm:…}}`, stays as it is.
        return document.scalar(node).unwrap_or_default().to_owned();
    };
    if let Some(Reference { logical_id, attribute }) = Reference::at(document, node) {
        let attribute = attribute.map(|attribute| format!(".{attribute}")).unwrap_or_default();
        return format!("${{{logical_id}{attribute}}}");
    }
    let items = document.items(argument).unwrap_or_default();
    match (name, items) {
        ("Sub", []) => document.scalar(argument).unwrap_or_default().to_owned(),
        ("Sub", [text, ..]) => document.scalar(*text).unwrap_or_default().to_owned(),
        ("Join", [between, parts]) if document.items(*parts).is_some() => {
            let parts = document.items(*parts).unwrap_or_default().iter();
            let between = document.scalar(*between).unwrap_or_default();
            parts.map(|part| stand_in(document, *part)).collect::<Vec<_>>().join(between)
        }
        _ => {
            let written: Vec<&str> = document.span(argument).text(document.source()).split_whitespace().collect();
            format!("${{{name} {}}}", written.join(" ").replace(['{', '}'], ""))
        }
    }
}
