//! From a document to a file of pipelines.

use super::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::form::Form;
use crate::formats::codepipeline::model::{Pipeline, PipelineInput};
use crate::formats::codepipeline::settings::Settings;
use crate::formats::codepipeline::template::{Branches, PipelineResource, Resource, Template, TemplateFollow};
use crate::schema::{Decoder, Field, Name, Reading, Spelling};
use crate::syntax::{Document, NodeId, Problem, ProblemKind, Span, looks_like_json};

impl PipelineFile {
    /// Reads a document as a file of pipelines. One that is to be JSON is read anew as JSON; where it is only YAML, and
    /// the AWS CLI has an option for that, it stays as it was read.
    pub fn read(document: Document, settings: Settings) -> Self {
        let form = settings.form.unwrap_or_else(|| Form::of(&document));
        let (document, not_json) = match is_json(&document, form, &settings) {
            true => read_json(document, form),
            false => (document, None),
        };
        let mut file = Self {
            document,
            not_json,
            settings,
            form,
            pipelines: Vec::new(),
            tags: Field::Absent,
            misfits: Vec::new(),
        };
        if let Some(root) = file.document.root() {
            match form {
                Form::Template => file.read_template(root),
                Form::Bare => file.read_bare(root),
                Form::Wrapped | Form::Dump => file.read_wrapped(root),
            }
        }
        let document = &file.document;
        file.misfits.retain(|misfit| !misfit.is_of_the_problem(document));
        file
    }

    fn read_wrapped(&mut self, root: NodeId) {
        let (input, misfits) = Decoder::decode_at::<PipelineInput>(&self.document, root, CLI);
        self.misfits = misfits;
        let Field::Known(input) = input else { return };
        self.tags = input.value.tags;
        if let Field::Known(pipeline) = &input.value.pipeline {
            let (node, place) = (pipeline.node, pipeline.key);
            self.add(node, place, Spelling::Camel, input.value.pipeline, None);
        }
    }

    fn read_bare(&mut self, root: NodeId) {
        let (pipeline, misfits) = Decoder::decode_at::<Pipeline>(&self.document, root, CLI);
        self.misfits = misfits;
        let head = self.head();
        self.add(root, head, Spelling::Camel, pipeline, None);
    }

    fn read_template(&mut self, root: NodeId) {
        let reading =
            Reading { spelling: Spelling::Pascal, reads_other: true, strict: false, follow: Some(&TemplateFollow) };
        let (template, misfits) = Decoder::decode_at::<Template>(&self.document, root, reading);
        self.misfits = misfits;
        let Field::Known(template) = template else { return };
        let Field::Known(resources) = template.value.resources else { return };
        for (name, resource) in resources.value.entries {
            let Field::Known(resource) = resource else { continue };
            let Resource::Pipeline(pipeline) = resource.value else { continue };
            self.add_resource(*pipeline, name);
        }
    }

    fn add_resource(&mut self, resource: PipelineResource, name: Name) {
        if let Field::Known(properties) = &resource.properties {
            let node = properties.node;
            self.add(node, name.span, Spelling::Pascal, resource.properties, Some(name.text));
        }
    }

    fn add(
        &mut self,
        node: NodeId,
        place: Span,
        spelling: Spelling,
        definition: Field<Pipeline>,
        logical_id: Option<String>,
    ) {
        let name = definition.value().and_then(|pipeline| pipeline.name.value()).cloned();
        let name_shown = name.or_else(|| logical_id.clone()).unwrap_or_else(|| "pipeline".to_owned());
        let branches = match spelling {
            Spelling::Pascal => Branches::below(&self.document, node),
            Spelling::Camel => Branches::default(),
        };
        let found = FoundPipeline { node, name_shown, logical_id, spelling, definition, place, branches };
        self.pipelines.push(found);
    }
}

/// How the CLI reads: a number is no text.
const CLI: Reading<'static> = Reading { spelling: Spelling::Camel, reads_other: true, strict: true, follow: None };

/// Whether a file is to be JSON: by the ending of its name, else by its first character. CloudFormation knows no names
/// of files, and takes YAML under any.
fn is_json(document: &Document, form: Form, settings: &Settings) -> bool {
    let looks = looks_like_json(document.source());
    if settings.has_ending("yml") || settings.has_ending("yaml") {
        return false;
    }
    looks || (settings.has_ending("json") && !form.is_template())
}

/// The document read as JSON, or as it is with what is not JSON in it: `--cli-input-yaml` reads YAML, `--pipeline` and
/// CloudFormation do not where a text begins as JSON does.
fn read_json(yaml: Document, form: Form) -> (Document, Option<Problem>) {
    let json = Document::read_json(yaml.source());
    let takes_yaml = matches!(form, Form::Wrapped | Form::Dump);
    match json.problem().filter(|problem| problem.kind == ProblemKind::Syntax) {
        Some(problem) if takes_yaml && yaml.problem().is_none() => (yaml, Some(problem.clone())),
        _ => (json, None),
    }
}
