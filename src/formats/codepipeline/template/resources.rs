//! The resources of a template, as the chain of files needs them.

use super::{Reference, TemplateFollow};
use crate::formats::codepipeline::form::PIPELINE_TYPE;
use crate::schema::{Follow, Followed};
use crate::syntax::{Document, NodeId, Span};

/// A resource of a template.
#[derive(Debug, Clone, Copy)]
pub struct ResourceView<'d> {
    /// Its logical id.
    pub logical_id: &'d str,
    /// Where that stands.
    pub place: Span,
    /// Its type, such as `AWS::CodeBuild::Project`.
    pub kind: &'d str,
    /// Its node, of which `Type` and `Properties` are keys.
    pub node: NodeId,
    document: &'d Document,
}

/// The resources of a template in the order of the file; none of a document that is no template.
pub fn resources(document: &Document) -> Vec<ResourceView<'_>> {
    let resources = document.root().and_then(|root| document.get(root, "Resources"));
    let entries = resources.and_then(|entry| document.entries(entry.value)).into_iter().flatten();
    let views = entries.filter_map(|entry| {
        let kind = document.get(entry.value, "Type").and_then(|kind| document.scalar(kind.value))?;
        let (logical_id, place) = (document.scalar(entry.key)?, document.span(entry.key));
        Some(ResourceView { logical_id, place, kind, node: entry.value, document })
    });
    views.collect()
}

impl<'d> ResourceView<'d> {
    /// Whether it is a pipeline.
    pub fn is_pipeline(&self) -> bool {
        self.kind == PIPELINE_TYPE
    }

    /// The node at a path below its properties, such as `["Source", "BuildSpec"]`. Functions are not followed.
    pub fn property(&self, path: &[&str]) -> Option<NodeId> {
        let properties = self.document.get(self.node, "Properties")?.value;
        path.iter().try_fold(properties, |node, key| Some(self.document.get(node, key)?.value))
    }

    /// The text at a path below its properties, with its place; functions are followed as far as they can be.
    pub fn text(&self, path: &[&str]) -> Option<(&'d str, Span)> {
        let node = self.property(path)?;
        let node = match TemplateFollow.follow(self.document, node) {
            Followed::Plain => node,
            Followed::To(target) => target,
            Followed::Branches(_) | Followed::Unknown | Followed::Nothing => return None,
        };
        Some((self.document.scalar(node)?, self.document.span(node)))
    }

    /// The resource or parameter that is named at a path below its properties.
    pub fn reference(&self, path: &[&str]) -> Option<Reference<'d>> {
        Reference::at(self.document, self.property(path)?)
    }
}
