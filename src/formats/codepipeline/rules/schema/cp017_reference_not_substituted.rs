//! CP017: `${…}` in a text of a template that no `Fn::Sub` reads.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::{Action, RuleDeclaration};
use crate::rule;
use crate::syntax::looks_like_json;

pub const RULE: Rule<PipelineFile> =
    rule!("CP017", "reference-not-substituted", Error, "cp017_reference_not_substituted.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    if !file.form.is_template() {
        return;
    }
    let document = &file.document;
    for value in file.values() {
        let of_shell =
            value.key.name == "commands" && [Action::SHAPE, RuleDeclaration::SHAPE].contains(&value.mapping);
        let Some(text) = document.scalar(value.node).filter(|_| !of_shell) else { continue };
        // What a parameter's default says is its own.
        let place = document.span(value.node);
        let Some(name) = reference(file, text).filter(|_| !file.is_default(place)) else { continue };
        let found = findings.tell(place, format!("`${{{name}}}` stays as it is: no `Fn::Sub` reads this text."));
        found.help("CloudFormation puts values in place of `${…}` only in the text of `Fn::Sub`, in YAML `!Sub`.");
        let written = place.text(document.source());
        let single = !written.contains(['\n', '\r']) && document.node(value.node).tag.is_none();
        if single && looks_like_json(document.source()) {
            let edit = Edit::replace(place, format!("{{ \"Fn::Sub\": {written} }}"));
            found.fix(Fix::safe("Let `Fn::Sub` read it", vec![edit]));
        } else if single {
            found.fix(Fix::safe("Let `!Sub` read it", vec![Edit::insert(place.start, "!Sub ")]));
        }
    }
}

/// Whether a text refers to a parameter or resource of the template.
pub fn is_reference(file: &PipelineFile, text: &str) -> bool {
    reference(file, text).is_some()
}

/// The first `${…}` of a text that means a parameter or resource of the template.
fn reference<'t>(file: &PipelineFile, text: &'t str) -> Option<&'t str> {
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once("${") {
        let (inner, after) = behind.split_once('}')?;
        if inner.starts_with("AWS::") || is_known(file, inner.split('.').next().unwrap_or(inner)) {
            return Some(inner);
        }
        rest = after;
    }
    None
}

fn is_known(file: &PipelineFile, name: &str) -> bool {
    let document = &file.document;
    let declared = |section: &str| {
        let section = document.root().and_then(|root| document.get(root, section));
        section.is_some_and(|section| document.get(section.value, name).is_some())
    };
    declared("Parameters") || declared("Resources")
}
