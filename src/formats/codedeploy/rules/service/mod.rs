//! What the rules for Amazon ECS and those for AWS Lambda have in common. Nothing here is a rule by itself.

pub mod hooks;
pub mod keys;
pub mod resources;
pub mod samples;
#[cfg(test)]
mod tests;

/// What CodeDeploy says of a file that it does not accept.
pub const INVALID: &str = "CodeDeploy refuses the file: `The deployment failed because the AppSpec file that specifies \
    the deployment configuration is missing or has an invalid configuration`.";
/// What is open about it.
pub const WORDS: &str = "That CodeDeploy refuses it in these words.";
