//! CB101: the text is not YAML.

use crate::diagnostics::repair::single_quoted;
use crate::diagnostics::syntax_error::tell_problem;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::alias::{BadAlias, bad_alias};
use crate::formats::codebuild::rules::file::accidents::{Told, as_aws_says, syntax, tell};
use crate::rule;
use crate::syntax::ProblemKind;

pub const RULE: Rule<BuildspecFile> = rule!("CB101", "syntax-error", Error, "cb101_syntax_error.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(problem) = file.document.problem() else { return alias(file, findings) };
    if !matches!(problem.kind, ProblemKind::Syntax | ProblemKind::Character) {
        return;
    }
    match syntax(file) {
        Some((Told::Other, accident)) => tell(file, problem, accident, findings),
        Some(_) => {}
        None => tell_problem(problem, &as_aws_says(problem), findings),
    }
}

/// An alias that stands for nothing: the scanner passes it, CodeBuild's reader does not.
fn alias(file: &BuildspecFile, findings: &mut Findings) {
    let Some(BadAlias { node, message }) = bad_alias(&file.document) else { return };
    let span = file.document.span(node);
    let written = span.text(file.document.source());
    let found = findings.tell(span, format!("`{written}` is an alias, and there is nothing that it stands for."));
    found.help(format!(
        "In YAML a value that begins with `*` repeats what was named with `&` before. Put a pattern or a text in \
            quotes. CodeBuild refuses the file in DOWNLOAD_SOURCE: `YAML_FILE_ERROR`, `{message}`."
    ));
    found.fix(Fix::safe("Put it in quotes", vec![Edit::replace(span, single_quoted(written))]));
}
