//! The tasks of a batch, whichever of the declarations they are read from.

use std::collections::HashMap;

use super::BuildspecFile;
use crate::formats::codebuild::facts::compute::{System, is_lambda, system_of_image, system_of_type};
use crate::formats::codebuild::model::{Batch, GraphTask, ListTask, MatrixStaticEnv, TaskEnv};
use crate::formats::codebuild::switch::Switch;
use crate::schema::{Field, Key, MisfitKind, OneOrMany, Placed, same_letters};
use crate::syntax::{NodeId, Span};

/// A task of `build-list` or `build-graph`.
#[derive(Debug, Clone, Copy)]
pub struct Task<'f> {
    /// Where it stands.
    pub span: Span,
    /// Its node.
    pub node: NodeId,
    /// `identifier`
    pub identifier: &'f Field<String>,
    /// `buildspec`
    pub buildspec: &'f Field<String>,
    /// `depend-on`; a list has none.
    pub depend_on: Option<&'f Field<OneOrMany<String>>>,
    /// `env`
    pub env: &'f Field<TaskEnv>,
    /// `ignore-failure`
    pub ignore_failure: &'f Field<Switch>,
}

/// What a task, or all tasks of a matrix, run on: as much of it as the file says. A matrix can give several of each.
#[derive(Debug, Clone, Default)]
pub struct Machine<'f> {
    /// `compute-type`
    pub compute_types: Vec<&'f Placed<String>>,
    /// `type`
    pub environment_types: Vec<&'f Placed<String>>,
    /// `image`
    pub images: Vec<&'f Placed<String>>,
    /// `privileged-mode`
    pub privileged_mode: Option<&'f Placed<Switch>>,
    /// `fleet`
    pub fleet: Option<&'f Placed<String>>,
    /// Whether it runs another buildspec than this file.
    pub runs_another_file: bool,
}

impl<'f> Task<'f> {
    fn of_list(task: &'f Placed<ListTask>) -> Self {
        let ListTask { identifier, buildspec, debug_session: _, env, ignore_failure } = &task.value;
        Self { span: task.span, node: task.node, identifier, buildspec, depend_on: None, env, ignore_failure }
    }

    fn of_graph(task: &'f Placed<GraphTask>) -> Self {
        let GraphTask { identifier, buildspec, debug_session: _, depend_on, env, ignore_failure } = &task.value;
        let depend_on = Some(depend_on);
        Self { span: task.span, node: task.node, identifier, buildspec, depend_on, env, ignore_failure }
    }

    /// Its name, if it is known.
    pub fn name(&self) -> Option<&'f str> {
        self.identifier.value().map(String::as_str)
    }

    /// The tasks that it waits for, as they are written.
    pub fn dependencies(&self) -> impl Iterator<Item = &'f Placed<String>> + use<'f> {
        self.depend_on.and_then(Field::value).into_iter().flat_map(OneOrMany::known)
    }

    /// Where a finding about it as a whole is told: at its identifier, or at its first key.
    pub fn head(&self, file: &BuildspecFile) -> Span {
        let first = file.document.entries(self.node).and_then(|mut entries| entries.next());
        match (self.identifier.known(), first) {
            (Some(identifier), _) => identifier.span,
            (None, Some(entry)) => file.document.span(entry.key),
            (None, None) => self.span,
        }
    }
}

impl<'f> Machine<'f> {
    fn of(
        compute_type: &'f Field<String>,
        environment_type: &'f Field<String>,
        image: &'f Field<String>,
        privileged_mode: &'f Field<Switch>,
    ) -> Self {
        Self {
            compute_types: compute_type.known().into_iter().collect(),
            environment_types: environment_type.known().into_iter().collect(),
            images: image.known().into_iter().collect(),
            privileged_mode: privileged_mode.known(),
            ..Self::default()
        }
    }

    fn of_task(task: Task<'f>) -> Option<Self> {
        let env = task.env.value()?;
        let machine = Self::of(&env.compute_type, &env.environment_type, &env.image, &env.privileged_mode);
        Some(Self { fleet: env.fleet.known(), runs_another_file: !task.buildspec.is_nothing(), ..machine })
    }

    fn of_matrix(env: &'f MatrixStaticEnv) -> Self {
        Self::of(&env.compute_type, &env.environment_type, &env.image, &env.privileged_mode)
    }

