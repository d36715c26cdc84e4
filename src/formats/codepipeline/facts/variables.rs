//! References to variables: `#{namespace.name}` in texts of actions.
//!
//! CodePipeline User Guide, reference-variables, 2026.

use std::ops::Range;

use crate::syntax::{Document, NodeId, Span};

/// The namespace of what CodePipeline itself tells of an execution.
pub const OWN_NAMESPACE: &str = "codepipeline";

/// The only variable of that namespace.
pub const EXECUTION_ID: &str = "PipelineExecutionId";

/// The namespace of the pipeline's variables.
pub const PIPELINE_NAMESPACE: &str = "variables";

/// A reference to a variable in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariableReference<'t> {
    /// The namespace.
    pub namespace: &'t str,
    /// The variable's name.
    pub name: &'t str,
    /// Where it stands in the text, with `#{` and `}`, in bytes.
    pub range: Range<usize>,
}

/// The references in a text, in their order. What has not the form `#{namespace.name}` is text.
pub fn references(text: &str) -> Vec<VariableReference<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("#{")).map(|at| from + at) {
        from = start + 2;
        let Some(inner) = text.get(from..).and_then(|rest| rest.split_once('}')).map(|(inner, _)| inner) else {
            break;
        };
        if let Some((namespace, name)) = inner.split_once('.')
            && is_name(namespace)
            && is_name(name)
        {
            found.push(VariableReference { namespace, name, range: start..from + inner.len() + 1 });
            from += inner.len() + 1;
        }
    }
    found
}

/// Where a reference stands in the file, if the scalar at the node shows it as it is; else all of the scalar.
pub fn place_of(document: &Document, node: NodeId, reference: &VariableReference<'_>) -> Span {
    let whole = document.span(node);
    let written = format!("#{{{}.{}}}", reference.namespace, reference.name);
    match whole.text(document.source()).find(&written) {
        Some(at) => whole.part(at, at + written.len()),
        None => whole,
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'@' | b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn finds_references_and_leaves_text_alone() {
        let text = "v=#{build.TAG} #{a} ${x.y} #{ s.t } #{src.CommitId}#{open.";
        let found: Vec<_> = references(text).into_iter().map(|it| (it.namespace, it.name, &text[it.range])).collect();
        assert_eq!(found, [("build", "TAG", "#{build.TAG}"), ("src", "CommitId", "#{src.CommitId}")]);
    }
}
