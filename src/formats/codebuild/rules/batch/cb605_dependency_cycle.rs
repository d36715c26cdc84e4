//! CB605: tasks wait for each other.

use std::collections::HashMap;

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{Task, graph};
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<BuildspecFile> = rule!("CB605", "dependency-cycle", Error, "cb605_dependency_cycle.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let (tasks, names) = graph(file);
    for cycle in cycles(&tasks, &names) {
        let [(task, name), others @ ..] = cycle.as_slice() else { continue };
        let own = tasks.get(*task).and_then(Task::name).unwrap_or_default();
        if others.is_empty() {
            let found = findings.tell(name.span, format!("`{own}` waits for itself."));
            found.help("CodeBuild refuses the batch: the task could never start. Take the entry out.");
            continue;
        }
        let names = [own].into_iter().chain(cycle.iter().map(|(_, name)| name.value.as_str()));
        let way: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        let found = findings.tell(name.span, format!("These tasks wait for each other: {}.", way.join(" → ")));
        found.help("CodeBuild refuses the batch: none of these tasks could ever start. Take one of the entries out.");
        for (task, name) in others {
            let waits = tasks.get(*task).and_then(Task::name).unwrap_or_default();
            found.relate(name.span, format!("Here `{waits}` waits for `{}`.", name.value));
        }
    }
}

/// A task of a cycle, and the entry with which it waits for the next.
type Step<'f> = (usize, &'f Placed<String>);

/// One cycle out of every knot of tasks that wait for each other.
fn cycles<'f>(tasks: &[Task<'f>], names: &HashMap<&str, usize>) -> Vec<Vec<Step<'f>>> {
    let edges: Vec<Vec<(&'f Placed<String>, usize)>> = tasks
        .iter()
        .map(|task| task.dependencies().filter_map(|name| Some((name, *names.get(name.value.as_str())?))).collect())
        .collect();
    let mut place: Vec<Option<usize>> = vec![None; tasks.len()];
    let mut done = vec![false; tasks.len()];
    let mut found = Vec::new();
    for start in 0..tasks.len() {
        // The way from `start`: each task, and the number of its edge that is tried next.
        let mut way: Vec<(usize, usize)> = Vec::new();
        let mut told = false;
        if !done[start] {
            place[start] = Some(0);
            way.push((start, 0));
        }
        while let Some((task, edge)) = way.last_mut() {
            let (from, next) = (*task, edges[*task].get(*edge));
            *edge += 1;
            match next {
                None => {
                    done[from] = true;
                    place[from] = None;
                    way.pop();
                }
                Some((_, to)) if done[*to] => {}
                Some((_, to)) => match place[*to] {
                    Some(at) if !told => {
                        told = true;
                        let steps =
                            way[at..].iter().filter_map(|(task, edge)| Some((*task, edges[*task].get(edge - 1)?.0)));
                        found.push(steps.collect());
                    }
                    Some(_) => {}
                    None => {
                        place[*to] = Some(way.len());
                        way.push((*to, 0));
                    }
                },
            }
        }
    }
    found
}
