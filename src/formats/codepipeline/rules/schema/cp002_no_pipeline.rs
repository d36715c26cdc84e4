//! CP002: there is no pipeline in the file.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::form::{Form, PIPELINE_TYPE};
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::{NodeId, Span};

pub const RULE: Rule<PipelineFile> = rule!("CP002", "no-pipeline", Error, "cp002_no_pipeline.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    let document = &file.document;
    if !file.is_whole() {
        return;
    }
    let Some(root) = document.root().filter(|root| !document.is_null(*root)) else {
        findings.tell(Span::at(0), "The file is empty.").help(BELONGS);
        return;
    };
    for misfit in file.misfits.iter().filter(|misfit| is_of_root(&misfit.kind, root)) {
        let MisfitKind::WrongKind { found, .. } = misfit.kind else { continue };
        findings.tell(document.first_line(root), format!("The file is {found}, not a mapping.")).help(BELONGS);
    }
    let nothing = file.pipelines.is_empty() && !file.resources().iter().any(|resource| resource.is_pipeline());
    if file.form == Form::Template && nothing {
        findings
            .tell(file.head(), format!("The template has no resource of type `{PIPELINE_TYPE}`."))
            .help("There is nothing to check or rehearse in it.")
            .graded(Severity::Warning);
    }
}

const BELONGS: &str = "A pipeline for `--cli-input-json` begins with the key `pipeline`, one for `--pipeline` with its \
    `name`, `roleArn`, `artifactStore` and `stages`, and a template with `Resources`.";

/// Whether a departure is that the whole file is of another kind.
pub fn is_of_root(kind: &MisfitKind, root: NodeId) -> bool {
    matches!(kind, MisfitKind::WrongKind { node, .. } if *node == root)
}
