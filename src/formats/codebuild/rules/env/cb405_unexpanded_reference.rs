//! CB405: a variable's value refers to another variable.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::variable_maps;
use crate::rule;
use crate::shell::references;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB405", "unexpanded-reference", Warning, "cb405_unexpanded_reference.md", check);

/// Variables without which no program, or no library, is found.
const SEARCH_PATHS: &[&str] = &["PATH", "LD_LIBRARY_PATH"];

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (_, map) in variable_maps(file).into_iter().filter(|(origin, _)| origin.is_plain()) {
        for (name, value) in map.known() {
            let Some(range) = reference(&value.value) else { continue };
            let written = value.value.get(range.clone()).unwrap_or_default();
            let place = file.document.part(value.node, range.start, range.end);
            if SEARCH_PATHS.contains(&name.text.as_str()) {
                let lost = format!("`{}` is replaced by this very text: `{written}` is not expanded.", name.text);
                findings.tell(place, lost).help(format!(
                    "CodeBuild sets it literally, and what stood in `{0}` before is gone: no program is found any \
                        more. Write `export {0}=…` as the first command instead.",
                    name.text
                ));
            } else {
                findings.tell(place, format!("`{written}` is not expanded in the value of `{}`.", name.text)).help(
                    format!(
                        "CodeBuild sets values literally, so commands get the text `{written}`. Set the \
                        variable in a command: `export {}=…`.",
                        name.text
                    ),
                );
            }
        }
    }
}

/// The first `$NAME`, `${NAME}` or `$(command)`; `${A::B}` is filled in by CloudFormation before CodeBuild sees it.
fn reference(text: &str) -> Option<std::ops::Range<usize>> {
    let of_template = |range: &std::ops::Range<usize>| text.get(range.clone()).is_some_and(|it| it.contains("::"));
    let variable = references(text).into_iter().map(|found| found.range).find(|range| !of_template(range));
    let substitution = text
        .find("$(")
        .map(|at| at..text.get(at..).and_then(|rest| rest.find(')')).map_or(text.len(), |end| at + end + 1));
    [variable, substitution].into_iter().flatten().min_by_key(|range| range.start)
}
