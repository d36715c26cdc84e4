//! CB612: a list of a matrix is empty or none, or the matrix is very large.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::batch;
use crate::rule;
use crate::schema::{Field, OneOrMany};
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> = rule!("CB612", "matrix-lists", Warning, "cb612_matrix_lists.md", check);

/// More builds than this are seldom meant.
const MANY: usize = 100;

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(matrix) = batch(file).and_then(|batch| batch.build_matrix.known()) else { return };
    let Some(dynamic) = matrix.value.dynamic.value() else { return };
    let mut lists: Vec<(Span, &str, &Field<OneOrMany<String>>)> = Vec::new();
    let env = dynamic.env.value();
    let own = [
        ("buildspec", Some(&dynamic.buildspec)),
        ("compute-type", env.map(|env| &env.compute_type)),
        ("image", env.map(|env| &env.image)),
    ];
    lists.extend(own.into_iter().filter_map(|(name, list)| Some((list?.key()?, name, list?))));
    if let Some(variables) = env.and_then(|env| env.variables.value()) {
        lists.extend(variables.entries.iter().map(|(name, list)| (name.span, name.text.as_str(), list)));
    }
    let mut builds: usize = 1;
    for (key, name, list) in lists {
        match list {
            Field::Known(list) if list.value.single => {
                let found = findings.tell(list.span, format!("`{name}` has a single value, not a list."));
                found.help(
                    "A matrix makes a build of every value in its lists. Write a list, or put the value \
                    under `static`.",
                );
                let written = list.span.text(file.document.source());
                if !written.contains(['\n', ',', '[', ']', '{', '}', '#', ':']) {
                    let edit = Edit::replace(list.span, format!("[{written}]"));
                    found.fix(Fix::safe("Make a list of it", vec![edit]));
                }
            }
            Field::Known(list) => {
                if list.value.items.is_empty() {
                    tell_empty(key, name, findings);
                }
                builds = builds.saturating_mul(list.value.items.len());
            }
            Field::Null(_) if file.is_whole() => tell_empty(key, name, findings),
            _ => {}
        }
    }
    if builds > MANY {
        findings.tell(matrix.key, format!("The matrix makes {builds} builds.")).help(
            "Each combination of the values is a build. The project limits how many a batch may have, and \
                each is paid for.",
        );
    }
}

fn tell_empty(key: Span, name: &str, findings: &mut Findings) {
    findings
        .tell(key, format!("`{name}` is an empty list."))
        .help("No combination takes a value from it. Write the values, or take the list out.")
        .assume("Whether CodeBuild starts no build at all, or passes the list over.");
}
