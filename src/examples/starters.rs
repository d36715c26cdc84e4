//! The least files that run, to begin one's own with.

/// A file to begin with.
#[derive(Debug, PartialEq, Eq)]
pub struct Starter {
    /// Its usual name.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The files to begin with.
pub static STARTERS: &[Starter] = &[
    Starter {
        name: "buildspec.yml",
        about: "A build: commands in phases, and what they leave.",
        text: include_str!("../../www/samples/starters/buildspec.yml"),
    },
    Starter {
        name: "appspec.yml",
        about: "A deployment to instances: files, and scripts at the events.",
        text: include_str!("../../www/samples/starters/appspec.yml"),
    },
    Starter {
        name: "appspec.yaml",
        about: "A deployment to ECS: a task definition, and the container that takes the traffic.",
        text: include_str!("../../www/samples/starters/appspec-ecs.yaml"),
    },
    Starter {
        name: "pipeline.json",
        about: "A pipeline: from a connection to a build.",
        text: include_str!("../../www/samples/starters/pipeline.json"),
    },
];
