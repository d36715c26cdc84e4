//! CB408: a variable that CodeBuild does not export.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::set_by_env;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB408", "unexportable-variable", Warning, "cb408_unexportable_variable.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let env = file.spec().and_then(|spec| spec.env.value());
    let Some(exported) = env.and_then(|env| env.exported_variables.value()) else { return };
    let set = set_by_env(file);
    for name in exported.known() {
        if name.value.starts_with("AWS_") {
            findings.tell(name.span, format!("`{}` begins with `AWS_` and is not exported.", name.value)).help(
                "CodeBuild exports no variables of that beginning. Copy the value to a variable of another name \
                    and export that.",
            );
        } else if let Some((origin, span)) = set.get(name.value.as_str()).filter(|(origin, _)| !origin.is_plain()) {
            findings
                .tell(name.span, format!("`{}` comes from `{}` and is not exported.", name.value, origin.key()))
                .help("Secrets do not leave a build. Let the later action of the pipeline read the secret itself.")
                .assume(
                    "The guide says so of secrets that the project sets; that it holds for those of the \
                    buildspec is assumed.",
                )
                .relate(*span, "Here it is set.");
        }
    }
}