    /// Where it says that the build runs on Lambda, if it does.
    pub fn lambda(&self) -> Option<Span> {
        let words = self.compute_types.iter().chain(&self.environment_types);
        words.copied().find(|word| is_lambda(&word.value) == Some(true)).map(|word| word.span)
    }

    /// Where it says that the build runs on Windows, if it does.
    pub fn windows(&self) -> Option<Span> {
        let is_windows = |system: Option<System>| system == Some(System::Windows);
        let by_type = self.environment_types.iter().find(|word| is_windows(system_of_type(&word.value)));
        let by_image = || self.images.iter().find(|word| is_windows(system_of_image(&word.value)));
        by_type.or_else(by_image).map(|word| word.span)
    }
}

/// The batch, if the file has one.
pub fn batch(file: &BuildspecFile) -> Option<&Batch> {
    file.spec()?.batch.value()
}

/// The tasks of its list, then those of its graph, in the order of the file.
pub fn tasks(file: &BuildspecFile) -> Vec<Task<'_>> {
    let Some(batch) = batch(file) else { return Vec::new() };
    let list = batch.build_list.value().into_iter().flat_map(|list| list.known()).map(Task::of_list);
    let graph = batch.build_graph.value().into_iter().flat_map(|list| list.known()).map(Task::of_graph);
    list.chain(graph).collect()
}

/// The tasks of the graph by their names; of two with the same name, the first.
pub fn graph(file: &BuildspecFile) -> (Vec<Task<'_>>, HashMap<&str, usize>) {
    let tasks: Vec<Task<'_>> = tasks(file).into_iter().filter(|task| task.depend_on.is_some()).collect();
    let mut names = HashMap::new();
    for (at, task) in tasks.iter().enumerate() {
        if let Some(name) = task.name() {
            names.entry(name).or_insert(at);
        }
    }
    (tasks, names)
}

/// What the batch's builds run on: one for each task, and one for the matrix.
pub fn machines(file: &BuildspecFile) -> Vec<Machine<'_>> {
    let mut machines: Vec<Machine<'_>> = tasks(file).into_iter().filter_map(Machine::of_task).collect();
    if let Some(matrix) = batch(file).and_then(|batch| batch.build_matrix.value()) {
        let fixed = matrix.fixed.value().and_then(|fixed| fixed.env.value());
        let mut machine = fixed.map_or_else(Machine::default, Machine::of_matrix);
        let dynamic = matrix.dynamic.value();
        machine.runs_another_file = dynamic.is_some_and(|dynamic| !dynamic.buildspec.is_nothing());
        if let Some(env) = dynamic.and_then(|dynamic| dynamic.env.value()) {
            machine.compute_types.extend(env.compute_type.value().into_iter().flat_map(OneOrMany::known));
            machine.images.extend(env.image.value().into_iter().flat_map(OneOrMany::known));
        }
        machines.push(machine);
    }
    machines
}

/// What those of the batch's builds run on that run this very file.
pub fn machines_of_this_file(file: &BuildspecFile) -> impl Iterator<Item = Machine<'_>> {
    machines(file).into_iter().filter(|machine| !machine.runs_another_file)
}

/// Whether a key names a kind of batch.
pub fn is_kind(name: &str) -> bool {
    name.starts_with("build-") && Batch::SHAPE.key(name).is_some()
}

/// The key that was meant for the kind of a batch that has none, and the kind that was meant.
pub fn misspelt_kind(file: &BuildspecFile) -> Option<(NodeId, &'static str)> {
    let Batch { fast_fail: _, build_list, build_graph, build_matrix, build_fanout } = batch(file)?;
    let none =
        build_list.is_absent() && build_graph.is_absent() && build_matrix.is_absent() && build_fanout.is_absent();
    if !none || !file.is_whole() {
        return None;
    }
    file.misfits.iter().find_map(|misfit| match misfit.kind {
        MisfitKind::UnknownKey { mapping, key, near: Some(near), .. } if mapping == Batch::SHAPE => {
            is_kind(near.name).then_some((key, near.name))
        }
        _ => None,
    })
}

/// Whether a key is `depend-on`, in whatever spelling.
pub fn is_dependency(name: &str) -> bool {
    let meant = |key: &'static Key| same_letters(key.name, name) || key.misspelt.contains(&name);
    GraphTask::SHAPE.key("depend-on").is_some_and(meant)
}
