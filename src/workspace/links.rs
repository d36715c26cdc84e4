//! The files of a workspace, read as what they are, and how they hang together.

use super::Workspace;
use super::artifact_of::Made;
use super::chain::{Chain, ChainAction};
use super::inline::{Project, projects};
use super::opened::{Opened, opened, revision};
use super::tie::{Bond, TieKind, bonds};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::settings::Settings as AppSpecSettings;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::settings::Settings as PipelineSettings;
use crate::formats::{codebuild, codedeploy, codepipeline};
use crate::syntax::{Document, NodeId, Span};

/// The files of a workspace and how they hang together.
pub struct Links<'w> {
    /// The workspace.
    pub workspace: &'w Workspace,
    /// Its pipelines.
    pub chains: Vec<Chain>,
    /// Its buildspecs; those of templates come last.
    pub buildspecs: Vec<Buildspec>,
    /// Its AppSpec files.
    pub appspecs: Vec<AppSpec>,
    /// The projects of CodeBuild that its templates declare.
    pub projects: Vec<Project>,
    /// Which action runs or opens which of them.
    pub bonds: Vec<Bond>,
}

/// A buildspec of a workspace.
pub struct Buildspec {
    /// The index of the file in which it stands.
    pub file: usize,
    /// The scalar of a template that it is; none where it is a file of its own.
    pub part: Option<NodeId>,
    /// The buildspec.
    pub spec: BuildspecFile,
}

/// An AppSpec file of a workspace.
pub struct AppSpec {
    /// The file's index.
    pub file: usize,
    /// The file.
    pub spec: AppSpecFile,
}

impl<'w> Links<'w> {
    /// Reads the files of a workspace and finds out how they hang together.
    pub fn of(workspace: &'w Workspace) -> Self {
        let mut links = Self {
            workspace,
            chains: Vec::new(),
            buildspecs: Vec::new(),
            appspecs: Vec::new(),
            projects: Vec::new(),
            bonds: Vec::new(),
        };
        for (index, file) in workspace.files.iter().enumerate() {
            let document = file.document.clone();
            if file.format.id == codebuild::FORMAT.id {
                links.buildspecs.push(Buildspec { file: index, part: None, spec: BuildspecFile::read(document) });
            } else if file.format.id == codedeploy::FORMAT.id {
                let spec = AppSpecFile::read(document, AppSpecSettings::of(&file.settings));
                links.appspecs.push(AppSpec { file: index, spec });
            } else if file.format.id == codepipeline::FORMAT.id {
                let file = PipelineFile::read(document, PipelineSettings::of(&file.settings));
                links.chains.extend(Chain::all(index, &file));
                links.projects.extend(projects(index, &file));
            }
        }
        links.read_inline();
        links.bonds = bonds(&links);
        links
    }

    /// Reads the buildspecs that stand in templates.
    fn read_inline(&mut self) {
        for project in &mut self.projects {
            let Some(node) = project.inline_node() else { continue };
            let document = self.workspace.files.get(project.file).map(|file| &file.document);
            let Some(text) = document.and_then(|document| document.scalar(node)) else { continue };
            project.inline = Some(self.buildspecs.len());
            let spec = BuildspecFile::read(Document::read(text));
            self.buildspecs.push(Buildspec { file: project.file, part: Some(node), spec });
        }
    }

    /// A file's name.
    pub fn name(&self, file: usize) -> &str {
        self.workspace.files.get(file).map_or("", |file| &file.name)
    }

    /// Every action, with its pipeline.
    pub fn actions(&self) -> impl Iterator<Item = (&Chain, &ChainAction)> {
        self.chains.iter().flat_map(|chain| chain.actions.iter().map(move |action| (chain, action)))
    }

    /// The bond of an action of that kind.
    fn bond(&self, chain: &Chain, action: &ChainAction, kind: TieKind) -> Option<&Bond> {
        self.bonds.iter().find(|bond| {
            bond.kind == kind
                && bond.file == chain.file
                && bond.pipeline == chain.pipeline
                && bond.action == action.address
        })
    }

    /// The buildspec that an action runs, and whether that is certain.
    pub fn buildspec(&self, chain: &Chain, action: &ChainAction) -> Option<(&Buildspec, bool)> {
        let bond = self.bond(chain, action, TieKind::Buildspec)?;
        Some((self.buildspecs.get(bond.target)?, bond.certain))
    }

    /// The AppSpec file that an action opens, and whether that is certain.
    pub fn appspec(&self, chain: &Chain, action: &ChainAction) -> Option<(&AppSpec, bool)> {
        let bond = self.bond(chain, action, TieKind::AppSpec)?;
        Some((self.appspecs.get(bond.target)?, bond.certain))
    }

    /// The files that an action opens in its artifacts: those that the pipeline names, and what its AppSpec file names.
    pub fn opened(&self, chain: &Chain, action: &ChainAction) -> Vec<Opened> {
        let mut all = opened(chain.file, action);
        if let (Some((appspec, _)), Some(artifact)) = (self.appspec(chain, action), action.only_input()) {
            all.extend(revision(appspec, &artifact.text));
        }
        all
    }

    /// What is known of an artifact: the build that makes it, and its part of the buildspec. None where no buildspec
    /// that is known makes it.
    pub fn made(&self, chain: &Chain, artifact: &str) -> Option<Made<'_>> {
        let maker = chain.maker(artifact)?;
        let (buildspec, certain) = self.buildspec(chain, maker).filter(|_| maker.is_build())?;
        let alone = maker.outputs.len() == 1 && maker.artifacts_known;
        Made::of(buildspec, certain, artifact, alone)
    }
}

impl Buildspec {
    /// A place of the buildspec as a place of the file in which it stands.
    pub fn place(&self, links: &Links<'_>, span: Span) -> Span {
        let host = links.workspace.files.get(self.file).map(|file| &file.document);
        match (self.part, host) {
            (Some(node), Some(host)) => host.part(node, span.start as usize, span.end as usize),
            _ => span,
        }
    }

    /// Whether an edit of its text is an edit of the file, so that it can be repaired.
    pub fn is_file(&self) -> bool {
        self.part.is_none()
    }
}
