//! CP013: a text that is too short or too long.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::facts::limits::{
    CONFIGURATION_KEY, CONFIGURATION_VALUE, REFUSED_CONFIGURATION_VALUE, limit,
};
use crate::formats::codepipeline::file::{PipelineFile, Written};
use crate::formats::codepipeline::model::{Action, Pipeline};
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP013", "text-length", Error, "cp013_text_length.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for value in &file.values() {
        if is_configuration(value) {
            configuration(file, value, findings);
        } else if value.mapping == Pipeline::SHAPE && value.key.name == "artifactStores" && value.depth == 1 {
            region(file, value, findings);
        } else {
            declared(file, value, findings);
        }
    }
}

fn is_configuration(value: &Written) -> bool {
    value.mapping == Action::SHAPE && value.key.name == "configuration" && value.depth == 1
}

fn declared(file: &PipelineFile, value: &Written, findings: &mut Findings) {
    let Some((min, max)) = limit(value.mapping, value.key.name).and_then(|limit| limit.text) else { return };
    let document = &file.document;
    let Some(text) = document.scalar(value.node).filter(|_| !document.is_null(value.node)) else { return };
    let length = text.chars().count();
    if (min..=max).contains(&length) {
        return;
    }
    let name = document.scalar(value.at).unwrap_or(value.key.name);
    let place = document.first_line(value.node);
    let found = findings.tell(place, format!("`{name}` has {}; {min} to {max} are allowed.", characters(length)));
    found.help(refusal(file, length < min, if length < min { min } else { max }));
    if file.is_default(place) {
        found.graded(Severity::Warning);
    }
}

fn configuration(file: &PipelineFile, value: &Written, findings: &mut Findings) {
    let document = &file.document;
    let Some(name) = document.scalar(value.at) else { return };
    if name.chars().count() > CONFIGURATION_KEY || name.is_empty() {
        findings
            .tell(
                document.span(value.at),
                format!("The key has {}; 1 to 50 are allowed.", characters(name.chars().count())),
            )
            .help(refusal(file, name.is_empty(), if name.is_empty() { 1 } else { CONFIGURATION_KEY }));
    }
    let Some(text) = document.scalar(value.node).filter(|_| !document.is_null(value.node)) else { return };
    let (length, place) = (text.chars().count(), document.first_line(value.node));
    if text.is_empty() {
        let found = findings.tell(place, format!("`{name}` is an empty text."));
        found.help(format!("{} Write a value, or take the key out.", refusal(file, true, 1)));
        if file.form.is_template() {
            found.graded(Severity::Warning);
        }
    } else if length > CONFIGURATION_VALUE {
        let found = findings.tell(place, format!("`{name}` has {}; 1000 are documented.", characters(length)));
        found.help(refusal(file, false, CONFIGURATION_VALUE));
        if length <= REFUSED_CONFIGURATION_VALUE {
            found.graded(Severity::Warning).assume(
                "Which bound holds: the API Reference says 1000, and the service was seen to name 50000 when it refused \
                    a value.",
            );
        }
    }
}

fn region(file: &PipelineFile, value: &Written, findings: &mut Findings) {
    let Some(name) = file.document.scalar(value.at) else { return };
    let length = name.chars().count();
    if !(4..=30).contains(&length) {
        findings
            .tell(file.document.span(value.at), format!("`{name}` is no Region: its name has 4 to 30 characters."))
            .help(refusal(file, length < 4, if length < 4 { 4 } else { 30 }));
    }
}

fn characters(length: usize) -> String {
    if length == 1 { "1 character".to_owned() } else { format!("{length} characters") }
}

fn refusal(file: &PipelineFile, short: bool, bound: usize) -> String {
    match (short, file.form.is_template()) {
        (true, false) => {
            format!("The AWS CLI sends nothing: `Invalid length for parameter …, valid min length: {bound}`.")
        }
        (true, true) => format!(
            "CodePipeline refuses it with a ValidationException: `Member must have length greater than or equal to {bound}`."
        ),
        (false, _) => format!(
            "CodePipeline refuses it with a ValidationException: `Member must have length less than or equal to {bound}`."
        ),
    }
}
