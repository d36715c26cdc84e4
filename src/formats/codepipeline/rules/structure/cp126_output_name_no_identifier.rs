//! CP126: one of several outputs of a CodeBuild action has a name that no buildspec can have.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::{certain_len, ordered};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP126", "output-name-no-identifier", Error, "cp126_output_name_no_identifier.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for it in ordered(found) {
            let action = &it.action.value;
            let provider = action.type_id().and_then(|id| id.provider.value());
            let several = certain_len(&action.output_artifacts).is_some_and(|count| count > 1);
            if !several || provider.is_none_or(|provider| provider != "CodeBuild") {
                continue;
            }
            let places: Vec<_> = action.outputs().map(|output| output.span).collect();
            if found.branches.count(&places).0 < 2 {
                continue;
            }
            for output in action.outputs().filter(|output| output.value.contains('-')) {
                let name = action.name.value().map_or("A CodeBuild action", String::as_str);
                let message =
                    format!("`{name}` makes several artifacts, one of them `{}` with a hyphen.", output.value);
                findings.tell(output.span, message).help(format!(
                    "With several outputs each is the identifier of a secondary artifact in the buildspec, of letters, \
                    digits and `_`; the build fails when it runs. Write `{}`, here and where it is read.",
                    output.value.replace('-', "_")
                ));
            }
        }
    }
}
