//! A file of pipelines as the rules and the rehearsal see it: its tree, its form, its pipelines, its departures.

mod found;
mod read;
mod values;

pub use found::FoundPipeline;
pub use values::Written;

use super::form::Form;
use super::settings::Settings;
use super::template::{Reference, ResourceView, resources};
use crate::schema::{Field, List, Misfit};
use crate::syntax::{Document, NodeId, Problem, Span};

use super::model::Tag;

/// A file of pipelines that was read, whatever state it is in.
#[derive(Debug)]
pub struct PipelineFile {
    /// The tree with places.
    pub document: Document,
    /// Why it is not JSON, where it should be, and reads well as YAML all the same.
    pub not_json: Option<Problem>,
    /// What is set for checking it.
    pub settings: Settings,
    /// Which of the four shapes it has.
    pub form: Form,
    /// Its pipelines in their order: one in the shapes of the CLI, any number in a template.
    pub pipelines: Vec<FoundPipeline>,
    /// The tags beside the pipeline, in the shapes of the CLI.
    pub tags: Field<List<Tag>>,
    /// Where the file departs from the declaration.
    pub misfits: Vec<Misfit>,
}

impl PipelineFile {
    /// Whether all of it could be read, so that what is not there is certainly missing.
    pub fn is_whole(&self) -> bool {
        self.document.problem().is_none()
    }

    /// Where a finding about the whole file is told: at its first key, or at its beginning.
    pub fn head(&self) -> Span {
        let first = self.document.root().and_then(|root| self.document.entries(root)?.next());
        first.map_or(Span::at(0), |entry| self.document.span(entry.key))
    }

    /// The tags of a pipeline, beside it or among its properties.
    pub fn tags_of<'f>(&'f self, pipeline: &'f FoundPipeline) -> &'f Field<List<Tag>> {
        match pipeline.definition.value() {
            Some(definition) if self.form.is_template() => &definition.tags,
            _ => &self.tags,
        }
    }

    /// The template's resources, in the order of the file; none in the shapes of the CLI.
    pub fn resources(&self) -> Vec<ResourceView<'_>> {
        if self.form.is_template() { resources(&self.document) } else { Vec::new() }
    }

    /// The template's resource of that logical id.
    pub fn resource(&self, logical_id: &str) -> Option<ResourceView<'_>> {
        self.resources().into_iter().find(|resource| resource.logical_id == logical_id)
    }

    /// The resource or parameter that an action's configuration names at a key through `Ref`, `GetAtt` or `Sub`. The
    /// node is the action's.
    pub fn referenced(&self, action: NodeId, key: &str) -> Option<Reference<'_>> {
        let document = &self.document;
        let configuration = ["Configuration", "configuration"].iter().find_map(|name| document.get(action, name))?;
        Reference::at(document, document.get(configuration.value, key)?.value)
    }

    /// Whether what stands there is the default of a parameter or a value of a mapping: it holds for this template only
    /// as long as nothing else is given.
    pub fn is_default(&self, place: Span) -> bool {
        let sections = ["Parameters", "Mappings"].iter().filter_map(|section| {
            let entry = self.document.get(self.document.root()?, section)?;
            Some(self.document.span(entry.value))
        });
        self.form.is_template() && sections.into_iter().any(|span| span.start <= place.start && place.end <= span.end)
    }
}
