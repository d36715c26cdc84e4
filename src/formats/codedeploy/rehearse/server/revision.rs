//! A revision as a rehearsal sees it: its hooks, its files and its bundle.

use std::rc::Rc;

use super::install::{Copying, Files, Instruction};
use super::plan::{FileEntry, Refusal, ScriptPlan, ServerPlan};
use super::tree::{Bundle, base, bundle_path, full_path, given_path, parent};
use crate::formats::codedeploy::facts::lifecycle::LifecycleEvent;
use crate::formats::codedeploy::facts::timeout;
use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::formats::codedeploy::scenario::{self, Hooks, OtherHook, Server};

/// A revision.
pub struct Revision {
    pub name: Rc<str>,
    /// Its scripts by their events.
    pub hooks: Vec<(LifecycleEvent, Vec<Script>)>,
    pub entries: Vec<FileEntry>,
    pub bundle: Bundle,
    pub behavior: FileExistsBehavior,
    /// What the agent objects to in it.
    pub refusals: Vec<Refusal>,
    pub windows: bool,
}

/// A script of a revision.
#[derive(Clone)]
pub struct Script {
    pub plan: ScriptPlan,
    /// Whether it fails whenever it runs.
    pub always_fails: bool,
    /// Whether it is not in the bundle.
    pub missing: bool,
}

impl Revision {
    /// The revision of the file.
    pub fn this(plan: &ServerPlan, name: &str, server: &Server) -> Self {
        let mut bundle = usual_bundle(plan);
        if let Some(paths) = &server.bundle {
            bundle = paths.iter().map(|path| given_path(path, plan.windows)).collect();
        }
        let mut hooks: Vec<(LifecycleEvent, Vec<Script>)> = Vec::new();
        for hook in &plan.hooks {
            let Some(event) = LifecycleEvent::named(&hook.event).filter(|event| !event.is_reserved()) else {
                continue;
            };
            let mut scripts = Vec::new();
            for script in &hook.scripts {
                let missing = !bundle.is_file(&bundle_path(&script.location, plan.windows));
                scripts.push(Script { plan: script.clone(), always_fails: false, missing });
            }
            hooks.retain(|(other, _)| *other != event);
            if !scripts.is_empty() {
                hooks.push((event, scripts));
            }
        }
        Self {
            name: name.into(),
            hooks,
            entries: plan.files.clone(),
            bundle,
            behavior: plan.file_exists_behavior.or(server.file_exists_behavior).unwrap_or_default(),
            refusals: plan.refusals.clone(),
            windows: plan.windows,
        }
    }

    /// A revision of the scenario.
    pub fn other(&self, other: &scenario::Revision, plan: &ServerPlan) -> Self {
        let hooks = match &other.hooks {
            // Whatever is wrong with this file's bundle is not said of another's.
            Hooks::Same => {
                let found = |script: &Script| Script { missing: false, ..script.clone() };
                self.hooks.iter().map(|(event, scripts)| (*event, scripts.iter().map(found).collect())).collect()
            }
            Hooks::None => Vec::new(),
            Hooks::These(hooks) => self.other_hooks(hooks),
        };
        let (mut entries, mut bundle) = (self.entries.clone(), usual_bundle(plan));
        if let Some(paths) = &other.files {
            (entries, bundle) = (Vec::new(), Bundle::default());
            for path in paths {
                let path = full_path(path, self.windows);
                let source = bundle_path(&path, self.windows);
                let destination = parent(&path).unwrap_or_default().to_owned();
                bundle.add(source.as_str());
                entries.push(FileEntry { source, destination, place: None });
            }
        }
        let (name, behavior) = (other.name.as_str().into(), self.behavior);
        Self { name, hooks, entries, bundle, behavior, refusals: Vec::new(), windows: self.windows }
    }

    fn other_hooks(&self, hooks: &[OtherHook]) -> Vec<(LifecycleEvent, Vec<Script>)> {
        let mut list: Vec<(LifecycleEvent, Vec<Script>)> = Vec::new();
        for hook in hooks {
            let Some(event) = LifecycleEvent::named(&hook.event).filter(|event| !event.is_reserved()) else {
                continue;
            };
            let own = self
                .scripts(event)
                .iter()
                .find(|script| hook.location.as_ref().is_none_or(|location| *location == script.plan.location));
            let usual = || ScriptPlan {
                location: hook.location.clone().unwrap_or_else(|| usual_script(event).to_owned()),
                timeout: timeout::USUAL,
                run_as: None,
                place: None,
            };
            let plan = own.map_or_else(usual, |script| script.plan.clone());
            let script = Script { plan, always_fails: hook.fails, missing: false };
            match list.iter_mut().find(|(other, _)| *other == event) {
                Some((_, scripts)) => scripts.push(script),
                None => list.push((event, vec![script])),
            }
        }
        list
    }

    /// Its scripts for an event.
    pub fn scripts(&self, event: LifecycleEvent) -> &[Script] {
        self.hooks.iter().find(|(other, _)| *other == event).map_or(&[], |(_, scripts)| scripts.as_slice())
    }

    /// What it copies.
    pub fn copying(&self) -> Copying<'_> {
        Copying { entries: &self.entries, bundle: &self.bundle, behavior: self.behavior, windows: self.windows }
    }

    /// The files of an instance on which it alone was installed.
    pub fn installed(&self) -> Files {
        let mut files = Files::default();
        if let Ok(plan) = self.copying().plan(&files.tree) {
            // What fails here fails in every deployment of the revision; the files that it has left count.
            let _ = files.carry_out(&plan, &self.bundle, &self.name);
        }
        files
    }

    /// Where its first file would go on an instance without files.
    pub fn first_target(&self) -> Option<String> {
        let plan = self.copying().plan(&super::tree::Tree::default()).ok()?;
        plan.into_iter().find_map(|instruction| match instruction {
            Instruction::Copy { target, .. } => Some(target),
            Instruction::MakeDirectory(_) => None,
        })
    }
}

/// The files that a bundle holds by what the AppSpec file says of it: what it copies, and its scripts.
fn usual_bundle(plan: &ServerPlan) -> Bundle {
    let mut bundle = Bundle::default();
    bundle.add("appspec.yml");
    for script in plan.hooks.iter().flat_map(|hook| &hook.scripts) {
        bundle.add(bundle_path(&script.location, plan.windows));
    }
    for entry in &plan.files {
        let source = bundle_path(&entry.source, plan.windows);
        if source.contains('*') || source.split('/').any(|part| part == "..") {
            continue;
        }
        let written_as_directory = entry.source.ends_with('/') || entry.source.ends_with('\\');
        // A name with an extension is that of a file.
        let is_file = !written_as_directory && base(&source).rfind('.').is_some_and(|at| at > 0);
        if is_file {
            bundle.add(source);
        } else if bundle.below(&source).next().is_none() || source.is_empty() {
            let above = if source.is_empty() { String::new() } else { format!("{source}/") };
            bundle.add(format!("{above}index.html"));
            bundle.add(format!("{above}js/app.js"));
        }
    }
    bundle
}

fn usual_script(event: LifecycleEvent) -> &'static str {
    match event {
        LifecycleEvent::ApplicationStop => "scripts/stop.sh",
        LifecycleEvent::ApplicationStart => "scripts/start.sh",
        LifecycleEvent::ValidateService => "scripts/validate.sh",
        LifecycleEvent::BeforeInstall => "scripts/before_install.sh",
        LifecycleEvent::AfterInstall => "scripts/after_install.sh",
        _ => "scripts/traffic.sh",
    }
}
