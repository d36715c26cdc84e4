//! The projects of CodeBuild in a template, and the buildspecs that stand in them.

use crate::formats::codepipeline::file::PipelineFile;
use crate::syntax::{NodeId, Span};

/// The type of a project among a template's resources.
const PROJECT_TYPE: &str = "AWS::CodeBuild::Project";
/// The file that a project opens where it names none.
///
/// Source: CodeBuild User Guide, build-spec-ref, 2026.
pub const USUAL_BUILDSPEC: &str = "buildspec.yml";

/// A project of CodeBuild that a template declares.
pub struct Project {
    /// The index of the template.
    pub file: usize,
    /// Its logical id.
    pub logical_id: String,
    /// Where that stands.
    pub place: Span,
    /// Its name, where that is known.
    pub name: Option<String>,
    /// What it says of its buildspec.
    pub source: ProjectSource,
    /// The index of the buildspec that stands in it, among those of the workspace.
    pub inline: Option<usize>,
}

/// What a project says of its buildspec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProjectSource {
    /// It stands in the template.
    Inline(NodeId),
    /// It is a file of the source.
    Path(String),
    /// Nothing, so that it is the usual file.
    Usual,
    /// Something that cannot be known here.
    Unknown,
}

impl Project {
    /// The scalar that is its buildspec.
    pub fn inline_node(&self) -> Option<NodeId> {
        match self.source {
            ProjectSource::Inline(node) => Some(node),
            _ => None,
        }
    }

    /// The path of the file that it opens, where it opens one and that is known.
    pub fn path(&self) -> Option<&str> {
        match &self.source {
            ProjectSource::Path(path) => Some(path),
            ProjectSource::Usual => Some(USUAL_BUILDSPEC),
            ProjectSource::Inline(_) | ProjectSource::Unknown => None,
        }
    }
}

/// The projects of a template.
pub fn projects(index: usize, file: &PipelineFile) -> Vec<Project> {
    let mut projects = Vec::new();
    for resource in file.resources().into_iter().filter(|resource| resource.kind == PROJECT_TYPE) {
        let path = ["Source", "BuildSpec"];
        let source = match (resource.property(&path), resource.text(&path)) {
            (None, _) if resource.property(&["Source"]).is_some() => ProjectSource::Usual,
            (Some(node), Some((text, _))) if is_buildspec(text) => ProjectSource::Inline(scalar(file, node)),
            (Some(_), Some((text, _))) if !text.contains("::") => {
                ProjectSource::Path(text.trim().trim_start_matches("./").to_owned())
            }
            _ => ProjectSource::Unknown,
        };
        projects.push(Project {
            file: index,
            logical_id: resource.logical_id.to_owned(),
            place: resource.place,
            name: resource.text(&["Name"]).map(|(name, _)| name.to_owned()),
            source,
            inline: None,
        });
    }
    projects
}

/// Whether a text is a buildspec and not the path of one.
fn is_buildspec(text: &str) -> bool {
    text.trim().contains('\n') || text.trim_start().starts_with(['{', '#'])
}

/// The scalar that stands at a node, or that a function there is given.
fn scalar(file: &PipelineFile, node: NodeId) -> NodeId {
    let document = &file.document;
    let argument = document.entries(node).and_then(|mut entries| entries.next()).map(|entry| entry.value);
    argument.filter(|_| document.scalar(node).is_none()).unwrap_or(node)
}
