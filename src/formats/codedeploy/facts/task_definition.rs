//! What names a task definition.
//!
//! Sources: CodeDeploy User Guide, reference-appspec-file-structure-resources, 2023; CodePipeline User Guide, action
//! reference for Amazon ECS and CodeDeploy blue-green.

use super::path::is_file_name;
use super::placeholder::{MARK, is_open, masked};

/// The placeholder in whose place CodePipeline writes the ARN.
pub const PLACEHOLDER: &str = "<TASK_DEFINITION>";

/// What stands where a task definition is to be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// An ARN with a revision, or something that nobody knows here.
    Well,
    /// An ARN without a revision.
    WithoutRevision,
    /// A family, perhaps with a revision, in place of an ARN.
    Family,
    /// [`PLACEHOLDER`] without its brackets.
    Bare,
    /// The name of a file.
    File,
    /// Something that begins as an ARN and is none.
    Malformed,
    /// Nothing that could name one.
    Other,
}

/// What a text names.
pub fn named(text: &str) -> Named {
    let text = text.trim();
    if text == "TASK_DEFINITION" {
        return Named::Bare;
    }
    let shown = masked(text);
    match () {
        () if shown.starts_with("arn:") => arn(&shown),
        () if is_open(text) => Named::Well,
        () if is_file_name(text) => Named::File,
        () if is_family(text) && !text.to_ascii_lowercase().split(['-', '_']).any(|word| word == "arn") => {
            Named::Family
        }
        () => Named::Other,
    }
}

fn arn(shown: &str) -> Named {
    let fields: Vec<&str> = shown.splitn(6, ':').collect();
    let ["arn", partition, service, region, account, resource] = fields.as_slice() else {
        return if shown.contains(MARK) { Named::Well } else { Named::Malformed };
    };
    let open = |field: &str| field.contains(MARK);
    let digits = |field: &str| !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
    let begins = (open(partition) || partition.starts_with("aws"))
        && (open(service) || *service == "ecs")
        && (open(region) || region.contains('-'))
        && (open(account) || digits(account));
    if !begins {
        return Named::Malformed;
    }
    let Some(name) = resource.strip_prefix("task-definition/") else {
        return if open(resource) { Named::Well } else { Named::Malformed };
    };
    match name.split_once(':') {
        Some((_, revision)) if open(revision) || digits(revision) => Named::Well,
        Some(_) => Named::Malformed,
        None if open(name) => Named::Well,
        None if is_family(name) => Named::WithoutRevision,
        None => Named::Malformed,
    }
}

fn is_family(text: &str) -> bool {
    let (family, revision) = text.split_once(':').unwrap_or((text, "1"));
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let revision_fits = !revision.is_empty() && revision.bytes().all(|byte| byte.is_ascii_digit());
    !family.is_empty() && family.bytes().all(letter) && revision_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_is_named() {
        for (text, expected) in [
            ("arn:aws:ecs:eu-west-2:123456789012:task-definition/web:29", Named::Well),
            ("arn:aws:ecs:${AWS::Region}:${AWS::AccountId}:task-definition/web:<REVISION>", Named::Well),
            ("<TASK_DEFINITION>", Named::Well),
            ("TASK_DEFINITION_ARN", Named::Well),
            ("arn:aws:ecs:eu-west-2:123456789012:task-definition/web", Named::WithoutRevision),
            ("arn::ecs:<region>:<account id>:task-definition/web:*", Named::Malformed),
            ("arn:aws:ecs:eu-west-2:123456789012:service/web", Named::Malformed),
            ("TASK_DEFINITION", Named::Bare),
            ("taskdef.json", Named::File),
            ("deploy/taskdef.yml", Named::File),
            ("web:3", Named::Family),
            ("ARN", Named::Other),
            ("task-definition-ARN", Named::Other),
            ("the task definition", Named::Other),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
    }
}
