//! A pipeline, reduced to what other files have to do with it.

use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::{Action, Category};
use crate::schema::{Field, List, Placed};
use crate::syntax::{NodeId, Span};

/// A pipeline of a workspace.
#[derive(Debug, Clone)]
pub struct Chain {
    /// The index of its file.
    pub file: usize,
    /// Which of that file's pipelines it is.
    pub pipeline: usize,
    /// What people call it.
    pub name: String,
    /// Its actions, by stage, in the order of the file.
    pub actions: Vec<ChainAction>,
}

/// An action of a pipeline whose stage, name and type are known.
#[derive(Debug, Clone)]
pub struct ChainAction {
    /// Its stage and name, as a rehearsal names its lane: `Build.Compile`.
    pub address: String,
    /// Its name.
    pub name: Word,
    /// What kind of work it does.
    pub category: Category,
    /// Who does the work.
    pub provider: String,
    /// What the provider is told.
    pub configuration: Vec<Setting>,
    /// The artifacts that it reads, as far as they are known.
    pub inputs: Vec<Word>,
    /// The artifacts that it makes, as far as they are known.
    pub outputs: Vec<Word>,
    /// Whether all its artifacts are known.
    pub artifacts_known: bool,
    /// Under which name its variables are read.
    pub namespace: Option<Word>,
    /// The logical id of the project that it names through a function of its template.
    pub project: Option<String>,
}

/// A text and its place.
#[derive(Debug, Clone)]
pub struct Word {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
}

/// A key of an action's configuration.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The key.
    pub key: String,
    /// Its value; none where it is not known.
    pub value: Option<Word>,
}

impl ChainAction {
    fn of(file: &PipelineFile, stage: &str, placed: &Placed<Action>) -> Option<Self> {
        let action = &placed.value;
        let name = Word::of(action.name.known()?);
        let id = action.action_type_id.value()?;
        let (inputs, inputs_known) = artifacts(&action.input_artifacts, |artifact| &artifact.name);
        let (outputs, outputs_known) = artifacts(&action.output_artifacts, |artifact| &artifact.name);
        let configuration = action.configuration.value().map(|map| map.entries.as_slice()).unwrap_or_default();
        let configuration = configuration
            .iter()
            .map(|(key, value)| Setting { key: key.text.clone(), value: value.known().map(Word::of) });
        Some(Self {
            address: format!("{stage}.{}", name.text),
            name,
            category: *id.category.value()?,
            provider: id.provider.value()?.clone(),
            configuration: configuration.collect(),
            inputs,
            outputs,
            artifacts_known: inputs_known && outputs_known,
            namespace: action.namespace.known().map(Word::of),
            project: file.referenced(placed.node, "ProjectName").map(|project| project.logical_id.to_owned()),
        })
    }

    /// Whether it runs a project of CodeBuild.
    pub fn is_build(&self) -> bool {
        matches!(self.category, Category::Build | Category::Test) && self.provider == "CodeBuild"
    }

    /// Whether it deploys with that provider.
    pub fn deploys_with(&self, provider: &str) -> bool {
        self.category == Category::Deploy && self.provider == provider
    }

    /// The value of a key of its configuration; none where the key is not there or its value not known.
    pub fn setting(&self, key: &str) -> Option<&Word> {
        self.configuration.iter().find(|setting| setting.key == key)?.value.as_ref()
    }

    /// What the provider is told, as far as it is known, as it is written.
    pub fn written(&self) -> Vec<(String, String)> {
        let known = self
            .configuration
            .iter()
            .filter_map(|setting| Some((setting.key.clone(), setting.value.as_ref()?.text.clone())));
        known.collect()
    }

    /// Whether a key of its configuration is not there.
    pub fn lacks(&self, key: &str) -> bool {
        self.configuration.iter().all(|setting| setting.key != key)
    }

    /// The artifact that it reads, where it reads one only.
    pub fn only_input(&self) -> Option<&Word> {
        match self.inputs.as_slice() {
            [only] if self.artifacts_known => Some(only),
            _ => None,
        }
    }
}

impl Word {
    fn of(placed: &Placed<String>) -> Self {
        Self { text: placed.value.clone(), span: placed.span, node: placed.node }
    }
}

impl Chain {
    /// The pipelines of a file.
    pub fn all(index: usize, file: &PipelineFile) -> Vec<Self> {
        let of = |(at, found): (usize, &FoundPipeline)| {
            let actions = found
                .actions()
                .filter_map(|(stage, action)| ChainAction::of(file, stage.value.name.value()?, action));
            Self { file: index, pipeline: at, name: found.name_shown.clone(), actions: actions.collect() }
        };
        file.pipelines.iter().enumerate().map(of).collect()
    }

    /// The action that makes an artifact; none where there is not exactly one.
    pub fn maker(&self, artifact: &str) -> Option<&ChainAction> {
        let makes = |action: &&ChainAction| action.outputs.iter().any(|output| output.text == artifact);
        let mut makers = self.actions.iter().filter(makes);
        let first = makers.next()?;
        makers.next().is_none().then_some(first)
    }
}

/// The names of artifacts, and whether all of them are known.
fn artifacts<T>(list: &Field<List<T>>, name: fn(&T) -> &Field<String>) -> (Vec<Word>, bool) {
    let items = match list {
        Field::Known(list) => &list.value.items,
        Field::Absent | Field::Null(_) => return (Vec::new(), true),
        Field::Opaque(_) => return (Vec::new(), false),
    };
    let names: Vec<Word> = items.iter().filter_map(|item| Some(Word::of(name(item.value()?).known()?))).collect();
    let known = names.len() == items.len();
    (names, known)
}
