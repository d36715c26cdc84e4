//! The rules that a condition can have.
//!
//! CodePipeline User Guide, rule structure reference and stage conditions, 2026.

/// A provider of rules.
#[derive(Debug)]
pub struct RuleProvider {
    /// Its name, such as `CloudWatchAlarm`.
    pub name: &'static str,
    /// The configuration keys that must be there.
    pub required: &'static [&'static str],
    /// The other configuration keys.
    pub optional: &'static [&'static str],
    /// How many artifacts it reads at most; none where there is no limit.
    pub inputs: Option<usize>,
    /// Whether a condition with it can have the result `SKIP`.
    pub can_skip: bool,
}

/// All providers of rules.
pub static RULE_PROVIDERS: &[RuleProvider] = &[
    RuleProvider {
        name: "CloudWatchAlarm",
        required: &["AlarmName"],
        optional: &["AlarmStates", "WaitTime"],
        inputs: Some(0),
        can_skip: false,
    },
    RuleProvider {
        name: "DeploymentWindow",
        required: &["Cron"],
        optional: &["TimeZone"],
        inputs: Some(0),
        can_skip: false,
    },
    RuleProvider {
        name: "LambdaInvoke",
        required: &["FunctionName"],
        optional: &["UserParameters"],
        inputs: None,
        can_skip: true,
    },
    RuleProvider {
        name: "VariableCheck",
        required: &["Variable", "Value", "Operator"],
        optional: &[],
        inputs: Some(0),
        can_skip: true,
    },
    RuleProvider { name: "Commands", required: &[], optional: &[], inputs: Some(1), can_skip: false },
];

impl RuleProvider {
    /// The provider of that name.
    pub fn of(name: &str) -> Option<&'static RuleProvider> {
        RULE_PROVIDERS.iter().find(|provider| provider.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{RULE_PROVIDERS, RuleProvider};

    #[test]
    fn every_provider_is_listed_once() {
        for provider in RULE_PROVIDERS {
            assert_eq!(RULE_PROVIDERS.iter().filter(|other| other.name == provider.name).count(), 1);
            assert!(RuleProvider::of(provider.name).is_some());
        }
        assert!(RuleProvider::of("Alarm").is_none());
    }
}
