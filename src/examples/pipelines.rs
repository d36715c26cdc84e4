//! Pipelines worth seeing, and the chains that they begin.

use super::{Example, ExampleFile, Set};
use crate::formats::codedeploy::scenario::Shifting;
use crate::formats::codepipeline::scenario::{
    Answer, Push, PushedRequest, RequestEvent, Retry, RuleOutcome, Setup, Stop, Switch, Verdict,
};
use crate::rehearsal::FaultKind::Fail;

/// A file of an example, from the samples.
macro_rules! file {
    ($name:literal, $path:literal, [$($fault:expr),*], $set:expr) => {
        ExampleFile {
            name: $name,
            text: include_str!(concat!("../../www/samples/", $path)),
            faults: &[$($fault),*],
            set: $set,
        }
    };
}

/// A pipeline that stands alone, in the folder of its name.
macro_rules! alone {
    ($folder:literal, $title:literal, $about:literal, [$($fault:expr),*], $set:expr) => {
        Example {
            id: concat!("pipeline-", $folder),
            title: $title,
            about: $about,
            files: &[ExampleFile {
                name: "pipeline.json",
                text: include_str!(concat!("../../www/samples/", $folder, "/pipeline.json")),
                faults: &[$($fault),*],
                set: Set::Pipeline($set),
            }],
        }
    };
}

/// A change that is pushed after so many seconds.
fn push(at: u64, revision: &str, message: &str) -> Push {
    Push { at, revision: revision.to_owned(), message: message.to_owned(), ..Push::default() }
}

/// A change on a branch of a repository that holds several services.
fn on_branch(at: u64, revision: &str, message: &str, file: &str) -> Push {
    let files = vec![file.to_owned()];
    Push { branch: Some("main".to_owned()), files, ..push(at, revision, message) }
}

/// A pull request into `main`.
fn request(at: u64, revision: &str, message: &str, event: RequestEvent, source: &str) -> Push {
    let pull_request = PushedRequest { event, source: source.to_owned(), destination: "main".to_owned() };
    Push { pull_request: Some(pull_request), ..push(at, revision, message) }
}

/// Three changes, of which the second and the third come while the first still has its approval before it.
fn three(setup: &mut Setup) {
    setup.pushes = vec![
        push(0, "4f2a9c1", "Fix rounding"),
        push(120, "8c01e7d", "Add the export"),
        push(240, "d93b5f0", "Correct the export"),
    ];
    let slow = Answer { after: 900, ..Answer::default() };
    setup.approvals.insert("#1.Approval.Release".to_owned(), slow);
}

