//! Which action of a pipeline runs or opens which file.

use serde::{Deserialize, Serialize};

use super::chain::{Chain, ChainAction};
use super::inline::Project;
use super::links::Links;
use crate::formats::codedeploy::platform::Platform;
use crate::syntax::Span;

/// An action of a pipeline and the file that it runs or opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The index of the file with the pipeline.
    pub pipeline: usize,
    /// The action, as a rehearsal names its lane: `Build.Compile`.
    pub action: String,
    /// Where the action's name stands.
    pub place: Span,
    /// What the file is to the action.
    pub kind: TieKind,
    /// The index of the file.
    pub file: usize,
    /// Where in that file it stands, if it is only a part of it: a buildspec in a template's project.
    pub part: Option<Span>,
    /// Why it is this file, in a sentence; words of files stand between backticks.
    pub why: String,
}

/// What a file is to an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// The buildspec that a CodeBuild action runs.
    Buildspec,
    /// The AppSpec file that a deploy action opens.
    AppSpec,
}

/// An action, and the buildspec or AppSpec file of the workspace that it runs or opens.
#[derive(Debug, Clone)]
pub struct Bond {
    /// The index of the file with the pipeline.
    pub file: usize,
    /// Which of that file's pipelines it is.
    pub pipeline: usize,
    /// The action, as a rehearsal names its lane.
    pub action: String,
    /// Where the action's name stands.
    pub place: Span,
    /// What it is to the action.
    pub kind: TieKind,
    /// The index among the workspace's buildspecs or AppSpec files.
    pub target: usize,
    /// Whether the files themselves, or a person, say so; else it is what is likely.
    pub certain: bool,
    /// Why it is this one, in a sentence.
    pub why: String,
}

/// What an action runs or opens, before it is known to which action it belongs.
struct Found {
    target: usize,
    certain: bool,
    why: String,
}

/// Every bond of a workspace.
pub fn bonds(links: &Links<'_>) -> Vec<Bond> {
    let mut bonds = Vec::new();
    for (chain, action) in links.actions() {
        let (kind, found) = match () {
            () if action.is_build() => (TieKind::Buildspec, buildspec(links, chain, action)),
            () if platforms(action).is_some() => (TieKind::AppSpec, appspec(links, chain, action)),
            () => continue,
        };
        let Some(Found { target, certain, why }) = found else { continue };
        let (file, pipeline, place) = (chain.file, chain.pipeline, action.name.span);
        bonds.push(Bond { file, pipeline, action: action.address.clone(), place, kind, target, certain, why });
    }
    bonds
}

/// The bonds as others see them.
pub fn ties(links: &Links<'_>) -> Vec<Tie> {
    let tie = |bond: &Bond| {
        let (file, part) = match bond.kind {
            TieKind::Buildspec => {
                let buildspec = links.buildspecs.get(bond.target)?;
                let host = links.workspace.files.get(buildspec.file)?;
                (buildspec.file, buildspec.part.map(|node| host.document.span(node)))
            }
            TieKind::AppSpec => (links.appspecs.get(bond.target)?.file, None),
        };
        let (action, why) = (bond.action.clone(), bond.why.clone());
        Some(Tie { pipeline: bond.file, action, place: bond.place, kind: bond.kind, file, part, why })
    };
    links.bonds.iter().filter_map(tie).collect()
}

/// The file that a person chose for an action: its name, which is empty for none.
fn chosen<'w>(links: &Links<'w>, chain: &Chain, action: &ChainAction) -> Option<&'w str> {
    links.workspace.files.get(chain.file)?.scenario.setup.get("contains")?.get(&action.address)?.as_str()
}

fn chosen_among(links: &Links<'_>, name: &str, files: &[usize]) -> Option<Found> {
    let target = files.iter().position(|file| links.name(*file) == name)?;
    Some(Found { target, certain: true, why: format!("`{name}` is chosen for it.") })
}

fn buildspec(links: &Links<'_>, chain: &Chain, action: &ChainAction) -> Option<Found> {
    // Those of templates come last, so that the positions are the same.
    let own: Vec<usize> = links.buildspecs.iter().filter(|it| it.is_file()).map(|it| it.file).collect();
    if let Some(name) = chosen(links, chain, action) {
        return chosen_among(links, name, &own);
    }
    if let Some(project) = project(links, chain, action) {
        return of_project(links, project, &own).or_else(|| match project.path() {
            Some(_) => None,
            None => likely_buildspec(links, action, &own),
        });
    }
    likely_buildspec(links, action, &own)
}

