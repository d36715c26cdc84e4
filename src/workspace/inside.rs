//! The rehearsal inside an action of a pipeline.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;

use super::chain::{Chain, ChainAction};
use super::links::{AppSpec, Buildspec, Links};
use crate::Scenario;
use crate::formats::codebuild::rehearse::written_value;
use crate::formats::codebuild::scenario as build;
use crate::formats::codedeploy::scenario as deployment;
use crate::formats::{codebuild, codedeploy, with_setup};
use crate::rehearsal::{Fault, Timeline};
use crate::syntax::{Document, Span};

/// The rehearsals inside the actions of one pipeline. Equal ones are made once, however many executions there are.
pub struct Insides<'l> {
    links: &'l Links<'l>,
    chain: &'l Chain,
    made: RefCell<Vec<(Key, Rc<Inner>)>>,
}

/// What makes two inner rehearsals the same: the buildspec or AppSpec file, by its address, what the provider is told
/// once its variables are resolved, the faults, and whether variables are handed on.
type Key = (usize, Vec<(String, String)>, Vec<Fault>, bool);

/// A rehearsal inside an action.
#[derive(Debug, PartialEq)]
pub struct Inner {
    /// The name of the file that is rehearsed.
    pub file: String,
    /// How it runs; 0 is when the action starts.
    pub timeline: Timeline,
    /// What it hands on under the action's namespace. A value that only its commands know stands as its name in angle
    /// brackets.
    pub variables: Vec<(String, String)>,
}

impl<'l> Insides<'l> {
    /// The rehearsals inside the actions of a pipeline.
    pub fn new(links: &'l Links<'l>, chain: &'l Chain) -> Self {
        Self { links, chain, made: RefCell::default() }
    }

    /// The rehearsal inside the action at `address` (`Build.Compile`), which is told this configuration, with these
    /// faults beside those of the file's own scenario. None where nothing is known to be in it.
    pub fn of(&self, address: &str, configuration: &[(String, String)], faults: &[Fault]) -> Option<Rc<Inner>> {
        let action = self.chain.actions.iter().find(|action| action.address == address)?;
        let buildspec = self.links.buildspec(self.chain, action).map(|(buildspec, _)| buildspec);
        let appspec = self.links.appspec(self.chain, action).map(|(appspec, _)| appspec);
        let contained = buildspec.map(address_of).or(appspec.map(address_of))?;
        let key: Key = (contained, configuration.to_vec(), faults.to_vec(), action.namespace.is_some());
        if let Some((_, inner)) = self.made.borrow().iter().find(|(other, _)| *other == key) {
            return Some(inner.clone());
        }
        let inner = Rc::new(match (buildspec, appspec) {
            (Some(buildspec), _) => self.build(action, buildspec, configuration, faults),
            (None, appspec) => self.deployment(appspec?, configuration, faults)?,
        });
        self.made.borrow_mut().push((key, inner.clone()));
        Some(inner)
    }

    fn build(
        &self,
        action: &ChainAction,
        buildspec: &Buildspec,
        configuration: &[(String, String)],
        faults: &[Fault],
    ) -> Inner {
        // A buildspec in a template has no scenario of its own.
        let file = self.links.workspace.files.get(buildspec.file).filter(|_| buildspec.is_file());
        let mut scenario = file.map(|file| file.scenario.clone()).unwrap_or_default();
        scenario.faults.0.extend(faults.iter().cloned());
        let mut setup = with_setup::<build::Setup>(&scenario).setup;
        setup.source = build::Source::CodePipeline;
        setup.trigger = build::Trigger::CodePipeline;
        setup.artifacts = build::Artifacts::CodePipeline;
        let told = |key: &str| configuration.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        if let Some(project) = told("ProjectName") {
            setup.project = project.to_owned();
        }
        setup.batch.on = told("BatchEnabled").is_some_and(|enabled| enabled.eq_ignore_ascii_case("true"));
        setup.environment.extend(told("EnvironmentVariables").map(plain_variables).unwrap_or_default());
        let environment = setup.environment.clone();
        // A setup is made of plain words, so it has a JSON form.
        let scenario = Scenario { setup: serde_json::to_value(setup).unwrap_or_default(), ..scenario };
        let document = Document::clone(&buildspec.spec.document);
        let mut timeline = (codebuild::FORMAT.rehearse)(document, &Value::Null, &scenario);
        let texts: Vec<&str> = buildspec.spec.commands.iter().map(|command| command.text.as_str()).collect();
        let kept = timeline.results.iter().filter(|result| result.kind == "variable" && result.kept);
        let variables = kept.map(|result| {
            let name = &result.name;
            let input = timeline.inputs.iter().find(|input| input.name == *name && !input.secret);
            let value = environment
                .get(name)
                .cloned()
                .or_else(|| written_value(&texts, name))
                .or_else(|| input.filter(|_| !result.why.starts_with("Set by"))?.value.clone());
            (name.clone(), value.unwrap_or_else(|| format!("<{name}>")))
        });
        let variables = if action.namespace.is_some() { variables.collect() } else { Vec::new() };
        if !buildspec.is_file() {
            move_places(&mut timeline, |span| buildspec.place(self.links, span));
        }
        Inner { file: self.links.name(buildspec.file).to_owned(), timeline, variables }
    }

    fn deployment(&self, appspec: &AppSpec, configuration: &[(String, String)], faults: &[Fault]) -> Option<Inner> {
        let file = self.links.workspace.files.get(appspec.file)?;
        let mut scenario = file.scenario.clone();
        scenario.faults.0.extend(faults.iter().cloned());
        let mut setup = with_setup::<deployment::Setup>(&scenario).setup;
        for (key, value) in configuration {
            match key.as_str() {
                "ApplicationName" => setup.application.clone_from(value),
                "DeploymentGroupName" => setup.group.clone_from(value),
                _ => {}
            }
        }
        let scenario = Scenario { setup: serde_json::to_value(setup).unwrap_or_default(), ..scenario };
        let document = Document::clone(&appspec.spec.document);
        let timeline = (codedeploy::FORMAT.rehearse)(document, &file.settings, &scenario);
        Some(Inner { file: file.name.clone(), timeline, variables: Vec::new() })
    }
}

/// Where something lies in memory: what tells two files of one workspace apart.
fn address_of<T>(it: &T) -> usize {
    std::ptr::from_ref(it) as usize
}

/// The variables of `EnvironmentVariables` that hold their values as plain text.
///
/// Source: CodePipeline User Guide, action-reference-CodeBuild, 2026.
fn plain_variables(text: &str) -> Vec<(String, String)> {
    let read: Value = serde_json::from_str(text).unwrap_or_default();
    let plain = |variable: &Value| {
        let part = |key: &str| variable.get(key).and_then(Value::as_str);
        let is_plain = part("type").is_none_or(|kind| kind == "PLAINTEXT");
        Some((part("name")?.to_owned(), part("value").filter(|_| is_plain)?.to_owned()))
    };
    read.as_array().into_iter().flatten().filter_map(plain).collect()
}

/// Moves every place of a timeline into the file that holds the text it was made of.
fn move_places(timeline: &mut Timeline, moved: impl Fn(Span) -> Span) {
    let places = timeline.lanes.iter_mut().map(|lane| &mut lane.place);
    let places = places.chain(timeline.steps.iter_mut().map(|step| &mut step.place));
    let places = places.chain(timeline.inputs.iter_mut().map(|input| &mut input.place));
    let places = places.chain(timeline.results.iter_mut().map(|result| &mut result.place));
    for span in places.flatten() {
        *span = moved(*span);
    }
}
