//! CB407: a value below `secrets-manager` that is no reference to a secret.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::facts::secret_reference::{SecretReference, SecretReferenceError};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::{Origin, variable_maps};
use crate::rule;
use crate::schema::{Field, Placed};

pub const RULE: Rule<BuildspecFile> = rule!("CB407", "secret-reference", Error, "cb407_secret_reference.md", check);

const HELP: &str = "DOWNLOAD_SOURCE fails with `Secrets Manager Error`. Write \
    `secret-id:json-key:version-stage:version-id`; all but the first may be left out.";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let maps = variable_maps(file);
    let Some((_, map)) = maps.iter().find(|(origin, _)| *origin == Origin::SecretsManager) else { return };
    for (name, field) in &map.entries {
        match field {
            Field::Null(_) if file.is_whole() => {
                findings.tell(name.span, format!("`{}` names no secret.", name.text)).help(HELP);
            }
            // What a template or a script fills in is not known here.
            Field::Known(value) if !value.value.contains(['$', '{', '<']) => {
                if let Err(error) = SecretReference::parse(&value.value) {
                    tell(&name.text, value, &error, findings);
                }
            }
            _ => {}
        }
    }
}

fn tell(name: &str, value: &Placed<String>, error: &SecretReferenceError<'_>, findings: &mut Findings) {
    let text = &value.value;
    let message = match error {
        SecretReferenceError::NoSecret => format!("The value of `{name}` names no secret."),
        SecretReferenceError::OtherService(service) => {
            format!("`{text}` is an ARN of `{service}`, not of `secretsmanager`.")
        }
        SecretReferenceError::ShortArn => format!("`{text}` is not the ARN of a secret: parts of it are missing."),
        SecretReferenceError::TooManyParts(parts) => {
            format!("The value of `{name}` has {parts} parts behind the secret; there are three at most.")
        }
        SecretReferenceError::TwoVersions => {
            format!("The value of `{name}` names a version by its stage and by its id.")
        }
    };
    let found = findings.tell(value.span, message).help(HELP);
    match error {
        SecretReferenceError::TwoVersions => {
            found.help(
                "DOWNLOAD_SOURCE fails with `Secrets Manager Error`: give the version's stage or its id, not both.",
            );
            if let Some((kept, _)) = text.rsplit_once(':') {
                found.fix(Fix::needs_a_look("Keep the stage", vec![Edit::replace(value.span, kept)]));
            }
        }
        SecretReferenceError::OtherService("ssm") => {
            found.help(
                "DOWNLOAD_SOURCE fails with `Secrets Manager Error`. A parameter belongs below `parameter-store`.",
            );
        }
        SecretReferenceError::ShortArn => {
            found.help(
                "DOWNLOAD_SOURCE fails with `Secrets Manager Error`. An ARN of a secret reads \
                `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME`; in the same account its name will do.",
            );
        }
        _ => {}
    }
}
