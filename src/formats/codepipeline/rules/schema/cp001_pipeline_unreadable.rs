//! CP001: the text is neither JSON nor YAML, or YAML where JSON is expected.

use crate::diagnostics::syntax_error::{tell_accident, tell_problem};
use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::syntax::{Document, Note, Problem, ProblemKind};

pub const RULE: Rule<PipelineFile> =
    rule!("CP001", "pipeline-unreadable", Error, "cp001_pipeline_unreadable.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    let document = &file.document;
    if let Some(problem) = &file.not_json {
        return only_yaml(document, problem, findings);
    }
    let Some(problem) = document.problem() else { return alias(file, findings) };
    if !matches!(problem.kind, ProblemKind::Syntax | ProblemKind::Character) {
        return;
    }
    let refusal = match file.form.is_template() {
        true => format!(
            "CloudFormation refuses the template: `Template format error`. Its reader says `{}`.",
            problem.message
        ),
        false => format!("The AWS CLI cannot read the file and sends nothing: `{}`.", problem.message),
    };
    match &problem.accident {
        Some(accident) => {
            tell_accident(document, problem, accident, &refusal, findings);
        }
        None => tell_problem(problem, &refusal, findings),
    }
}

/// What is not JSON, in a file that reads well as YAML.
fn only_yaml(document: &Document, problem: &Problem, findings: &mut Findings) {
    const OPTION: &str = "The AWS CLI takes the file with `--cli-input-yaml`, not with `--cli-input-json`.";
    let found = match &problem.accident {
        Some(accident) => tell_accident(document, problem, accident, OPTION, findings),
        None => findings.tell(problem.span, format!("This is YAML and not JSON: {}.", problem.message)).help(OPTION),
    };
    found.graded(Severity::Warning);
}

/// An alias that stands for nothing.
fn alias(file: &PipelineFile, findings: &mut Findings) {
    let Some(Note::UndefinedAlias(node) | Note::EnclosingAlias(node)) = file.document.notes().first() else { return };
    let span = file.document.span(*node);
    let written = span.text(file.document.source());
    findings.tell(span, format!("`{written}` is an alias, and there is nothing that it stands for.")).help(
        "In YAML a value that begins with `*` repeats what was named with `&` before. Put a pattern in quotes.",
    );
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::diagnostics::Severity::{self, Error, Warning};
    use crate::formats::codepipeline::FORMAT;

    fn severity(text: &str) -> Option<Severity> {
        let found = check(text, &FORMAT, &serde_json::Value::Null).diagnostics;
        found.iter().find(|found| found.code == "CP001").map(|found| found.severity)
    }

    #[test]
    fn yaml_where_json_belongs_is_a_warning_if_an_option_takes_it() {
        assert_eq!(severity("{\"pipeline\": {\"name\": \"shop\"}}"), None);
        assert_eq!(severity("{\"pipeline\": {\"name\": \"shop\",}}"), Some(Warning));
        assert_eq!(severity("{\"pipeline\": {\"name\": \"shop\"} # mine\n}"), Some(Warning));
        assert_eq!(severity("{\"pipeline\": {\"name\": \"shop\"}"), Some(Error));
        assert_eq!(severity("{\"name\": \"shop\", \"roleArn\": \"r\", \"stages\": [],}"), Some(Error));
        assert_eq!(severity("{\"Resources\": {},}"), Some(Error));
    }
}
