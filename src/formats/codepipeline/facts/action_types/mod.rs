//! Every action type that CodePipeline has built in: what it takes, makes, reads and tells.
//!
//! One table serves the rules, the rehearsal, completion and hover. Facts: CodePipeline User Guide, action structure
//! reference and the limits page, 2026.

mod approval;
mod build;
mod compute;
mod custom;
mod deploy;
mod forms;
mod invoke;
mod key;
mod source;
mod test;

pub use forms::{Arn, Form};
pub use key::{ConfigurationKey, Value};

use crate::schema::nearest;

/// The categories of actions, in the order of a pipeline.
pub const CATEGORIES: &[&str] = &["Source", "Build", "Test", "Approval", "Deploy", "Invoke", "Compute"];

/// The owners of action types.
pub const OWNERS: &[&str] = &["AWS", "ThirdParty", "Custom"];

/// The version of every built-in action type.
pub const VERSION: &str = "1";

/// An action type.
#[derive(Debug)]
pub struct ActionType {
    /// Its category, such as `Build`.
    pub category: &'static str,
    /// Its owner: `AWS`, `ThirdParty` or `Custom`.
    pub owner: &'static str,
    /// Its provider, such as `CodeBuild`; empty for what somebody has registered.
    pub provider: &'static str,
    /// What it does, for people.
    pub doc: &'static str,
    /// How many input artifacts it takes, at least and at most.
    pub inputs: (usize, usize),
    /// How many output artifacts it makes, at least and at most.
    pub outputs: (usize, usize),
    /// Whether only pipelines of the type V2 have it.
    pub v2: bool,
    /// Its configuration keys, the required ones first.
    pub keys: &'static [ConfigurationKey],
    /// Whether it takes keys that are not listed here.
    pub other_keys: bool,
    /// The variables that it makes.
    pub variables: Variables,
    /// The files that it opens in its input artifacts.
    pub opens: &'static [OpenedFile],
    /// After how many seconds it fails.
    pub timeout: u64,
    /// How a change is noticed, for a source.
    pub detection: Option<Detection>,
    /// What there is to know of its standing, such as that it has ended.
    pub standing: Option<&'static str>,
}

/// The variables that an action makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variables {
    /// These and no others.
    Listed(&'static [&'static str]),
    /// Whatever the words say: "the variables that its buildspec exports".
    Own(&'static str),
}

/// A file that an action opens in an input artifact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenedFile {
    /// The key whose value names the artifact; none where it is the only input.
    pub artifact: Option<&'static str>,
    /// The key whose value names the file; none where its name is fixed.
    pub path: Option<&'static str>,
    /// Whether that value is `Artifact::path` and so names both.
    pub names_both: bool,
    /// The names under which it is looked for where no key names it; empty where it is not looked for then.
    pub default: &'static [&'static str],
    /// What it is: "the image definitions".
    pub what: &'static str,
}

/// How a source notices a change. [User Guide, change detection methods]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detection {
    /// It asks again and again, unless `PollForSourceChanges` is `false`; then what is named here tells it.
    Polling {
        /// "an EventBridge rule", "a webhook".
        instead: &'static str,
    },
    /// Only an EventBridge rule tells it.
    EventsRule,
    /// Its connection tells it, unless `DetectChanges` is `false`.
    Connection,
}

/// The key with which polling is switched off.
pub const POLL: &str = "PollForSourceChanges";
/// The key with which the notices of a connection are switched off.
pub const DETECT: &str = "DetectChanges";

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

/// An action type of `AWS` with nothing but its name; the tables say the rest.
const PLAIN: ActionType = ActionType {
    category: "",
    owner: "AWS",
    provider: "",
    doc: "",
    inputs: (0, 0),
    outputs: (0, 0),
    v2: false,
    keys: &[],
    other_keys: false,
    variables: Variables::Listed(&[]),
    opens: &[],
    timeout: HOUR,
    detection: None,
    standing: None,
};

const TABLES: &[&[ActionType]] = &[
    source::TYPES,
    build::TYPES,
    test::TYPES,
    approval::TYPES,
    deploy::CLOUDFORMATION,
    deploy::CODEDEPLOY,
    deploy::MACHINES,
    deploy::SERVICES,
    invoke::TYPES,
    compute::TYPES,
];

