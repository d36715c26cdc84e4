//! What a build is given: the variables of the file, and the built-in ones that tell something.

use super::build::Build;
use super::plan::Origin;
use super::source::SOURCE_FOLDER;
use crate::formats::codebuild::scenario::{Source, Trigger};
use crate::rehearsal::Input;

impl Build<'_> {
    /// Lists what the build is given. What is given at its start goes before the file.
    ///
    /// Source: CodeBuild User Guide, build-env-ref-env-vars and build-spec-ref, 2026.
    pub fn list_inputs(&self) {
        let given = &self.scenario.setup.environment;
        for (name, value) in given {
            self.input(name, Some(value), "start of the build");
        }
        for variable in self.plan.variables.iter().filter(|variable| !given.contains_key(&variable.name)) {
            let (origin, secret) = match variable.origin {
                Origin::Plain => ("env.variables", false),
                Origin::ParameterStore => ("Parameter Store", true),
                Origin::SecretsManager => ("Secrets Manager", true),
            };
            self.sim.input(Input {
                name: variable.name.clone(),
                value: (!secret).then(|| variable.value.clone()),
                origin: origin.to_owned(),
                secret,
                place: variable.place,
            });
        }
        let setup = &self.scenario.setup;
        let project = &setup.project;
        self.built_in("CODEBUILD_BUILD_IMAGE", Some(&setup.image));
        self.built_in("CODEBUILD_SRC_DIR", Some(SOURCE_FOLDER));
        let branch = &setup.branch;
        let (initiator, version, trigger) = match setup.trigger {
            Trigger::Push => (None, Some(branch.clone()), Some(format!("branch/{branch}"))),
            Trigger::PullRequest => (None, Some("pr/1".to_owned()), Some("pr/1".to_owned())),
            Trigger::Manual => (None, Some(branch.clone()), None),
            Trigger::CodePipeline => (Some(format!("codepipeline/{project}")), None, None),
        };
        self.built_in("CODEBUILD_INITIATOR", initiator.as_deref());
        self.built_in("CODEBUILD_SOURCE_VERSION", version.as_deref());
        if let Some(trigger) = &trigger {
            self.built_in("CODEBUILD_WEBHOOK_TRIGGER", Some(trigger));
        }
        // For a source in S3 it is not set.
        if matches!(setup.source, Source::Git | Source::CodePipeline) {
            self.built_in("CODEBUILD_RESOLVED_SOURCE_VERSION", None);
        }
    }

    fn built_in(&self, name: &str, value: Option<&str>) {
        self.input(name, value, "built in");
    }

    fn input(&self, name: &str, value: Option<&str>, origin: &str) {
        self.sim.input(Input {
            name: name.to_owned(),
            value: value.map(str::to_owned),
            origin: origin.to_owned(),
            secret: false,
            place: None,
        });
    }
}
