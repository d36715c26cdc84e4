//! From the file that was read to what a rehearsal needs of it.

use super::plan::{
    ArtifactPlan, Axis, BatchPlan, BatchTasks, BuildPlan, CachePlan, CommandPlan, FanoutPlan, MatrixPlan, Named,
    Origin, PhasePlan, ReportPlan, Runtime, TaskPlan, TaskSource, Variable,
};
use super::refusal;
use crate::diagnostics::Diagnostic;
use crate::formats::codebuild::file::{BuildspecFile, PhaseName, PhaseRef};
use crate::formats::codebuild::model::{
    Artifacts, Batch, Buildspec, Cache, CacheAction, GraphTask, ListTask, Matrix, SecondaryArtifacts, TaskEnv,
};
use crate::formats::codebuild::on_failure::OnFailure;
use crate::formats::codebuild::switch::Switch;
use crate::schema::{Field, Map, OneOrMany, Placed};
use crate::syntax::Span;

impl BuildPlan {
    /// What a file asks for; `found` are its findings, of which some are CodeBuild's objections.
    pub fn of(file: &BuildspecFile, found: &[Diagnostic]) -> Self {
        let mut plan = match file.spec() {
            Some(spec) => Self::of_spec(file, spec),
            None => Self::default(),
        };
        plan.refusals = refusal::refusals(file, found);
        plan.notes = refusal::notes(found);
        plan
    }

    fn of_spec(file: &BuildspecFile, spec: &Buildspec) -> Self {
        let install = file.phase(PhaseName::Install);
        Self {
            shell_per_command: file.version() == Some("0.1"),
            phases: PhaseName::ALL.map(|name| file.phase(name).map(phase).unwrap_or_default()),
            variables: variables(spec),
            exported: spec.env.value().map(|env| names(&env.exported_variables)).unwrap_or_default(),
            runtimes: install.and_then(|phase| phase.runtime_versions).map(runtimes).unwrap_or_default(),
            reports: spec.reports.value().map(reports).unwrap_or_default(),
            artifacts: spec.artifacts.known().map(artifacts).unwrap_or_default(),
            cache: spec.cache.known().map(cache),
            batch: spec.batch.known().and_then(|batch| batch_plan(&batch.value)),
            refusals: Vec::new(),
            notes: Vec::new(),
        }
    }
}

fn phase(phase: PhaseRef<'_>) -> PhasePlan {
    let commands = |list: &Field<OneOrMany<String>>| -> Vec<CommandPlan> {
        let items = list.value().map(|list| list.items.as_slice()).unwrap_or_default();
        // An empty item keeps its number, and runs as nothing.
        let command =
            |item: &Field<String>| CommandPlan { text: item.value().cloned().unwrap_or_default(), place: item.key() };
        items.iter().map(command).collect()
    };
    PhasePlan {
        place: Some(phase.key),
        commands: commands(phase.commands),
        finally: commands(phase.finally),
        on_failure: phase.on_failure.value().and_then(|text| OnFailure::parse(text).ok()),
    }
}

fn variables(spec: &Buildspec) -> Vec<Variable> {
    let env = spec.env.value();
    let older = spec.environment_variables.value().and_then(|env| env.plaintext.value());
    let of = |map: Option<&Map<String>>, origin: Origin| -> Vec<Variable> {
        let entries = map.map(|map| map.entries.as_slice()).unwrap_or_default();
        let variable = |(name, value): &(crate::schema::Name, Field<String>)| Variable {
            name: name.text.clone(),
            value: value.value().cloned().unwrap_or_default(),
            origin,
            place: Some(name.span),
        };
        entries.iter().map(variable).collect()
    };
    let mut all = of(env.and_then(|env| env.variables.value()).or(older), Origin::Plain);
    all.extend(of(env.and_then(|env| env.parameter_store.value()), Origin::ParameterStore));
    all.extend(of(env.and_then(|env| env.secrets_manager.value()), Origin::SecretsManager));
    all
}

fn names(list: &Field<OneOrMany<String>>) -> Vec<Named> {
    let known = list.value().into_iter().flat_map(OneOrMany::known);
    known.map(|item| Named { name: item.value.clone(), place: Some(item.span) }).collect()
}

fn texts(list: &Field<OneOrMany<String>>) -> Vec<String> {
    list.value().into_iter().flat_map(OneOrMany::known).map(|item| item.value.clone()).collect()
}

fn runtimes(versions: &Field<Map<String>>) -> Vec<Runtime> {
    let known = versions.value().into_iter().flat_map(Map::known);
    known.map(|(name, version)| Runtime { language: name.text.clone(), version: version.value.clone() }).collect()
}

