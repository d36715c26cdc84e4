//! An action.

use crate::schema::{Field, Integer, List, Map, Placed, Schema};

/// An action: one piece of work of a stage, done by a provider.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, ActionDeclaration, 2026")]
pub struct Action {
    /// The action's name: 1 to 100 letters, digits, `.`, `@`, `-` and `_`, unique in its stage.
    #[key(required)]
    pub name: Field<String>,
    /// Who does the work.
    #[key(required)]
    pub action_type_id: Field<ActionTypeId>,
    /// When the action runs in its stage: 1 to 999, 1 if absent. Actions of one number run side by side, those of a
    /// higher number after them.
    pub run_order: Field<Integer<1, 999>>,
    /// What the provider is told: keys and texts of its own.
    pub configuration: Field<Map<String>>,
    /// The shell commands of a Commands action: 1 to 50, each on one line. V2 only.
    pub commands: Field<List<String>>,
    /// The artifacts that the action reads, each made by an action that surely ran before.
    pub input_artifacts: Field<List<InputArtifact>>,
    /// The artifacts that the action makes, each named once in the pipeline.
    pub output_artifacts: Field<List<OutputArtifact>>,
    /// The environment variables that a Commands action hands on as variables of its namespace: 1 to 15.
    pub output_variables: Field<List<String>>,
    /// The environment variables of a Commands or EKS action: 1 to 10.
    pub environment_variables: Field<List<EnvironmentVariable>>,
    /// The ARN of the role that CodePipeline assumes for this action, for providers of AWS; the pipeline's role if
    /// absent.
    pub role_arn: Field<String>,
    /// The Region in which the action runs; the pipeline's if absent. Sources, third parties and custom actions stay in
    /// the pipeline's.
    pub region: Field<String>,
    /// Under which name the action's variables are read, as `#{NAMESPACE.NAME}`: 1 to 100 letters, digits, `@`, `-` and
    /// `_`, unique in the pipeline.
    pub namespace: Field<String>,
    /// How many minutes an approval is waited for: 5 to 86400; 10080, a week, if absent.
    pub timeout_in_minutes: Field<Integer<5, 86_400>>,
}

/// Who does the work of an action.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, ActionTypeId, 2026")]
pub struct ActionTypeId {
    /// What kind of work it is.
    #[key(required)]
    pub category: Field<Category>,
    /// Who made the action's type.
    #[key(required)]
    pub owner: Field<Owner>,
    /// The provider, such as `CodeBuild`.
    #[key(required)]
    pub provider: Field<String>,
    /// The version of the action's type: `1` for every type that AWS offers.
    #[key(required)]
    pub version: Field<String>,
}

/// What kind of work an action does.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Category {
    /// Fetches what is worked on, and notices its changes.
    Source,
    /// Builds.
    Build,
    /// Deploys.
    Deploy,
    /// Tests.
    Test,
    /// Invokes something else.
    Invoke,
    /// Waits for a person's answer.
    Approval,
    /// Runs commands. V2 only.
    Compute,
}

/// Who made an action's type.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// AWS.
    #[word("AWS")]
    Aws,
    /// A partner of AWS.
    ThirdParty,
    /// The account itself.
    Custom,
}

/// An artifact that an action reads.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, InputArtifact, 2026")]
pub struct InputArtifact {
    /// The artifact's name, as the action that makes it says it.
    #[key(required)]
    pub name: Field<String>,
}

/// An artifact that an action makes.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, OutputArtifact, 2026")]
pub struct OutputArtifact {
    /// The artifact's name: 1 to 100 letters, digits, `-` and `_`, unique in the pipeline.
    #[key(required)]
    pub name: Field<String>,
    /// The files that a Commands action puts into it: 1 to 10 paths or patterns.
    pub files: Field<List<String>>,
}

/// An environment variable of an action.
#[derive(Schema, Debug, Clone)]
#[schema(case = "camel", source = "CodePipeline API Reference, EnvironmentVariable, 2026")]
pub struct EnvironmentVariable {
    /// Its name: 1 to 128 letters, digits and `_`.
    #[key(required)]
    pub name: Field<String>,
    /// Its value, or the name of the secret that holds it: 1 to 2000 characters.
    #[key(required)]
    pub value: Field<String>,
    /// What the value is; `PLAINTEXT` if absent.
    pub r#type: Field<EnvironmentVariableType>,
}

/// What the value of an environment variable is.
#[derive(Schema, Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvironmentVariableType {
    /// The value itself.
    #[word("PLAINTEXT")]
    Plaintext,
    /// The name of a secret in Secrets Manager.
    #[word("SECRETS_MANAGER")]
    SecretsManager,
}

impl Action {
    /// The parts of its type, where they are known.
    pub fn type_id(&self) -> Option<&ActionTypeId> {
        self.action_type_id.value()
    }

    /// Its category, owner and provider, where all three are known.
    pub fn kind(&self) -> Option<(Category, Owner, &str)> {
        let id = self.type_id()?;
        Some((*id.category.value()?, *id.owner.value()?, id.provider.value()?))
    }

    /// Its `runOrder`, 1 if absent; none where it cannot be known.
    pub fn order(&self) -> Option<u64> {
        match &self.run_order {
            Field::Known(order) => Some(order.value.0),
            Field::Absent | Field::Null(_) => Some(1),
            Field::Opaque(_) => None,
        }
    }

    /// The known text at a key of its configuration.
    pub fn setting(&self, key: &str) -> Option<&Placed<String>> {
        self.configuration.value()?.get(key)?.1.known()
    }

    /// Whether its configuration has the key, whatever its value.
    pub fn has_setting(&self, key: &str) -> bool {
        self.configuration.value().is_some_and(|map| map.get(key).is_some())
    }

    /// The known names of the artifacts that it reads, each with its place.
    pub fn inputs(&self) -> impl Iterator<Item = &Placed<String>> {
        let artifacts = self.input_artifacts.value().into_iter().flat_map(List::known);
        artifacts.filter_map(|artifact| artifact.value.name.known())
    }

    /// The known names of the artifacts that it makes, each with its place.
    pub fn outputs(&self) -> impl Iterator<Item = &Placed<String>> {
        let artifacts = self.output_artifacts.value().into_iter().flat_map(List::known);
        artifacts.filter_map(|artifact| artifact.value.name.known())
    }
}