/// Names that people give to providers, and the provider that they mean.
const ALIASES: &[(&str, &str)] = &[
    ("Alexa", "AlexaSkillsKit"),
    ("Amazon ECR", "ECR"),
    ("Amazon S3", "S3"),
    ("AWS Lambda", "Lambda"),
    ("AmazonS3", "S3"),
    ("AmazonECR", "ECR"),
    ("AmazonECS", "ECS"),
    ("BlueGreenECS", "CodeDeployToECS"),
    ("CodeConnections", "CodeStarSourceConnection"),
    ("CodeStarConnections", "CodeStarSourceConnection"),
    ("CodeStarConnection", "CodeStarSourceConnection"),
    ("GitHubV2", "CodeStarSourceConnection"),
    ("Bitbucket", "CodeStarSourceConnection"),
    ("GitLab", "CodeStarSourceConnection"),
    ("CodeDeployECS", "CodeDeployToECS"),
    ("EC2Deploy", "EC2"),
    ("ECSDeploy", "ECS"),
    ("EKSDeploy", "EKS"),
    ("S3Deploy", "S3"),
    ("LambdaDeploy", "Lambda"),
    ("LambdaInvoke", "Lambda"),
    ("ECRBuild", "ECRBuildAndPublish"),
    ("Beanstalk", "ElasticBeanstalk"),
    ("ManualApproval", "Manual"),
    ("PipelineInvoke", "CodePipeline"),
    ("Shell", "Commands"),
    ("StackInstances", "CloudFormationStackInstances"),
    ("StackSet", "CloudFormationStackSet"),
    ("StepFunction", "StepFunctions"),
];

impl ActionType {
    /// Every built-in action type.
    pub fn all() -> impl Iterator<Item = &'static ActionType> + Clone {
        TABLES.iter().copied().flatten()
    }

    /// The action type of that category, owner and provider; that of all registered ones where the owner is `Custom`.
    pub fn of(category: &str, owner: &str, provider: &str) -> Option<&'static ActionType> {
        match owner {
            "Custom" => custom::TYPES.iter().find(|custom| custom.category == category),
            _ => Self::all().find(|known| known.is(category, owner, provider)),
        }
    }

    /// The built-in action types of a provider, under whichever category and owner.
    pub fn of_provider(provider: &str) -> impl Iterator<Item = &'static ActionType> + Clone {
        Self::all().filter(move |known| known.provider == provider)
    }

    /// The built-in providers of a category, for `AWS` and `ThirdParty`.
    pub fn in_category(category: &str) -> impl Iterator<Item = &'static ActionType> + Clone {
        Self::all().filter(move |known| known.category == category)
    }

    /// The provider that a name probably means.
    pub fn nearest_provider(name: &str) -> Option<&'static str> {
        let squeezed: String = name.chars().filter(|letter| !letter.is_whitespace()).collect();
        let alias =
            |(alias, _): &&(&str, &str)| name.eq_ignore_ascii_case(alias) || squeezed.eq_ignore_ascii_case(alias);
        if let Some((_, provider)) = ALIASES.iter().find(alias) {
            return Some(provider);
        }
        let near = nearest(&squeezed, Self::all().map(|known| known.provider))?;
        // Names of three letters are one slip from each other; only another case is certain.
        (near.len() > 3 || near.eq_ignore_ascii_case(&squeezed)).then_some(near)
    }

    /// Whether it has that category, owner and provider.
    pub fn is(&self, category: &str, owner: &str, provider: &str) -> bool {
        self.category == category && self.owner == owner && self.provider == provider
    }

    /// The configuration key of that name.
    pub fn key(&self, name: &str) -> Option<&'static ConfigurationKey> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The configuration key that a name probably means.
    pub fn nearest_key(&self, name: &str) -> Option<&'static ConfigurationKey> {
        let misspelt = self.keys.iter().find(|key| key.instead_of.contains(&name));
        misspelt.or_else(|| self.key(nearest(name, self.keys.iter().map(|key| key.name))?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_listed_once_and_is_whole() {
        for known in ActionType::all() {
            assert!(CATEGORIES.contains(&known.category) && OWNERS.contains(&known.owner), "{known:?}");
            assert!(!known.doc.is_empty() && known.timeout > 0, "{known:?}");
            let same = ActionType::all().filter(|other| other.is(known.category, known.owner, known.provider));
            assert_eq!(same.count(), 1, "{known:?}");
            assert_eq!(known.detection.is_some(), known.category == "Source", "{known:?}");
            for key in known.keys {
                assert_eq!(known.keys.iter().filter(|other| other.name == key.name).count(), 1, "{}", key.name);
                assert!(!key.doc.is_empty(), "{}", key.name);
            }
            for file in known.opens {
                let named = [file.artifact, file.path].into_iter().flatten().all(|name| known.key(name).is_some());
                assert!(named, "{file:?}");
            }
        }
    }

    #[test]
    fn knows_what_misnamed_providers_mean() {
        let meant = ActionType::nearest_provider;
        assert_eq!(meant("EC2Deploy"), Some("EC2"));
        assert_eq!(meant("Amazon ECR"), Some("ECR"));
        assert_eq!(meant("codebuild"), Some("CodeBuild"));
        assert_eq!(meant("CodeBiuld"), Some("CodeBuild"));
        assert_eq!(meant("EC3"), None);
        assert_eq!(meant("Frobnicate"), None);
    }

    #[test]
    fn knows_what_misnamed_keys_mean() {
        let ecs = ActionType::of("Deploy", "AWS", "ECS");
        let meant = |name| ecs.and_then(|ecs| ecs.nearest_key(name)).map(|key| key.name);
        assert_eq!(meant("Cluster"), Some("ClusterName"));
        assert_eq!(meant("serviceName"), Some("ServiceName"));
        assert_eq!(meant("Colour"), None);
    }
}
