//! Forms that values in an action's configuration have.

/// The form of a text.
#[derive(Debug)]
pub struct Form {
    /// What such a text is, in words: "the ARN of a connection".
    pub is: &'static str,
    /// One as an example.
    pub example: &'static str,
    /// Whether another text is certainly refused, or fails when the action runs.
    pub certain: bool,
    /// Whether a text has the form.
    pub fits: fn(&str) -> bool,
}

pub(super) const CONNECTION_ARN: Form = Form {
    is: "the ARN of a connection",
    example: "arn:aws:codeconnections:eu-west-1:444455556666:connection/7d6c1f2e-3a4b-4c5d-8e9f-0a1b2c3d4e5f",
    certain: true,
    fits: |text| {
        let arn = Arn::read(text);
        arn.is_some_and(|arn| {
            matches!(arn.service, "codestar-connections" | "codeconnections")
                && is_account(arn.account)
                && arn.resource.strip_prefix("connection/").is_some_and(|id| !id.is_empty())
        })
    },
};

pub(super) const REPOSITORY_ID: Form = Form {
    is: "the repository with its owner",
    example: "my-team/my-app",
    certain: true,
    fits: |text| {
        let mut parts = text.split('/');
        parts.clone().count() >= 2 && parts.all(|part| !part.is_empty()) && !text.contains(':')
    },
};

pub(super) const CODECOMMIT_NAME: Form = Form {
    is: "the name of a CodeCommit repository: letters, digits, `.`, `_` and `-`, at most 100",
    example: "my-app",
    certain: true,
    fits: |text| {
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        (1..=100).contains(&text.len()) && text.bytes().all(letter)
    },
};

pub(super) const CODEDEPLOY_NAME: Form = Form {
    is: "a name of CodeDeploy: letters, digits and `+=,.@_-`, at most 100",
    example: "my-app",
    certain: true,
    fits: |text| {
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+=,.@_-".contains(&byte);
        (1..=100).contains(&text.len()) && text.bytes().all(letter)
    },
};

pub(super) const STACK_SET_NAME: Form = Form {
    is: "the name of a stack set: a letter, then letters, digits and `-`, at most 128",
    example: "my-stack-set",
    certain: true,
    fits: begins_with_a_letter,
};

pub(super) const CHANGE_SET_NAME: Form = Form {
    is: "the name of a change set: a letter, then letters, digits and `-`, at most 128",
    example: "my-change-set",
    certain: true,
    fits: begins_with_a_letter,
};

pub(super) const ROLE_ARN: Form = Form {
    is: "the ARN of a role",
    example: "arn:aws:iam::444455556666:role/my-app-stack",
    certain: true,
    fits: |text| {
        Arn::read(text).is_some_and(|arn| {
            let role = arn.resource.strip_prefix("role/");
            arn.service == "iam" && is_account(arn.account) && role.is_some_and(|name| !name.is_empty())
        })
    },
};

pub(super) const TOPIC_ARN: Form = Form {
    is: "the ARN of an SNS topic",
    example: "arn:aws:sns:eu-west-1:444455556666:approvals",
    certain: false,
    fits: |text| Arn::read(text).is_some_and(|arn| arn.service == "sns" && !arn.resource.is_empty()),
};

pub(super) const STATE_MACHINE_ARN: Form = Form {
    is: "the ARN of a state machine",
    example: "arn:aws:states:eu-west-1:444455556666:stateMachine:my-machine",
    certain: true,
    fits: |text| {
        Arn::read(text).is_some_and(|arn| arn.service == "states" && arn.resource.starts_with("stateMachine:"))
    },
};

pub(super) const WEB_ADDRESS: Form = Form {
    is: "the address of a page",
    example: "https://example.com/review",
    certain: false,
    fits: |text| text.starts_with("https://") || text.starts_with("http://"),
};

pub(super) const FUNCTION_NAME: Form = Form {
    is: "the name of a function, not its ARN",
    example: "my-function",
    certain: false,
    fits: |text| !text.starts_with("arn:"),
};

pub(super) const ABSOLUTE_PATH: Form = Form {
    is: "a path from the root on",
    example: "/home/ec2-user/my-app",
    certain: true,
    fits: |text| text.starts_with('/'),
};

pub(super) const TRAFFIC_SHIFT: Form = Form {
    is: "`AllAtOnce`, or how traffic is shifted",
    example: "Canary10Percent5Minutes",
    certain: true,
    fits: |text| text == "AllAtOnce" || is_shift(text),
};

/// Whether a text is `Canary<p>Percent<m>Minutes` or `Linear<p>PercentEvery<m>Minutes`, within two days.
fn is_shift(text: &str) -> bool {
    let parts = match text.strip_prefix("Canary") {
        Some(canary) => canary.split_once("Percent"),
        None => text.strip_prefix("Linear").and_then(|linear| linear.split_once("PercentEvery")),
    };
    let Some((percent, rest)) = parts else { return false };
    let minutes = rest.strip_suffix("Minutes").or_else(|| rest.strip_suffix("Minute"));
    let percent: Option<u32> = percent.parse().ok();
    let minutes: Option<u32> = minutes.and_then(|minutes| minutes.parse().ok());
    percent.is_some_and(|percent| (1..=100).contains(&percent))
        && minutes.is_some_and(|minutes| minutes <= 2 * 24 * 60)
}

fn begins_with_a_letter(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    first && text.len() <= 128 && text.bytes().all(letter)
}

/// The parts of an ARN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arn<'t> {
    /// The service, such as `sns`.
    pub service: &'t str,
    /// The Region; empty for a global service.
    pub region: &'t str,
    /// The account; empty where the resource needs none.
    pub account: &'t str,
    /// The resource, with its own colons and slashes.
    pub resource: &'t str,
}

impl<'t> Arn<'t> {
    /// The parts of a text that is an ARN.
    pub fn read(text: &'t str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let (arn, partition) = (parts.next()?, parts.next()?);
        let (service, region, account, resource) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        (arn == "arn" && partition.starts_with("aws")).then_some(Self { service, region, account, resource })
    }
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_has_its_form() {
        for form in [
            &CONNECTION_ARN,
            &REPOSITORY_ID,
            &CODECOMMIT_NAME,
            &CODEDEPLOY_NAME,
            &STACK_SET_NAME,
            &CHANGE_SET_NAME,
            &ROLE_ARN,
            &TOPIC_ARN,
            &STATE_MACHINE_ARN,
            &WEB_ADDRESS,
            &FUNCTION_NAME,
            &ABSOLUTE_PATH,
            &TRAFFIC_SHIFT,
        ] {
            assert!((form.fits)(form.example), "{}", form.is);
        }
    }

    #[test]
    fn tells_what_has_no_form() {
        assert!(!(CONNECTION_ARN.fits)("arn:aws:codestar-connections:us-east-1:12345:connection/x"));
        assert!(!(REPOSITORY_ID.fits)("my-app") && !(REPOSITORY_ID.fits)("https://github.com/a/b"));
        assert!((REPOSITORY_ID.fits)("group/sub/project"));
        assert!((TRAFFIC_SHIFT.fits)("Linear10PercentEvery1Minute") && !(TRAFFIC_SHIFT.fits)("Canary10"));
        assert!(!(CHANGE_SET_NAME.fits)("1st"));
    }
}
