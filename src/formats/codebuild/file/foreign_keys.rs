//! Keys of other systems that end up in buildspecs, and files of other systems that are taken for one.

use std::collections::HashSet;

use super::BuildspecFile;
use crate::formats::codebuild::model::{Buildspec, InstallPhase, Phase};
use crate::schema::{Mapping, MisfitKind};
use crate::syntax::{NodeId, Span};

/// Another system's file.
#[derive(Debug)]
pub struct System {
    /// What people call its file.
    pub file: &'static str,
    /// What to do with such a key.
    pub advice: &'static str,
    /// Top-level keys that give it away.
    keys: &'static [&'static str],
    /// Top-level keys that are its own where one of `keys` is there too.
    also: &'static [&'static str],
    /// Keys that give it away in a phase.
    in_phases: &'static [&'static str],
}

/// A top-level key, or several, of another system.
#[derive(Debug)]
pub struct Foreign {
    /// The system.
    pub system: &'static System,
    /// Its keys, in the order of the file; at least one.
    pub keys: Vec<ForeignKey>,
}

/// A key of another system.
#[derive(Debug)]
pub struct ForeignKey {
    /// As it is written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
}

const SYSTEMS: &[System] = &[
    System {
        file: "a GitHub Actions workflow",
        advice: "Write what the steps run as `commands` of a phase; actions (`uses`) have no counterpart here.",
        keys: &["jobs", "on", "steps", "uses", "runs-on"],
        also: &["name", "permissions", "concurrency", "defaults", "run-name"],
        in_phases: &["steps", "uses", "runs-on"],
    },
    System {
        file: "a GitLab CI file",
        advice: "Write the scripts as `commands` of a phase; the image is a setting of the CodeBuild project.",
        keys: &["stages", "script", "before_script", "after_script", "image"],
        also: &["default", "include", "workflow", "services", "variables"],
        in_phases: &["script", "before_script", "after_script"],
    },
    System {
        file: "a Bitbucket Pipelines file",
        advice: "Write the scripts as `commands` of a phase.",
        keys: &["pipelines"],
        also: &["image", "definitions", "options", "clone"],
        in_phases: &[],
    },
    System {
        file: "an Oracle Cloud build_spec",
        advice: "Write the steps as `commands` of a phase, and `outputArtifacts` as `artifacts`.",
        keys: &["component", "timeoutInSeconds", "outputArtifacts"],
        also: &["runAs", "steps", "shell", "failImmediatelyOnError", "inputArtifacts"],
        in_phases: &[],
    },
    System {
        file: "an amplify.yml",
        advice: "Move its phases to the top level, and spell them `pre_build`, `build` and `post_build`.",
        keys: &["frontend", "backend", "appRoot", "preBuild"],
        also: &["applications", "customHeaders", "test"],
        in_phases: &[],
    },
    System {
        file: "a CloudFormation template",
        advice: "A buildspec that stands in a template is the text under `BuildSpec`: check that text by itself.",
        keys: &["Resources", "AWSTemplateFormatVersion"],
        also: &["Parameters", "Outputs", "Description", "Transform", "Mappings", "Conditions", "Metadata", "Globals"],
        in_phases: &[],
    },
    System {
        file: "a CodeDeploy appspec",
        advice: "Keep it in a file of its own, `appspec.yml`, and list that file under `artifacts.files`.",
        keys: &["hooks", "os"],
        also: &["files", "permissions", "file_exists_behavior"],
        in_phases: &[],
    },
    System {
        file: "a buildspec of the AWS deep learning containers",
        advice: "Those files have the name in common with CodeBuild's, and nothing else.",
        keys: &["context", "training_repository", "repository_info"],
        also: &["account_id", "region", "framework", "images", "os_version", "short_version", "build_context"],
        in_phases: &[],
    },
];

/// The top-level keys of other systems, system by system.
pub fn foreign_sections(file: &BuildspecFile) -> Vec<Foreign> {
    let known = |name: &str| SYSTEMS.iter().any(|system| system.keys.contains(&name) || system.also.contains(&name));
    let mut unknown = unknown_keys(file, |mapping| mapping == Buildspec::SHAPE, known);
    let mut found = Vec::new();
    for system in SYSTEMS {
        if !unknown.iter().any(|key| system.keys.contains(&key.name.as_str())) {
            continue;
        }
        let is_own = |key: &ForeignKey| {
            let name = key.name.as_str();
            system.keys.contains(&name) || system.also.contains(&name)
        };
        let (keys, others) = unknown.into_iter().partition(is_own);
        unknown = others;
        found.push(Foreign { system, keys });
    }
    found
}

/// The keys of other systems in phases.
pub fn foreign_phase_keys(file: &BuildspecFile) -> Vec<(&'static System, ForeignKey)> {
    let of = |name: &str| SYSTEMS.iter().find(|system| system.in_phases.contains(&name));
    let in_phases = |mapping: &Mapping| mapping == Phase::SHAPE || mapping == InstallPhase::SHAPE;
    let unknown = unknown_keys(file, in_phases, |name| of(name).is_some());
    unknown.into_iter().filter_map(|key| Some((of(&key.name)?, key))).collect()
}

/// The nodes of all keys that are told to be another system's.
pub fn foreign_nodes(file: &BuildspecFile) -> HashSet<NodeId> {
    let sections = foreign_sections(file).into_iter().flat_map(|foreign| foreign.keys);
    let in_phases = foreign_phase_keys(file).into_iter().map(|(_, key)| key);
    sections.chain(in_phases).map(|key| key.node).collect()
}

fn unknown_keys(
    file: &BuildspecFile,
    of: impl Fn(&'static Mapping) -> bool,
    known: impl Fn(&str) -> bool,
) -> Vec<ForeignKey> {
    let keys = file.misfits.iter().filter_map(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { mapping, key, .. } if of(mapping) => {
            let name = file.document.scalar(key).filter(|name| known(name))?;
            Some(ForeignKey { name: name.to_owned(), span: misfit.span, node: key })
        }
        _ => None,
    });
    keys.collect()
}
