//! CP110: an action lists an input artifact twice.

use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

use super::edits::remove_item;

pub const RULE: Rule<PipelineFile> =
    rule!("CP110", "input-listed-twice", Error, "cp110_input_listed_twice.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for it in ordered(found) {
            let Some(inputs) = it.action.value.input_artifacts.known() else { continue };
            let named: Vec<_> =
                inputs.value.known().filter_map(|item| Some((item, item.value.name.known()?))).collect();
            for (at, (item, name)) in named.iter().enumerate() {
                let earlier = named.get(..at).unwrap_or_default();
                let first = earlier.iter().find(|(other, first)| {
                    first.value == name.value && found.branches.together(other.span, item.span)
                });
                let Some((_, first)) = first else { continue };
                let action = it.action.value.name.value().map_or("An action", String::as_str);
                let told = findings.tell(name.span, format!("`{action}` lists `{}` twice.", name.value));
                told.relate(first.span, "It is listed here first");
                if file.form.is_template() {
                    told.help("The items of this list are unique: CloudFormation refuses the template. Delete one.");
                } else {
                    told.graded(Severity::Warning)
                        .help("CloudFormation refuses a list with the same artifact twice. Delete one.")
                        .assume("Whether CodePipeline itself refuses it is not documented.");
                }
                if let Some(edit) = remove_item(&file.document, inputs.node, item.node) {
                    told.fix(Fix::safe("Delete the second", vec![edit]));
                }
            }
        }
    }
}
