//! CP014: a list with too few or too many items.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::limits::limit;
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::model::Pipeline;
use crate::formats::codepipeline::template::Intrinsic;
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP014", "list-length", Error, "cp014_list_length.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    let document = &file.document;
    for value in file.values().iter().filter(|value| value.depth == 0) {
        let Some((min, max)) = limit(value.mapping, value.key.name).and_then(|limit| limit.list) else { continue };
        let Some(items) = document.items(value.node) else { continue };
        // An item behind a function may be there or not.
        let certain = items.iter().filter(|item| Intrinsic::at(document, **item).is_none()).count();
        let name = document.scalar(value.at).unwrap_or(value.key.name);
        let place = document.span(value.at);
        if items.len() < min && file.is_whole() {
            findings.tell(place, format!("`{name}` is empty.")).help(match file.form.is_template() {
                true => "CodePipeline refuses the empty list with a ValidationException. Write an item, or take the key out.",
                false => {
                    "The AWS CLI sends nothing: `Invalid length for parameter …, value: 0, valid min length: 1`. Write \
                    an item, or take the key out."
                }
            });
        } else if certain > max {
            let error =
                if value.mapping == Pipeline::SHAPE { "LimitExceededException" } else { "ValidationException" };
            findings
                .tell(place, format!("`{name}` has {certain} items; {max} are allowed."))
                .help(format!("CodePipeline refuses the pipeline with a {error}."));
        }
    }
}
