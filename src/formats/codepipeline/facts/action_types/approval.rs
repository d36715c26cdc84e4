//! Approvals.

use super::key::{ConfigurationKey as Key, Value};
use super::{ActionType, DAY, PLAIN, forms};

pub(super) const TYPES: &[ActionType] = &[ActionType {
    category: "Approval",
    provider: "Manual",
    doc: "Waits until somebody approves or rejects, for seven days unless `timeoutInMinutes` says otherwise.",
    keys: &[
        Key::new("NotificationArn", "The SNS topic that is told, in the pipeline's own Region.")
            .of(Value::Form(&forms::TOPIC_ARN))
            .instead_of(&["TopicArn", "SNSTopicArn", "NotificationARN"]),
        Key::new("ExternalEntityLink", "The address of the page to look at.")
            .of(Value::Form(&forms::WEB_ADDRESS))
            .instead_of(&["ExternalLink", "ReviewUrl", "Url"]),
        Key::new("CustomData", "What the person who answers should know.").instead_of(&["Comments", "Message"]),
    ],
    timeout: 7 * DAY,
    ..PLAIN
}];
