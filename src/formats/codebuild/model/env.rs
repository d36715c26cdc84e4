//! `env` and `proxy`: what the commands find around them.

use crate::formats::codebuild::switch::Switch;
use crate::schema::{Field, Map, OneOrMany, Schema};

/// The environment of all commands.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct Env {
    /// The shell that runs the commands; `sh` on Linux and PowerShell on Windows if absent.
    pub shell: Field<Shell>,
    /// Variables in plain text, for everyone to see. Values are taken literally: `$NAME` in them is not expanded.
    ///
    /// The project and the start of a build can override them.
    pub variables: Field<Map<String>>,
    /// Variables whose values lie in Systems Manager Parameter Store: each value is a parameter's name.
    #[key(misspelt = ["ssm"])]
    pub parameter_store: Field<Map<String>>,
    /// Variables whose values lie in Secrets Manager: `secret-id:json-key:version-stage:version-id`.
    ///
    /// All but the secret's id may be left out. A secret of another account is named by its ARN.
    pub secrets_manager: Field<Map<String>>,
    /// Names of variables that CodePipeline can use after the build. Their values at the end of POST_BUILD count.
    pub exported_variables: Field<OneOrMany<String>>,
    /// Whether git takes its credentials from CodeBuild; `no` if absent.
    pub git_credential_helper: Field<Switch>,
}

/// The shells that a buildspec can name.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// Bash, on Linux.
    #[word("bash")]
    Bash,
    /// The image's `sh`, on Linux.
    #[word("/bin/sh")]
    Sh,
    /// PowerShell, on Windows.
    #[word("powershell.exe")]
    PowerShell,
    /// The Windows command prompt.
    #[word("cmd.exe")]
    Cmd,
}

/// The environment of a buildspec of version 0.1.
#[derive(Schema, Debug, Clone)]
pub struct EnvironmentVariables {
    /// Variables in plain text, in a buildspec of version 0.1.
    #[key(source = "CodeBuild User Guide, build-spec-ref, 2026")]
    pub plaintext: Field<Map<String>>,
}

/// What goes through an explicit proxy server.
#[derive(Schema, Debug, Clone)]
#[schema(source = "CodeBuild User Guide, build-spec-ref, 2026")]
pub struct Proxy {
    /// Whether artifacts are uploaded through the proxy; `no` if absent.
    pub upload_artifacts: Field<Switch>,
    /// Whether logs are sent to CloudWatch through the proxy; `no` if absent.
    pub logs: Field<Switch>,
}
