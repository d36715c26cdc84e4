//! How long texts and lists may be, and of which characters names consist: CodePipeline API Reference, 2026.

use crate::formats::codepipeline::model::{
    Action, ActionTypeId, ArtifactStore, Blocker, Condition, Conditions, DisabledTransition, EncryptionKey,
    EnvironmentVariable, Failure, GitConfiguration, InputArtifact, OutputArtifact, Patterns, Pipeline, PipelineInput,
    PullRequestFilter, RegionalStore, RuleDeclaration, RuleTypeId, Stage, Variable,
};
use crate::schema::Mapping;

/// The bounds of one declared key.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// The mapping that declares the key.
    pub mapping: &'static Mapping,
    /// The key.
    pub key: &'static str,
    /// How many characters its text has at least and at most; of a list, each text in it.
    pub text: Option<(usize, usize)>,
    /// How many items its list has at least and at most. What stages, actions, variables, filters, patterns,
    /// conditions, rules and commands there may be at most is a matter of the pipeline's structure, and not said here.
    pub list: Option<(usize, usize)>,
    /// The characters of which the text consists.
    pub letters: Option<&'static Letters>,
}

/// The characters of which a text consists: letters and digits of ASCII, and more.
#[derive(Debug)]
pub struct Letters {
    /// Those that may stand beside letters and digits.
    pub more: &'static str,
    /// All of them, for people.
    pub words: &'static str,
    /// As the service writes it.
    pub pattern: &'static str,
}

impl Letters {
    /// The first character that may not stand in a text, with its place in bytes.
    pub fn first_other(&self, text: &str) -> Option<(usize, char)> {
        text.char_indices().find(|(_, c)| !c.is_ascii_alphanumeric() && !self.more.contains(*c))
    }
}

static NAME: Letters =
    Letters { more: ".@-_", words: "letters, digits, `.`, `@`, `-` and `_`", pattern: r"[A-Za-z0-9.@\-_]+" };
static NAMESPACE: Letters =
    Letters { more: "@-_", words: "letters, digits, `@`, `-` and `_`", pattern: r"[A-Za-z0-9@\-_]+" };
static ARTIFACT: Letters = Letters { more: "_-", words: "letters, digits, `_` and `-`", pattern: r"[a-zA-Z0-9_\-]+" };
static ENVIRONMENT: Letters = Letters { more: "_", words: "letters, digits and `_`", pattern: "[A-Za-z0-9_]+" };
static PROVIDER: Letters = Letters { more: "_-", words: "letters, digits, `_` and `-`", pattern: "[0-9A-Za-z_-]+" };
static BUCKET: Letters = Letters { more: "-.", words: "letters, digits, `-` and `.`", pattern: r"[a-zA-Z0-9\-\.]+" };
static REASON: Letters = Letters {
    more: "!@ ().*?-",
    words: "letters, digits, blanks and `! @ ( ) . * ? -`",
    pattern: r"[a-zA-Z0-9!@ \(\)\.\*\?\-]+",
};

const fn text(
    mapping: &'static Mapping,
    key: &'static str,
    min: usize,
    max: usize,
    letters: Option<&'static Letters>,
) -> Limit {
    Limit { mapping, key, text: Some((min, max)), list: None, letters }
}

const fn list(mapping: &'static Mapping, key: &'static str, min: usize, max: usize) -> Limit {
    Limit { mapping, key, text: None, list: Some((min, max)), letters: None }
}

/// A list that is not empty, and whose greatest length is a matter of the pipeline's structure.
const fn filled(mapping: &'static Mapping, key: &'static str) -> Limit {
    list(mapping, key, 1, usize::MAX)
}

const fn texts(mapping: &'static Mapping, key: &'static str, min: usize, max: usize, longest: usize) -> Limit {
    Limit { mapping, key, text: Some((1, longest)), list: Some((min, max)), letters: None }
}

