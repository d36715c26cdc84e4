//! The builds of a batch: how many there are, and in which order they can run.

use std::collections::BTreeSet;

use super::plan::{BatchTasks, FanoutPlan, MatrixPlan, TaskPlan, TaskSource};

/// The builds of a batch that a rehearsal draws at most. A project allows 100 unless it says otherwise.
const MOST_BUILDS: u64 = 1_000;

/// The builds of a batch.
///
/// # Errors
/// Why CodeBuild cannot start them, in words.
pub fn expand(tasks: &BatchTasks, allowed: u64) -> Result<Vec<TaskPlan>, String> {
    let number = match tasks {
        BatchTasks::List(tasks) | BatchTasks::Graph(tasks) => tasks.len() as u64,
        BatchTasks::Matrix(matrix) => combinations(matrix),
        BatchTasks::Fanout(fanout) => fanout.parallelism,
    };
    let allowed = allowed.min(MOST_BUILDS);
    if number > allowed {
        return Err(format!("the batch has {number} builds, and {allowed} are allowed"));
    }
    let tasks = match tasks {
        BatchTasks::List(tasks) => {
            tasks.iter().map(|task| TaskPlan { depends_on: Vec::new(), ..task.clone() }).collect()
        }
        BatchTasks::Graph(tasks) => tasks.clone(),
        BatchTasks::Matrix(matrix) => matrix_tasks(matrix),
        BatchTasks::Fanout(fanout) => fanout_tasks(fanout),
    };
    match twice(&tasks).or_else(|| never_starts(&tasks)) {
        Some(why) => Err(why),
        None => Ok(tasks),
    }
}

/// The product of the lengths of all lists.
fn combinations(matrix: &MatrixPlan) -> u64 {
    matrix.axes.iter().fold(1, |product, axis| product.saturating_mul(axis.values.len() as u64))
}

fn matrix_tasks(matrix: &MatrixPlan) -> Vec<TaskPlan> {
    let task = |number: u64| {
        let mut rest = number;
        // The last list changes fastest.
        let mut chosen: Vec<(&str, &str)> = Vec::new();
        for axis in matrix.axes.iter().rev() {
            let length = axis.values.len() as u64;
            let value = axis.values.get((rest % length.max(1)) as usize);
            rest /= length.max(1);
            chosen.extend(value.map(|value| (axis.name.as_str(), value.as_str())));
        }
        chosen.reverse();
        let of = |axis: &str| chosen.iter().find(|(name, _)| *name == axis).map(|(_, value)| (*value).to_owned());
        let label: Vec<String> = chosen.iter().map(|(name, value)| format!("{name}={value}")).collect();
        TaskPlan {
            identifier: format!("build{number}"),
            place: matrix.place,
            label: label.join(" "),
            depends_on: Vec::new(),
            ignore_failure: matrix.ignore_failure,
            image: of("image"),
            source: of("buildspec").map_or(TaskSource::ThisFile, |path| TaskSource::File(path, None)),
        }
    };
    (0..combinations(matrix)).map(task).collect()
}

fn fanout_tasks(fanout: &FanoutPlan) -> Vec<TaskPlan> {
    let task = |number| TaskPlan {
        identifier: format!("build{number}"),
        place: fanout.place,
        label: format!("share {} of {}", number + 1, fanout.parallelism),
        ignore_failure: fanout.ignore_failure,
        ..TaskPlan::default()
    };
    (0..fanout.parallelism).map(task).collect()
}

fn twice(tasks: &[TaskPlan]) -> Option<String> {
    let mut seen = BTreeSet::new();
    let again = tasks.iter().find(|task| !seen.insert(task.identifier.as_str()))?;
    Some(format!("two builds are called `{}`", again.identifier))
}

/// A build that would wait for ever: on itself in a circle, or on one that is not there.
fn never_starts(tasks: &[TaskPlan]) -> Option<String> {
    let mut can_start: BTreeSet<&str> = BTreeSet::new();
    loop {
        let before = can_start.len();
        for task in tasks {
            if task.depends_on.iter().all(|other| can_start.contains(other.as_str())) {
                can_start.insert(&task.identifier);
            }
        }
        if can_start.len() == before {
            break;
        }
    }
    let stuck = tasks.iter().find(|task| !can_start.contains(task.identifier.as_str()))?;
    Some(format!("`{}` waits for a build that can never be done", stuck.identifier))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::codebuild::rehearse::plan::Axis;

    #[test]
    fn a_matrix_is_every_combination() {
        let axis = |name: &str, values: &[&str]| Axis {
            name: name.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        };
        let axes = vec![axis("image", &["a", "b"]), axis("NODE", &["20", "22", "24"])];
        let matrix = MatrixPlan { place: None, axes, ignore_failure: false };
        let tasks = expand(&BatchTasks::Matrix(matrix.clone()), 100).unwrap();
        let labels: Vec<&str> = tasks.iter().map(|task| task.label.as_str()).collect();
        assert_eq!(labels.len(), 6);
        assert_eq!(labels[..2], ["image=a NODE=20", "image=a NODE=22"]);
        assert_eq!(tasks[5].identifier, "build5");
        assert!(expand(&BatchTasks::Matrix(matrix), 5).is_err_and(|why| why.contains("6 builds")));
    }

    #[test]
    fn a_circle_never_starts() {
        let task = |name: &str, on: &[&str]| TaskPlan {
            identifier: name.to_owned(),
            depends_on: on.iter().map(|name| (*name).to_owned()).collect(),
            ..TaskPlan::default()
        };
        let graph = |tasks| expand(&BatchTasks::Graph(tasks), 100);
        assert!(graph(vec![task("late", &["early"]), task("early", &[])]).is_ok());
        assert!(graph(vec![task("a", &["b"]), task("b", &["a"])]).is_err_and(|why| why.contains("`a` waits")));
        assert!(graph(vec![task("a", &["missing"])]).is_err());
        assert!(graph(vec![task("a", &[]), task("a", &[])]).is_err_and(|why| why.contains("two builds")));
    }
}