/// The project that an action names, where a template of the workspace declares it.
pub fn project<'l>(links: &'l Links<'_>, chain: &Chain, action: &ChainAction) -> Option<&'l Project> {
    if let Some(id) = &action.project {
        let declared = |project: &&Project| project.file == chain.file && project.logical_id == *id;
        if let Some(project) = links.projects.iter().find(declared) {
            return Some(project);
        }
    }
    let named = &action.setting("ProjectName")?.text;
    links.projects.iter().find(|project| project.name.as_ref() == Some(named))
}

fn of_project(links: &Links<'_>, project: &Project, own: &[usize]) -> Option<Found> {
    let id = &project.logical_id;
    if let Some(target) = project.inline {
        return Some(Found { target, certain: true, why: format!("It stands in the project `{id}`.") });
    }
    let path = project.path()?;
    let target = only(own, |file| lies_at(links.name(*file), path))?;
    Some(Found { target, certain: true, why: format!("The project `{id}` opens `{path}`.") })
}

fn likely_buildspec(links: &Links<'_>, action: &ChainAction, own: &[usize]) -> Option<Found> {
    let named = action.setting("ProjectName").map(|name| name.text.as_str());
    if let Some(named) = named {
        let of_scenario = |file: &usize| {
            let setup = links.workspace.files.get(*file).map(|file| &file.scenario.setup);
            setup.and_then(|setup| setup.get("project")?.as_str()) == Some(named)
        };
        if let Some(target) = only(own, of_scenario) {
            return Some(Found {
                target,
                certain: true,
                why: format!("Its scenario is that of the project `{named}`."),
            });
        }
    }
    let names = [named.unwrap_or_default(), action.name.text.as_str()];
    let by_name = |file: &usize| {
        let distinct = distinct_part(links.name(*file));
        !distinct.is_empty() && names.iter().any(|name| plain(name) == distinct)
    };
    if let Some(target) = only(own, by_name) {
        let why = format!("`{}` has its name from it.", links.name(own[target]));
        return Some(Found { target, certain: false, why });
    }
    let mut projects: Vec<Option<&str>> = Vec::new();
    for (_, other) in links.actions().filter(|(_, other)| other.is_build()) {
        let project = other.setting("ProjectName").map(|name| name.text.as_str());
        if !projects.contains(&project) {
            projects.push(project);
        }
    }
    let alone = own.len() == 1 && projects.len() == 1;
    alone.then(|| Found { target: 0, certain: false, why: "It is the only buildspec here.".to_owned() })
}

/// The platforms whose AppSpec files an action opens; none where it opens no such file.
fn platforms(action: &ChainAction) -> Option<&'static [Platform]> {
    match () {
        () if action.deploys_with("CodeDeploy") => Some(&[Platform::Server, Platform::Lambda]),
        () if action.deploys_with("CodeDeployToECS") => Some(&[Platform::Ecs]),
        () => None,
    }
}

fn appspec(links: &Links<'_>, chain: &Chain, action: &ChainAction) -> Option<Found> {
    let files: Vec<usize> = links.appspecs.iter().map(|it| it.file).collect();
    if let Some(name) = chosen(links, chain, action) {
        return chosen_among(links, name, &files);
    }
    let fits = |at: usize| {
        let platform = links.appspecs.get(at).and_then(|it| it.spec.platform());
        platform.is_some_and(|platform| platforms(action).is_some_and(|fitting| fitting.contains(&platform)))
    };
    let fitting: Vec<usize> = (0..files.len()).filter(|at| fits(*at)).collect();
    if let Some(path) = action.setting("AppSpecTemplatePath")
        && let Some(at) = only(&fitting, |at| lies_at(links.name(files[*at]), &path.text))
    {
        let why = format!("The action opens `{}`.", path.text);
        return Some(Found { target: fitting[at], certain: true, why });
    }
    match fitting.as_slice() {
        [target] => {
            let why = "It is the only AppSpec file here for such a deployment.".to_owned();
            Some(Found { target: *target, certain: false, why })
        }
        _ => None,
    }
}

/// The position of the only one that holds; none where several do.
fn only<T>(all: &[T], holds: impl Fn(&T) -> bool) -> Option<usize> {
    let mut found = None;
    for (at, one) in all.iter().enumerate() {
        if holds(one) && found.replace(at).is_some() {
            return None;
        }
    }
    found
}

/// Whether a file of that name can lie at a path of the source.
fn lies_at(name: &str, path: &str) -> bool {
    let path = path.trim_start_matches("./");
    name.strip_suffix(path).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

/// What tells a buildspec's name from others: `test` of `ci/buildspec-test.yml`.
fn distinct_part(name: &str) -> String {
    let base = name.rsplit('/').next().unwrap_or(name);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    plain(&stem.to_ascii_lowercase().replace("buildspec", ""))
}

/// A name without what people write differently: its case, and the signs between its words.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}