/// The chains and the pipelines, the one that opens first at their head.
pub(super) static PIPELINES: &[Example] = &[
    Example {
        id: "pipeline-my-app",
        title: "From a push to ECS",
        about: "A change is built, reviewed and deployed; zoom into Build to see what its buildspec does meanwhile.",
        files: &[
            file!("pipeline.json", "my-app/pipeline.json", [], Set::Pipeline(|_| ())),
            file!("buildspec.yml", "my-app.yml", [], Set::Build(|_| ())),
        ],
    },
    Example {
        id: "pipeline-canary",
        title: "The whole chain to ECS, with a canary",
        about: "The image that is built gets a tenth of the traffic first, and all of it five minutes later.",
        files: &[
            file!("pipeline.json", "canary/pipeline.json", [], Set::Pipeline(|_| ())),
            file!("buildspec.yml", "canary/buildspec.yml", [], Set::Build(|_| ())),
            file!(
                "appspec.yaml",
                "canary/appspec.yaml",
                [],
                Set::Deployment(|setup| {
                    setup.traffic.shifting = Shifting::Canary;
                    setup.traffic.interval = 5;
                })
            ),
        ],
    },
    Example {
        id: "pipeline-fleet",
        title: "A fleet whose last check fails",
        about: "ValidateService fails on the instances: CodeDeploy goes back by itself, and the action has failed.",
        files: &[
            file!("pipeline.json", "fleet/pipeline.json", [], Set::Pipeline(|_| ())),
            file!("buildspec.yml", "fleet/buildspec.yml", [], Set::Build(|_| ())),
            file!(
                "appspec.yml",
                "fleet/appspec.yml",
                [("ValidateService", Fail)],
                Set::Deployment(|setup| {
                    setup.rollback.failure = true;
                })
            ),
        ],
    },
    Example {
        id: "pipeline-linear",
        title: "A Lambda function, a tenth at a time",
        about: "After the approval the alias moves to the new version in equal steps.",
        files: &[
            file!("pipeline.json", "linear/pipeline.json", [], Set::Pipeline(|_| ())),
            file!("buildspec.yml", "linear/buildspec.yml", [], Set::Build(|_| ())),
            file!("appspec.yaml", "linear/appspec.yaml", [], Set::Deployment(|_| ())),
        ],
    },
    alone!(
        "superseded",
        "Three pushes, one superseded",
        "#1 waits for its approval; #3 takes the place of #2, which waits before the stage.",
        [],
        three
    ),
    alone!(
        "queued",
        "The same three pushes, queued",
        "Nobody overtakes: each waits until the one before has left the stage.",
        [],
        three
    ),
    alone!(
        "parallel",
        "Pull requests side by side",
        "Two pull requests are opened and one gets a new commit: three executions, and none waits for another.",
        [("#2.Test.Lint", Fail)],
        |setup| setup.pushes = vec![
            request(0, "4f2a9c1", "Fix rounding", RequestEvent::Open, "fix-rounding"),
            request(30, "8c01e7d", "Add the export", RequestEvent::Open, "export"),
            request(60, "d93b5f0", "Correct the export", RequestEvent::Updated, "export"),
        ]
    ),
    Example {
        id: "pipeline-rollback",
        title: "An alarm rolls the stage back",
        about: "The deployment succeeds, the alarm rings, and the condition brings back the release before.",
        files: &[
            file!(
                "pipeline.json",
                "rollback/pipeline.json",
                [],
                Set::Pipeline(|setup| {
                    setup.rules.insert("Production.onSuccess.NoErrors".to_owned(), RuleOutcome::Fail);
                })
            ),
            file!("buildspec.yml", "rollback/buildspec.yml", [], Set::Build(|_| ())),
        ],
    },
    alone!(
        "rejected",
        "An approval that is rejected",
        "Staging has the change, production never gets it: the answer is no.",
        [],
        |setup| {
            let comment = "The totals on staging are wrong.".to_owned();
            let no = Answer { verdict: Verdict::Reject, after: 300, comment };
            setup.approvals.insert("Production.Release".to_owned(), no);
        }
    ),
    alone!(
        "freeze",
        "A freeze",
        "The transition into production is disabled for a while; the approved change waits before it.",
        [],
        |setup| setup.transitions = vec![
            Switch {
                stage: "Production".to_owned(),
                at: 60,
                enabled: false,
                reason: "No releases until the sale is over".to_owned(),
            },
            Switch { stage: "Production".to_owned(), at: 1200, enabled: true, reason: String::new() },
        ]
    ),
    alone!(
        "sibling",
        "A failing test and its sibling",
        "Smoke fails while Load succeeds; then someone retries what failed, and only that.",
        [("#1.Staging.Smoke:1", Fail)],
        |setup| setup.retries =
            vec![Retry { execution: "#1".to_owned(), stage: "Staging".to_owned(), after: 180, ..Retry::default() }]
    ),
    alone!(
        "stop",
        "Stopped and abandoned",
        "Someone stops the execution while it deploys to staging; CodeDeploy goes on behind it.",
        [],
        |setup| setup.stops =
            vec![Stop { execution: "#1".to_owned(), at: 150, abandon: true, reason: "The wrong branch".to_owned() }]
    ),
    alone!(
        "retry",
        "A stage that retries itself",
        "One of two tests fails, and the stage repeats that one once, by itself.",
        [("#1.Test.Browser:1", Fail)],
        |_| ()
    ),
    alone!(
        "variables",
        "Values that travel",
        "What the source and the build tell stands in the words of later actions once it is known.",
        [],
        |setup| {
            setup.variables.insert("build.IMAGE_TAG".to_owned(), "4f2a9c1".to_owned());
            setup.variables.insert("variables.TIER".to_owned(), "large".to_owned());
        }
    ),
    alone!(
        "sources",
        "Four sources",
        "A change of one source runs them all, and the build gets what each has handed on.",
        [],
        |_| ()
    ),
    alone!(
        "triggers",
        "One repository, several services",
        "A change of the orders service starts the pipeline; one of the documentation does not.",
        [],
        |setup| setup.pushes = vec![
            on_branch(0, "4f2a9c1", "Fix rounding", "services/orders/total.py"),
            on_branch(60, "8c01e7d", "Explain rounding", "services/orders/README.md"),
        ]
    ),
    Example {
        id: "pipeline-template",
        title: "A template with a change set",
        about: "The pipeline stands in a CloudFormation template; a person looks at the change set before it is executed.",
        files: &[file!("template.yml", "template/template.yml", [], Set::Pipeline(|_| ()))],
    },
];
