//! CP015: a role that is not named by its ARN.

use super::cp017_reference_not_substituted::is_reference;
use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

pub const RULE: Rule<PipelineFile> = rule!("CP015", "role-is-no-arn", Error, "cp015_role_is_no_arn.md", check);

/// How many characters an ARN has at most.
const LONGEST: usize = 1024;

fn check(file: &PipelineFile, findings: &mut Findings) {
    for value in file.values().iter().filter(|value| value.depth == 0 && value.key.name == "roleArn") {
        let document = &file.document;
        let (Some(text), Some(place)) = (document.scalar(value.node), document.content(value.node)) else { continue };
        let told = document.is_null(value.node) || (file.form.is_template() && is_reference(file, text));
        if told || is_role(text) {
            continue;
        }
        let name = document.scalar(value.at).unwrap_or(value.key.name);
        let found = findings.tell(place, format!("`{name}` is not the ARN of a role: `{text}`."));
        found.help(
            "It looks like `arn:aws:iam::111122223333:role/my-role`, with the twelve digits of the account. CodePipeline \
                refuses anything else with a ValidationException: `Member must satisfy regular expression pattern: \
                arn:aws(-[\\w]+)*:iam::[0-9]{12}:role/.*`.",
        );
        if file.is_default(place) {
            found.graded(Severity::Warning);
        }
    }
}

fn is_role(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("arn:aws").filter(|_| text.len() <= LONGEST) else { return false };
    let Some((partition, rest)) = rest.split_once(":iam::") else { return false };
    let named = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let partition_fits = partition.is_empty() || partition.strip_prefix('-').is_some_and(|p| p.split('-').all(named));
    let Some((account, _)) = rest.split_once(":role/") else { return false };
    partition_fits && account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_role;

    #[test]
    fn knows_roles() {
        assert!(is_role("arn:aws:iam::111122223333:role/service-role/my"));
        assert!(is_role("arn:aws-us-gov:iam::111122223333:role/my"));
        assert!(!is_role("arn:aws:iam::1111:role/my"));
        assert!(!is_role("arn:aws:iam::111122223333:user/my"));
        assert!(!is_role("my-role"));
    }
}
