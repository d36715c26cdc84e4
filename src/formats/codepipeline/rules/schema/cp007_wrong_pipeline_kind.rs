//! CP007: a value of another kind than belongs there.

use super::cp002_no_pipeline::is_of_root;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::{MisfitKind, Shape};

pub const RULE: Rule<PipelineFile> =
    rule!("CP007", "wrong-pipeline-kind", Error, "cp007_wrong_pipeline_kind.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    let root = file.document.root();
    for misfit in &file.misfits {
        match &misfit.kind {
            MisfitKind::WrongKind { expected, found: stands, node, at, item } => {
                if root.is_some_and(|root| is_of_root(&misfit.kind, root)) {
                    continue;
                }
                let name = at.and_then(|at| file.document.scalar(at));
                let name = name.or(misfit.owner.map(|owner| owner.key.name)).unwrap_or("the value");
                let place = file.document.first_line(*node);
                let what = if item.is_some() { format!("An item of `{name}`") } else { format!("`{name}`") };
                let found = findings.tell(place, format!("{what} is {stands} here; {expected} belongs there."));
                found.help(match file.form.is_template() {
                    true => format!("CloudFormation refuses the template: `expected type: {}`.", kind_word(expected)),
                    false => format!(
                        "The AWS CLI sends nothing: `Invalid type for parameter …, valid types: <class '{}'>`.",
                        class(expected)
                    ),
                });
                let text = place.text(file.document.source());
                match (*expected, *stands) {
                    ("text", "a number" | "a boolean") => {
                        found.fix(Fix::safe("Put it in quotes", vec![Edit::replace(place, format!("\"{text}\""))]));
                    }
                    ("a number", "text") if text.trim_matches('"').parse::<u64>().is_ok() => {
                        let number = text.trim_matches('"').to_owned();
                        found.fix(Fix::safe("Take the quotes off", vec![Edit::replace(place, number)]));
                    }
                    _ => {}
                }
            }
            MisfitKind::NotAllowed { expected, text, node }
                if !misfit.owner.is_some_and(|owner| matches!((owner.key.shape)(), Shape::Integer { .. })) =>
            {
                findings
                    .tell(file.document.span(*node), format!("`{text}` stands here; {expected} belongs there."))
                    .help("CloudFormation refuses the template: `expected type: Boolean`.");
            }
            _ => {}
        }
    }
}

fn kind_word(expected: &str) -> &'static str {
    match expected {
        "a list" => "JSONArray",
        "a mapping" => "JSONObject",
        "a number" => "Integer",
        _ => "String",
    }
}

fn class(expected: &str) -> &'static str {
    match expected {
        "a list" => "list",
        "a mapping" => "dict",
        "a number" => "int",
        _ => "str",
    }
}