fn reports(reports: &Map<crate::formats::codebuild::model::Report>) -> Vec<ReportPlan> {
    let report = |(name, report): (&crate::schema::Name, &Placed<crate::formats::codebuild::model::Report>)| {
        ReportPlan { name: name.text.clone(), place: Some(name.span), files: texts(&report.value.files) }
    };
    reports.known().map(report).collect()
}

fn artifacts(placed: &Placed<Artifacts>) -> Vec<ArtifactPlan> {
    let Artifacts { files, base_directory, secondary_artifacts, .. } = &placed.value;
    let primary = (!files.is_nothing()).then(|| ArtifactPlan {
        identifier: None,
        place: Some(placed.key),
        files: texts(files),
        base_directory: base_directory.value().cloned(),
    });
    let secondary = secondary_artifacts.value().into_iter().flat_map(Map::known).map(|(name, artifact)| {
        let SecondaryArtifacts { files, base_directory, .. } = &artifact.value;
        ArtifactPlan {
            identifier: Some(name.text.clone()),
            place: Some(name.span),
            files: texts(files),
            base_directory: base_directory.value().cloned(),
        }
    });
    primary.into_iter().chain(secondary).collect()
}

fn cache(placed: &Placed<Cache>) -> CachePlan {
    let Cache { paths, key, action, .. } = &placed.value;
    CachePlan {
        place: Some(placed.key),
        paths: texts(paths),
        key: key.value().cloned(),
        restores: action.value() != Some(&CacheAction::Save),
        saves: action.value() != Some(&CacheAction::Restore),
    }
}

fn on(switch: &Field<Switch>) -> bool {
    switch.value().is_some_and(|switch| switch.0)
}

fn batch_plan(batch: &Batch) -> Option<BatchPlan> {
    let tasks = if let Some(list) = batch.build_list.value() {
        BatchTasks::List(list.known().map(|task| list_task(&task.value)).collect())
    } else if let Some(graph) = batch.build_graph.value() {
        BatchTasks::Graph(graph.known().map(|task| graph_task(&task.value)).collect())
    } else if let Some(matrix) = batch.build_matrix.known() {
        BatchTasks::Matrix(matrix_plan(matrix))
    } else {
        let fanout = batch.build_fanout.known()?;
        BatchTasks::Fanout(FanoutPlan {
            place: Some(fanout.key),
            parallelism: fanout.value.parallelism.value().map_or(1, |number| number.0),
            ignore_failure: on(&fanout.value.ignore_failure),
        })
    };
    Some(BatchPlan { tasks, fast_fail: on(&batch.fast_fail) })
}

fn list_task(task: &ListTask) -> TaskPlan {
    let plan = named_task(&task.identifier, &task.buildspec, &task.env);
    TaskPlan { ignore_failure: on(&task.ignore_failure), ..plan }
}

fn graph_task(task: &GraphTask) -> TaskPlan {
    let plan = named_task(&task.identifier, &task.buildspec, &task.env);
    TaskPlan { depends_on: texts(&task.depend_on), ignore_failure: on(&task.ignore_failure), ..plan }
}

fn named_task(identifier: &Field<String>, buildspec: &Field<String>, env: &Field<TaskEnv>) -> TaskPlan {
    let place: Option<Span> = identifier.known().map(|identifier| identifier.span);
    let image = env.value().and_then(|env| env.image.value());
    TaskPlan {
        identifier: identifier.value().cloned().unwrap_or_default(),
        place,
        label: image.map(|image| image.rsplit('/').next().unwrap_or(image).to_owned()).unwrap_or_default(),
        image: image.cloned(),
        source: match buildspec.value() {
            Some(path) => TaskSource::File(path.clone(), None),
            None => TaskSource::ThisFile,
        },
        ..TaskPlan::default()
    }
}

fn matrix_plan(matrix: &Placed<Matrix>) -> MatrixPlan {
    let Matrix { fixed, dynamic } = &matrix.value;
    let mut axes = Vec::new();
    let mut axis = |name: &str, list: &Field<OneOrMany<String>>| {
        let values = texts(list);
        if !values.is_empty() {
            axes.push(Axis { name: name.to_owned(), values });
        }
    };
    if let Some(dynamic) = dynamic.value() {
        axis("buildspec", &dynamic.buildspec);
        if let Some(env) = dynamic.env.value() {
            axis("compute-type", &env.compute_type);
            axis("image", &env.image);
            for (name, values) in env.variables.value().map(|map| map.entries.as_slice()).unwrap_or_default() {
                axis(&name.text, values);
            }
        }
    }
    let ignore_failure = fixed.value().is_some_and(|fixed| on(&fixed.ignore_failure));
    MatrixPlan { place: Some(matrix.key), axes, ignore_failure }
}
