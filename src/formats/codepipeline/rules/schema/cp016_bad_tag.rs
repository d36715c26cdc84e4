//! CP016: a tag that CodePipeline does not take.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::List;

pub const RULE: Rule<PipelineFile> = rule!("CP016", "bad-tag", Error, "cp016_bad_tag.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for pipeline in &file.pipelines {
        let mut seen: Vec<(&str, crate::syntax::Span)> = Vec::new();
        for tag in file.tags_of(pipeline).value().into_iter().flat_map(List::known) {
            if let Some(key) = tag.value.key.known().filter(|key| !file.is_default(key.span)) {
                if let Some(why) = fault_of_key(&key.value) {
                    findings.tell(key.span, format!("`{}` is no key of a tag: {why}.", key.value)).help(REFUSAL);
                }
                match seen.iter().find(|(other, _)| *other == key.value) {
                    Some((_, first)) if !pipeline.branches.exclusive(*first, key.span) => {
                        let found = findings.tell(key.span, format!("The tag `{}` is there already.", key.value));
                        found.help(REFUSAL).relate(*first, "Here it stands first.");
                    }
                    _ => seen.push((&key.value, key.span)),
                }
            }
            if let Some(value) = tag.value.value.known().filter(|value| !file.is_default(value.span)) {
                let length = value.value.chars().count();
                if length > 256 {
                    let message = format!("The tag's value has {length} characters; 256 are allowed.");
                    findings.tell(value.span, message).help(REFUSAL);
                } else if !value.value.chars().all(is_letter) {
                    findings.tell(value.span, "The tag's value has a character that tags do not take.").help(REFUSAL);
                }
            }
        }
    }
}

const REFUSAL: &str = "CodePipeline refuses it with an InvalidTagsException. Keys have 1 to 128 characters and values up to \
    256: letters, digits, blanks and `+ - = . _ : / @`. No key begins with `aws:` or ends with a blank, and none stands \
    twice.";

fn fault_of_key(key: &str) -> Option<&'static str> {
    match key {
        "" => Some("it is empty"),
        _ if key.chars().count() > 128 => Some("it has more than 128 characters"),
        _ if key.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("aws:")) => {
            Some("what begins with `aws:` is reserved")
        }
        _ if key.ends_with(' ') => Some("it ends with a blank"),
        _ if !key.chars().all(is_letter) => Some("it has a character that tags do not take"),
        _ => None,
    }
}

/// Letters of other alphabets are allowed.
fn is_letter(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_alphanumeric() || " +-=._:/@".contains(c)
}
