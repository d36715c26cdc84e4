//! Variables as they get their values at run time.

use std::collections::BTreeSet;

use super::execution::Execution;
use super::plan::{ActionPlan, PipelinePlan};
use super::run::Run;
use crate::formats::codepipeline::facts::variables::{EXECUTION_ID, OWN_NAMESPACE, PIPELINE_NAMESPACE, references};
use crate::formats::codepipeline::model::Category;

/// The variables to which a definition refers, by namespace and name.
pub fn referenced(plan: &PipelinePlan) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for stage in &plan.stages {
        for action in &stage.actions {
            let texts = action.configuration.iter().map(|(_, value)| value).chain(&action.commands);
            texts.for_each(|text| add(text, &mut found));
        }
        let failure = stage.on_failure.as_ref().and_then(|failure| failure.condition.as_ref());
        for condition in stage.before_entry.iter().chain(&stage.on_success).chain(failure) {
            for rule in &condition.rules {
                rule.configuration.iter().for_each(|(_, value)| add(value, &mut found));
            }
        }
    }
    found
}

fn add(text: &str, found: &mut BTreeSet<(String, String)>) {
    for reference in references(text) {
        found.insert((reference.namespace.to_owned(), reference.name.to_owned()));
    }
}

impl Run<'_> {
    /// The value of a variable in an execution; none where it has none yet.
    fn value(&self, execution: &Execution, namespace: &str, name: &str) -> Option<String> {
        if namespace == OWN_NAMESPACE {
            // Invented, in the shape of CodePipeline's.
            let number = execution.number;
            return (name == EXECUTION_ID).then(|| format!("00000000-0000-4000-8000-{number:012}"));
        }
        if namespace == PIPELINE_NAMESPACE {
            let given = self.setup().variables.get(&format!("{namespace}.{name}"));
            let declared = || self.plan.variables.iter().find(|variable| variable.name == name)?.default.clone();
            return given.cloned().or_else(declared);
        }
        execution.variables.borrow().get(&(namespace.to_owned(), name.to_owned())).cloned()
    }

    /// A text with the values of its variables; a reference without one stays.
    pub fn resolved(&self, execution: &Execution, text: &str) -> String {
        let mut resolved = String::new();
        let mut from = 0;
        for reference in references(text) {
            let value = self.value(execution, reference.namespace, reference.name);
            let written = text.get(reference.range.clone()).unwrap_or_default();
            resolved.push_str(text.get(from..reference.range.start).unwrap_or_default());
            resolved.push_str(value.as_deref().unwrap_or(written));
            from = reference.range.end;
        }
        resolved.push_str(text.get(from..).unwrap_or_default());
        resolved
    }

    /// The first reference of an action that has no value.
    pub fn unresolved(&self, execution: &Execution, action: &ActionPlan) -> Option<String> {
        // The sources come before every variable: what looks like a reference there is text.
        if action.category == Category::Source {
            return None;
        }
        let texts = action.configuration.iter().map(|(_, value)| value).chain(&action.commands);
        for text in texts {
            for reference in references(text) {
                if self.value(execution, reference.namespace, reference.name).is_none() {
                    return Some(format!("#{{{}.{}}}", reference.namespace, reference.name));
                }
            }
        }
        None
    }

    /// An action succeeded: its variables have values. `inside` are those that its contained rehearsal hands on.
    pub fn publish(&self, execution: &Execution, action: &ActionPlan, inside: Option<&[(String, String)]>) {
        let Some(namespace) = &action.namespace else { return };
        for (owner, name) in &self.referenced {
            if owner != namespace {
                continue;
            }
            let Some(value) = self.made(execution, action, name, inside) else { continue };
            let gauge = format!("{} {namespace}.{name}", execution.name);
            self.sim.gauge(&gauge, &value, Some(format!("`{}` made it.", action.name)), None);
            execution.variables.borrow_mut().insert((namespace.clone(), name.clone()), value);
        }
    }

    /// As [`Self::publish`], for the execution before the rehearsal, of which nothing is shown.
    pub fn remember(&self, execution: &Execution, action: &ActionPlan) {
        let Some(namespace) = &action.namespace else { return };
        for (owner, name) in self.referenced.iter().filter(|(owner, _)| owner == namespace) {
            if let Some(value) = self.made(execution, action, name, None) {
                execution.variables.borrow_mut().insert((owner.clone(), name.clone()), value);
            }
        }
    }

    fn made(
        &self,
        execution: &Execution,
        action: &ActionPlan,
        name: &str,
        inside: Option<&[(String, String)]>,
    ) -> Option<String> {
        let namespace = action.namespace.as_deref().unwrap_or_default();
        if let Some(given) = self.setup().variables.get(&format!("{namespace}.{name}")) {
            return Some(given.clone());
        }
        if let Some(inside) = inside {
            return inside.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone());
        }
        let set = |key: &str| action.setting(key).map(str::to_owned);
        let known = match name {
            "CommitId" | "VersionId" | "ImageDigest" | "ETag" => Some(execution.revision.clone()),
            "CommitMessage" => Some(execution.message.clone()),
            "BranchName" => set("BranchName").or_else(|| set("Branch")),
            "FullRepositoryName" => set("FullRepositoryId"),
            "RepositoryName" => set("RepositoryName").or_else(|| set("Repo")),
            "BucketName" => set("S3Bucket"),
            "ObjectKey" => set("S3ObjectKey"),
            _ => set(name),
        };
        // What only the provider knows has a value all the same: it is called by its name.
        Some(known.unwrap_or_else(|| format!("<{name} of {}>", action.name)))
    }
}
