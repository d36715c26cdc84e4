//! Several files together: what of one runs or opens another, the findings that need both, and the rehearsal of the
//! whole chain.

mod artifact;
mod artifact_of;
mod chain;
mod inline;
mod inside;
mod links;
mod listing;
mod opened;
mod pattern;
mod pipeline;
mod rules;
mod tie;
mod told;

pub use inside::Inner;
pub use tie::{Tie, TieKind};

use self::inside::Insides;
use self::links::Links;
use self::told::Told;

use std::rc::Rc;

use serde_json::Value;

use crate::Scenario;
use crate::diagnostics::{Diagnostic, RulePage};
use crate::formats::{Format, codepipeline};
use crate::rehearsal::{Fault, Timeline};
use crate::syntax::Document;

/// Several files that belong together.
pub struct Workspace {
    /// The files; a file is meant by its index.
    pub files: Vec<WorkspaceFile>,
}

/// A file of a workspace.
pub struct WorkspaceFile {
    /// Its name, by which findings and rehearsals mean it: a path from the workspace's root, with slashes.
    pub name: String,
    /// What it is read as.
    pub format: &'static Format,
    /// The format's settings for checking it; null stands for what is usual.
    pub settings: Value,
    /// Its text as a tree.
    pub document: Document,
    /// What a person wants to see of it; it holds where it is rehearsed inside another file, too.
    pub scenario: Scenario,
}

impl Workspace {
    /// What there is to say that no file tells on its own: each finding with the index of the file in which it stands,
    /// by file, and in the order of each file.
    pub fn findings(&self) -> Vec<(usize, Diagnostic)> {
        Told::of(rules::RULES, &Links::of(self))
    }

    /// Rehearses the file `leading` under its own scenario. What its actions contain is rehearsed with it, each file
    /// under its own scenario. None where there is no such file.
    pub fn rehearse(&self, leading: usize) -> Option<Timeline> {
        let file = self.files.get(leading)?;
        if file.format.id == codepipeline::FORMAT.id {
            return Some(pipeline::pipeline(&Links::of(self), leading, file));
        }
        Some((file.format.rehearse)(file.document.clone(), &file.settings, &file.scenario))
    }

    /// What an action of the first pipeline of the file `leading` contains, by the action's address (`Build.Compile`),
    /// with these faults beside those of the contained file's own scenario. Variables of the pipeline stand as they are
    /// written. None where nothing is known to be in the action.
    pub fn inside(&self, leading: usize, action: &str, faults: &[Fault]) -> Option<Rc<Inner>> {
        let links = Links::of(self);
        let chain = links.chains.iter().find(|chain| chain.file == leading)?;
        let told = chain.actions.iter().find(|other| other.address == action)?;
        Insides::new(&links, chain).of(action, &told.written(), faults)
    }

    /// Which action of a pipeline runs or opens which file, and why: by pipeline, in the order of its actions.
    pub fn ties(&self) -> Vec<Tie> {
        tie::ties(&Links::of(self))
    }
}

/// What the rules over several files are called and say.
pub fn pages() -> Vec<RulePage> {
    rules::RULES.iter().map(|rule| rule.about).collect()
}