static LIMITS: &[Limit] = &[
    text(Pipeline::SHAPE, "name", 1, 100, Some(&NAME)),
    list(Pipeline::SHAPE, "triggers", 0, 50),
    list(Pipeline::SHAPE, "tags", 0, 50),
    list(PipelineInput::SHAPE, "tags", 0, 50),
    text(ArtifactStore::SHAPE, "location", 3, 63, Some(&BUCKET)),
    text(EncryptionKey::SHAPE, "id", 1, 400, None),
    text(RegionalStore::SHAPE, "region", 4, 30, None),
    text(Stage::SHAPE, "name", 1, 100, Some(&NAME)),
    text(Blocker::SHAPE, "name", 1, 100, None),
    text(Action::SHAPE, "name", 1, 100, Some(&NAME)),
    text(Action::SHAPE, "commands", 1, 1000, None),
    texts(Action::SHAPE, "outputVariables", 1, 15, 128),
    list(Action::SHAPE, "environmentVariables", 1, 10),
    text(Action::SHAPE, "region", 4, 30, None),
    text(Action::SHAPE, "namespace", 1, 100, Some(&NAMESPACE)),
    text(ActionTypeId::SHAPE, "provider", 1, 35, Some(&PROVIDER)),
    text(ActionTypeId::SHAPE, "version", 1, 9, Some(&PROVIDER)),
    text(InputArtifact::SHAPE, "name", 1, 100, Some(&ARTIFACT)),
    text(OutputArtifact::SHAPE, "name", 1, 100, Some(&ARTIFACT)),
    texts(OutputArtifact::SHAPE, "files", 1, 10, 128),
    text(EnvironmentVariable::SHAPE, "name", 1, 128, Some(&ENVIRONMENT)),
    text(EnvironmentVariable::SHAPE, "value", 1, 2000, None),
    text(Variable::SHAPE, "name", 1, 128, Some(&NAMESPACE)),
    text(Variable::SHAPE, "defaultValue", 1, 1000, None),
    text(Variable::SHAPE, "description", 0, 200, None),
    filled(GitConfiguration::SHAPE, "push"),
    filled(GitConfiguration::SHAPE, "pullRequest"),
    text(GitConfiguration::SHAPE, "sourceActionName", 1, 100, Some(&NAME)),
    filled(PullRequestFilter::SHAPE, "events"),
    texts(Patterns::SHAPE, "includes", 1, usize::MAX, 255),
    texts(Patterns::SHAPE, "excludes", 1, usize::MAX, 255),
    filled(Conditions::SHAPE, "conditions"),
    filled(Failure::SHAPE, "conditions"),
    filled(Condition::SHAPE, "rules"),
    text(RuleDeclaration::SHAPE, "name", 1, 100, Some(&NAME)),
    text(RuleDeclaration::SHAPE, "commands", 1, 1000, None),
    text(RuleDeclaration::SHAPE, "region", 4, 30, None),
    text(RuleTypeId::SHAPE, "provider", 1, 35, Some(&PROVIDER)),
    text(RuleTypeId::SHAPE, "version", 1, 9, Some(&PROVIDER)),
    text(DisabledTransition::SHAPE, "stageName", 1, 100, Some(&NAME)),
    text(DisabledTransition::SHAPE, "reason", 1, 300, Some(&REASON)),
];

/// The bounds of a declared key, where it has any. Tags have a rule of their own.
pub fn limit(mapping: &'static Mapping, key: &str) -> Option<&'static Limit> {
    LIMITS.iter().find(|limit| limit.mapping == mapping && limit.key == key)
}

/// How many characters a value of a configuration has at most, as the model and the guide say.
pub const CONFIGURATION_VALUE: usize = 1000;

/// From how many characters on the service was seen to refuse a value of a configuration.
pub const REFUSED_CONFIGURATION_VALUE: usize = 50_000;

/// How many characters a key of a configuration has at most.
pub const CONFIGURATION_KEY: usize = 50;
