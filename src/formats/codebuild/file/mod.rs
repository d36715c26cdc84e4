//! A buildspec as the rules and the rehearsal see it: its tree, its model, its departures, its commands.

pub mod alias;
pub mod artifact_set;
pub mod batch_tasks;
pub mod foreign_keys;
pub mod unknown_key;
pub mod variables;

use std::collections::BTreeSet;

use crate::diagnostics::Edit;
use crate::formats::codebuild::model::{Buildspec, InstallPhase, Phase};
use crate::schema::{Decoder, Field, Map, Misfit, OneOrMany, Placed};
use crate::shell::{self, Simple};
use crate::syntax::{Document, NodeId, ScalarStyle, Span};

/// A buildspec that was read, whatever state it is in.
#[derive(Debug)]
pub struct BuildspecFile {
    /// The tree with places.
    pub document: Document,
    /// The typed model.
    pub spec: Field<Buildspec>,
    /// Where the file departs from the declaration.
    pub misfits: Vec<Misfit>,
    /// Every command that is a text, in the order in which the phases run.
    pub commands: Vec<Command>,
}

/// The phases that a buildspec can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PhaseName {
    /// `install`
    Install,
    /// `pre_build`
    PreBuild,
    /// `build`
    Build,
    /// `post_build`
    PostBuild,
}

impl PhaseName {
    /// All four, in the order in which they run.
    pub const ALL: [PhaseName; 4] = [Self::Install, Self::PreBuild, Self::Build, Self::PostBuild];

    /// As a buildspec writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Install => "install",
            Self::PreBuild => "pre_build",
            Self::Build => "build",
            Self::PostBuild => "post_build",
        }
    }

    /// As CodeBuild names it in its logs.
    pub fn service_name(self) -> &'static str {
        match self {
            Self::Install => "INSTALL",
            Self::PreBuild => "PRE_BUILD",
            Self::Build => "BUILD",
            Self::PostBuild => "POST_BUILD",
        }
    }
}

/// Which list of a phase a command stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    /// `commands`
    Commands,
    /// `finally`
    Finally,
}

impl Block {
    /// As a buildspec writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Commands => "commands",
            Self::Finally => "finally",
        }
    }
}

/// A command of a phase.
#[derive(Debug)]
pub struct Command {
    /// Its phase.
    pub phase: PhaseName,
    /// The list it stands in.
    pub block: Block,
    /// Its place in that list, from 0.
    pub index: usize,
    /// Its text, as the shell gets it.
    pub text: String,
    /// Where it stands, with its quotes.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
    /// The programs that it runs.
    pub simple: Vec<Simple>,
}

/// A phase, whichever of the two declarations it is read from.
#[derive(Debug, Clone, Copy)]
pub struct PhaseRef<'f> {
    /// Which phase it is.
    pub name: PhaseName,
    /// Where its key stands.
    pub key: Span,
    /// Where its value stands.
    pub span: Span,
    /// Its value's node.
    pub node: NodeId,
    /// `run-as`
    pub run_as: &'f Field<String>,
    /// `on-failure`
    pub on_failure: &'f Field<String>,
    /// `commands`
    pub commands: &'f Field<OneOrMany<String>>,
    /// `finally`
    pub finally: &'f Field<OneOrMany<String>>,
    /// `runtime-versions`, in the install phase.
    pub runtime_versions: Option<&'f Field<Map<String>>>,
}

impl<'f> PhaseRef<'f> {
    fn of_install(phase: &'f Placed<InstallPhase>) -> Self {
        let InstallPhase { run_as, on_failure, runtime_versions, commands, finally } = &phase.value;
        let runtime_versions = Some(runtime_versions);
        let (name, key, span, node) = (PhaseName::Install, phase.key, phase.span, phase.node);
        Self { name, key, span, node, run_as, on_failure, commands, finally, runtime_versions }
    }

    fn of(name: PhaseName, phase: &'f Placed<Phase>) -> Self {
        let Phase { run_as, on_failure, commands, finally } = &phase.value;
        let (key, span, node) = (phase.key, phase.span, phase.node);
        Self { name, key, span, node, run_as, on_failure, commands, finally, runtime_versions: None }
    }

    /// Both lists of commands.
    pub fn blocks(&self) -> [(Block, &'f Field<OneOrMany<String>>); 2] {
        [(Block::Commands, self.commands), (Block::Finally, self.finally)]
    }
}

impl BuildspecFile {
    /// Reads a document as a buildspec.
    pub fn read(document: Document) -> Self {
        let (spec, mut misfits) = Decoder::decode::<Buildspec>(&document);
        misfits.retain(|misfit| !misfit.is_of_the_problem(&document));
        let mut file = Self { document, spec, misfits, commands: Vec::new() };
        file.commands = file.read_commands();
        file
    }

    /// The model, where the root is a mapping.
    pub fn spec(&self) -> Option<&Buildspec> {
        self.spec.value()
    }

    /// Whether all of it could be read, so that what is not there is certainly missing.
    pub fn is_whole(&self) -> bool {
        self.document.problem().is_none()
    }

    /// Where a finding about the whole file is told: at its first key, or at its beginning.
    pub fn head(&self) -> Span {
        let first = self.document.root().and_then(|root| self.document.entries(root)?.next());
        first.map_or(Span::at(0), |entry| self.document.span(entry.key))
    }

