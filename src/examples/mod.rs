//! The examples: each a text and a scenario worth seeing.

mod builds;
mod deployment;
mod fleets;
mod pipelines;
mod starters;
mod strategies;
mod traffic;

pub use starters::{STARTERS, Starter};

use serde::Serialize;

use crate::Scenario;
use crate::formats::{Format, codebuild, codedeploy, codepipeline};
use crate::rehearsal::{Fault, FaultKind};

/// An example.
#[derive(Debug)]
pub struct Example {
    /// Its name.
    pub id: &'static str,
    /// What it shows, in a few words.
    pub title: &'static str,
    /// What there is to see in it.
    pub about: &'static str,
    /// Its files; the first leads.
    pub files: &'static [ExampleFile],
}

/// A file of an example.
#[derive(Debug)]
pub struct ExampleFile {
    /// Its name; empty where it has the usual one.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// What goes wrong: a step as the command line writes it, and how.
    faults: &'static [(&'static str, FaultKind)],
    set: Set,
}

/// What the file does not say, where that is not the usual.
#[derive(Debug)]
enum Set {
    /// Of a build.
    Build(fn(&mut codebuild::scenario::Setup)),
    /// Of a deployment.
    Deployment(fn(&mut codedeploy::scenario::Setup)),
    /// Of a pipeline.
    Pipeline(fn(&mut codepipeline::scenario::Setup)),
}

/// Examples that belong together.
pub struct Group {
    /// What they have in common.
    pub title: &'static str,
    /// They themselves.
    pub examples: &'static [Example],
}

/// All examples. The very first one opens first.
pub static GROUPS: &[Group] = &[
    Group { title: "Pipelines", examples: pipelines::PIPELINES },
    Group { title: "Builds", examples: builds::BUILDS },
    Group { title: "One application, five ways to deploy it", examples: strategies::STRATEGIES },
    Group { title: "Deployments to instances", examples: fleets::FLEETS },
    Group { title: "Deployments to ECS and Lambda", examples: traffic::TRAFFIC },
];

impl Example {
    /// Every example, from the one that opens first.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        GROUPS.iter().flat_map(|group| group.examples)
    }

    /// The example to which a file with this text belongs, unchanged.
    pub fn of(text: &str) -> Option<&'static Self> {
        Self::all().find(|example| example.files.iter().any(|file| file.text == text))
    }

    /// The example whose files have these texts, unchanged and in its order.
    pub fn with(texts: &[&str]) -> Option<&'static Self> {
        Self::all().find(|example| example.files.iter().map(|file| file.text).eq(texts.iter().copied()))
    }

    /// What there is to see of the file of that name on its own and inside the others.
    pub fn scenario_of(&self, name: &str) -> Scenario {
        self.files.iter().find(|file| file.name == name).map(ExampleFile::scenario).unwrap_or_default()
    }
}

impl ExampleFile {
    /// The format of its text.
    pub fn format(&self) -> &'static Format {
        match self.set {
            Set::Build(_) => &codebuild::FORMAT,
            Set::Deployment(_) => &codedeploy::FORMAT,
            Set::Pipeline(_) => &codepipeline::FORMAT,
        }
    }

    /// What goes wrong in it, and what its file does not say.
    pub fn scenario(&self) -> Scenario {
        let faults = self.faults.iter().map(|(step, kind)| Fault::written(step, *kind)).collect();
        let setup = match self.set {
            Set::Build(set) => changed(set),
            Set::Deployment(set) => changed(set),
            Set::Pipeline(set) => changed(set),
        };
        Scenario { faults, setup, ..Scenario::default() }
    }
}

fn changed<S: Default + Serialize>(set: fn(&mut S)) -> serde_json::Value {
    let mut setup = S::default();
    set(&mut setup);
    // Settings are plain values, so they have a JSON form; null stands for the usual ones.
    serde_json::to_value(setup).unwrap_or_default()
}
