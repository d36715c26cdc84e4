//! CP005: keys in the spelling of the other form.

use super::cp004_unknown_pipeline_key::respelt;
use crate::diagnostics::repair::rename;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::Span;

pub const RULE: Rule<PipelineFile> = rule!("CP005", "other-spelling", Error, "cp005_other_spelling.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    let mut all: Vec<(Span, String, Edit)> = Vec::new();
    for misfit in &file.misfits {
        let (MisfitKind::UnknownKey { key, within, .. }, Some(right)) = (&misfit.kind, respelt(file, misfit)) else {
            continue;
        };
        if file.document.get(*within, &right).is_none() {
            let edit = rename(&file.document, *key, &right);
            all.push((misfit.span, right, edit));
        } else {
            findings
                .tell(misfit.span, format!("The key stands here a second time: `{right}` is there already."))
                .help("Take one of them out.");
        }
    }
    let edits: Vec<Edit> = all.iter().map(|(_, _, edit)| edit.clone()).collect();
    let several = edits.len() > 1;
    let refusal = match file.form.is_template() {
        true => {
            "A template writes every key of a pipeline with its first letter in upper case. CloudFormation refuses \
            it: `extraneous key … is not permitted`."
        }
        false => {
            "The AWS CLI writes every key with its first letter in lower case, and sends nothing: `Unknown \
            parameter in …`."
        }
    };
    for (span, right, edit) in all {
        let found = findings.tell(span, format!("The key is spelt `{right}` here."));
        found.help(refusal);
        if several {
            found.fix(Fix::safe("Spell all keys as this form does", edits.clone()));
        }
        found.fix(Fix::safe(format!("Write `{right}`"), vec![edit]));
    }
}