    /// The version as it is written, if it is known.
    pub fn version(&self) -> Option<&str> {
        self.spec()?.version.value().map(String::as_str)
    }

    /// The phases that have a value, in the order in which they run.
    pub fn phases(&self) -> Vec<PhaseRef<'_>> {
        let Some(phases) = self.spec().and_then(|spec| spec.phases.value()) else { return Vec::new() };
        let install = phases.install.known().map(PhaseRef::of_install);
        let others = [
            (PhaseName::PreBuild, &phases.pre_build),
            (PhaseName::Build, &phases.build),
            (PhaseName::PostBuild, &phases.post_build),
        ];
        let others = others.into_iter().filter_map(|(name, phase)| Some(PhaseRef::of(name, phase.known()?)));
        install.into_iter().chain(others).collect()
    }

    /// The phase of that name, if it has a value.
    pub fn phase(&self, name: PhaseName) -> Option<PhaseRef<'_>> {
        self.phases().into_iter().find(|phase| phase.name == name)
    }

    /// The runtimes that the install phase names.
    pub fn runtime_versions(&self) -> Option<&Placed<Map<String>>> {
        self.spec()?.phases.value()?.install.value()?.runtime_versions.known()
    }

    /// Whether the file starts a batch.
    pub fn has_batch(&self) -> bool {
        self.spec().is_some_and(|spec| !spec.batch.is_absent())
    }

    /// The commands of one phase, `commands` before `finally`.
    pub fn commands_of(&self, phase: PhaseName) -> impl Iterator<Item = &Command> {
        self.commands.iter().filter(move |command| command.phase == phase)
    }

    /// Every program that any command runs, in order.
    pub fn programs(&self) -> impl Iterator<Item = (&Command, &Simple)> {
        self.commands.iter().flat_map(|command| command.simple.iter().map(move |simple| (command, simple)))
    }

    /// Where a stretch of a command's text stands in the source.
    pub fn place(&self, command: &Command, range: &std::ops::Range<usize>) -> Span {
        self.document.part(command.node, range.start, range.end)
    }

    /// Every variable in plain text: name, value and the value's node.
    pub fn variables(&self) -> impl Iterator<Item = (&str, &str, NodeId)> {
        let spec = self.spec();
        let env = spec.and_then(|spec| spec.env.value()).and_then(|env| env.variables.value());
        let older = spec.and_then(|spec| spec.environment_variables.value()).and_then(|env| env.plaintext.value());
        let known = env.into_iter().chain(older).flat_map(Map::known);
        known.map(|(name, value)| (name.text.as_str(), value.value.as_str(), value.node))
    }

    /// The names of the variables that come from Secrets Manager or Parameter Store.
    pub fn secret_names(&self) -> BTreeSet<&str> {
        let env = self.spec().and_then(|spec| spec.env.value());
        let maps = env.into_iter().flat_map(|env| [env.secrets_manager.value(), env.parameter_store.value()]);
        maps.flatten().flat_map(|map| map.entries.iter().map(|(name, _)| name.text.as_str())).collect()
    }

    /// An edit of a stretch of a command's text. None where the command is escaped or folded, so that what is written
    /// is not what is read, or where the new text would end it.
    pub fn edit(&self, command: &Command, range: &std::ops::Range<usize>, text: &str) -> Option<Edit> {
        let span = self.place(command, range);
        if span.text(self.document.source()) != command.text.get(range.clone())? {
            return None;
        }
        let fits = match self.document.style(command.node)? {
            ScalarStyle::Literal => true,
            ScalarStyle::Plain => !text.contains([':', '#', '\n']),
            ScalarStyle::Single => !text.contains('\''),
            ScalarStyle::Double => !text.contains(['"', '\\']),
            ScalarStyle::Folded => false,
        };
        fits.then(|| Edit::replace(span, text))
    }

    fn read_commands(&self) -> Vec<Command> {
        let mut commands = Vec::new();
        for phase in self.phases() {
            for (block, list) in phase.blocks() {
                let items = list.value().map(|list| list.items.as_slice()).unwrap_or_default();
                for (index, item) in items.iter().enumerate() {
                    let Some(item) = item.known() else { continue };
                    commands.push(Command {
                        phase: phase.name,
                        block,
                        index,
                        text: item.value.clone(),
                        span: item.span,
                        node: item.node,
                        simple: shell::commands(&item.value),
                    });
                }
            }
        }
        commands
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::MisfitKind;

    #[test]
    fn a_syntax_error_is_no_value_of_another_kind() {
        let misfits = |text: &str| BuildspecFile::read(Document::read(text)).misfits;
        let head = "version: 0.2\nphases:\n";
        let cut = misfits(&format!("{head}  build:\n    commands:\n      - {{make\n      - make\n"));
        assert!(!cut.iter().any(|misfit| matches!(misfit.kind, MisfitKind::WrongKind { .. })), "{cut:?}");
        let whole = misfits(&format!("{head}  build:\n    commands:\n      - {{make}}\n"));
        assert!(whole.iter().any(|misfit| matches!(misfit.kind, MisfitKind::WrongKind { .. })), "{whole:?}");
    }
}
