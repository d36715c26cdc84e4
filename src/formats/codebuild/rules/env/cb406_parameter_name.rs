//! CB406: the name of a parameter in Parameter Store.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::{Origin, variable_maps};
use crate::rule;
use crate::schema::{Field, Name, Placed};

pub const RULE: Rule<BuildspecFile> = rule!("CB406", "parameter-name", Warning, "cb406_parameter_name.md", check);

/// What the role that CodeBuild generates may read.
const OF_GENERATED_ROLE: &str = "/CodeBuild/";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let maps = variable_maps(file);
    let Some((_, map)) = maps.iter().find(|(origin, _)| *origin == Origin::ParameterStore) else { return };
    let mut elsewhere: Vec<(&Name, &Placed<String>)> = Vec::new();
    for (name, field) in &map.entries {
        match field {
            Field::Null(_) if file.is_whole() => {
                findings.tell(name.span, format!("`{}` names no parameter.", name.text)).help(
                    "DOWNLOAD_SOURCE fails with `Decrypted Variables Error`. Write the name of a parameter in \
                        Parameter Store.",
                );
            }
            Field::Known(value) => match fault(&value.value) {
                Some(fault) => {
                    findings.tell(value.span, format!("`{}` {fault}.", value.value)).help(
                        "There can be no parameter of that name, and DOWNLOAD_SOURCE fails with `Decrypted \
                            Variables Error`. A name is made of letters, digits and `.-_/`.",
                    );
                }
                None if !is_readable(&value.value) => elsewhere.push((name, value)),
                None => {}
            },
            _ => {}
        }
    }
    let [(_, value), others @ ..] = elsewhere.as_slice() else { return };
    let found = findings.tell(value.span, format!("`{}` does not begin with `{OF_GENERATED_ROLE}`.", value.value));
    found.graded(Severity::Hint).help(format!(
        "The role that CodeBuild generates may only read parameters below `{OF_GENERATED_ROLE}`. With it \
            DOWNLOAD_SOURCE fails: AccessDeniedException on ssm:GetParameters. Give the role that right."
    ));
    for (_, value) in others {
        found.relate(value.span, "Nor does this.");
    }
}

/// What is wrong with the name; what a template fills in is not known here.
fn fault(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | ':');
    if is_filled_in(name) {
        None
    } else if name.trim().is_empty() {
        Some("names no parameter")
    } else if lower.starts_with("aws") || lower.starts_with("ssm") {
        Some("begins as no parameter's name can, with `aws` or `ssm`")
    } else if !name.chars().all(allowed) {
        Some("has characters that no parameter's name has")
    } else {
        None
    }
}

fn is_readable(name: &str) -> bool {
    name.starts_with(OF_GENERATED_ROLE) || name.contains(":parameter/CodeBuild/") || is_filled_in(name)
}

fn is_filled_in(name: &str) -> bool {
    name.contains(['$', '{', '<'])
}
