//! The values of `env.secrets-manager`: `secret-id:json-key:version-stage:version-id`.

/// A reference to a secret, or to one value in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretReference<'t> {
    /// The secret's name or ARN.
    pub id: &'t str,
    /// The key whose value is taken; the secret's whole text if empty.
    pub json_key: &'t str,
    /// The version's label; AWSCURRENT if it and `version_id` are empty.
    pub version_stage: &'t str,
    /// The version's identifier.
    pub version_id: &'t str,
}

/// Why a text is no reference to a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretReferenceError<'t> {
    /// It names no secret.
    NoSecret,
    /// It is an ARN of another service, which is named here.
    OtherService(&'t str),
    /// It is an ARN with too few parts to name a secret.
    ShortArn,
    /// It has this many parts behind the secret; there can be three.
    TooManyParts(usize),
    /// It names a version by label and by identifier.
    TwoVersions,
}

/// How many parts an ARN of a secret has: `arn:partition:secretsmanager:region:account:secret:name`.
const ARN_PARTS: usize = 7;

impl<'t> SecretReference<'t> {
    /// Reads a reference. Parts may be empty.
    ///
    /// # Errors
    /// Where it names no secret, something else than a secret, or two versions, or has too many parts.
    pub fn parse(text: &'t str) -> Result<Self, SecretReferenceError<'t>> {
        let parts: Vec<&str> = text.split(':').collect();
        let of_id = if text.starts_with("arn:") { ARN_PARTS } else { 1 };
        if of_id == ARN_PARTS {
            match parts.get(2) {
                Some(service) if *service != "secretsmanager" => {
                    return Err(SecretReferenceError::OtherService(service));
                }
                _ if parts.len() < ARN_PARTS => return Err(SecretReferenceError::ShortArn),
                _ => {}
            }
        }
        let id_length = parts.iter().take(of_id).map(|part| part.len() + 1).sum::<usize>() - 1;
        let id = text.get(..id_length).unwrap_or(text);
        if id.trim().is_empty() {
            return Err(SecretReferenceError::NoSecret);
        }
        let rest = parts.get(of_id..).unwrap_or_default();
        if rest.len() > 3 {
            return Err(SecretReferenceError::TooManyParts(rest.len()));
        }
        let part = |at: usize| rest.get(at).copied().unwrap_or_default();
        let (json_key, version_stage, version_id) = (part(0), part(1), part(2));
        if !version_stage.is_empty() && !version_id.is_empty() {
            return Err(SecretReferenceError::TwoVersions);
        }
        Ok(Self { id, json_key, version_stage, version_id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<[&str; 4], SecretReferenceError<'_>> {
        SecretReference::parse(text).map(|r| [r.id, r.json_key, r.version_stage, r.version_id])
    }

    #[test]
    fn reads_names_and_arns() {
        let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf";
        assert_eq!(parts("prod/db"), Ok(["prod/db", "", "", ""]));
        assert_eq!(parts("db:password"), Ok(["db", "password", "", ""]));
        assert_eq!(parts("db::AWSPREVIOUS"), Ok(["db", "", "AWSPREVIOUS", ""]));
        assert_eq!(parts("db:key::"), Ok(["db", "key", "", ""]));
        assert_eq!(parts(arn), Ok([arn, "", "", ""]));
        let long = format!("{arn}:user name::");
        assert_eq!(parts(&long), Ok([arn, "user name", "", ""]));
    }

    #[test]
    fn tells_what_is_wrong() {
        assert_eq!(parts(""), Err(SecretReferenceError::NoSecret));
        assert_eq!(parts(":password"), Err(SecretReferenceError::NoSecret));
        assert_eq!(parts("db:k:s:"), Ok(["db", "k", "s", ""]));
        assert_eq!(parts("db:k:s:v"), Err(SecretReferenceError::TwoVersions));
        assert_eq!(parts("db:k:::x"), Err(SecretReferenceError::TooManyParts(4)));
        let ssm = "arn:aws:ssm:eu-west-1:111122223333:parameter/db";
        assert_eq!(parts(ssm), Err(SecretReferenceError::OtherService("ssm")));
        assert_eq!(parts("arn:aws:secretsmanager:eu-west-1"), Err(SecretReferenceError::ShortArn));
        assert_eq!(parts("arn"), Ok(["arn", "", "", ""]));
    }
}
