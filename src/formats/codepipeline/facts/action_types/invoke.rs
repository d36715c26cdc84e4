//! Calls to functions, state machines, scans and other pipelines.

use super::key::{ConfigurationKey as Key, Value};
use super::{ActionType, DAY, OpenedFile, PLAIN, Variables, forms};
use crate::schema::Word;

const INVOKE: ActionType = ActionType { category: "Invoke", ..PLAIN };

const INPUT_TYPES: &[Word] = &[
    Word { text: "Literal", doc: "`Input` is the input itself. The default." },
    Word { text: "FilePath", doc: "`Input` names a file in the input artifact." },
];

const RUN_MODES: &[Word] = &[
    Word { text: "SourceCodeScan", doc: "The input artifact is scanned." },
    Word { text: "ECRImageScan", doc: "An image of ECR is scanned." },
];

const ANY_NUMBER: Value = Value::Integer { min: 0, max: u64::MAX };

pub(super) const TYPES: &[ActionType] = &[
    ActionType {
        provider: "Lambda",
        doc: "Calls a function, which reports back whether it succeeded.",
        inputs: (0, 5),
        outputs: (0, 5),
        keys: &[
            Key::required("FunctionName", "The function.")
                .of(Value::Form(&forms::FUNCTION_NAME))
                .instead_of(&["Function", "FunctionArn"]),
            Key::new("UserParameters", "A text that the function is given.").instead_of(&["Parameters", "Payload"]),
        ],
        variables: Variables::Own("the variables that the function reports"),
        timeout: DAY,
        ..INVOKE
    },
    ActionType {
        provider: "StepFunctions",
        doc: "Starts a state machine and waits for its end; an express one succeeds as soon as it has started.",
        inputs: (0, 1),
        outputs: (0, 1),
        keys: &[
            Key::required("StateMachineArn", "The state machine.")
                .of(Value::Form(&forms::STATE_MACHINE_ARN))
                .instead_of(&["StateMachine", "StateMachineARN"]),
            Key::new("ExecutionNamePrefix", "What the execution's name begins with."),
            Key::new("InputType", "Whether `Input` is the input or names a file.").of(Value::Words(INPUT_TYPES)),
            Key::new("Input", "The input, or the file that holds it."),
        ],
        variables: Variables::Listed(&["StateMachineArn", "ExecutionArn"]),
        opens: &[OpenedFile {
            artifact: None,
            path: Some("Input"),
            names_both: false,
            default: &[],
            what: "the state machine's input",
        }],
        timeout: 7 * DAY,
        ..INVOKE
    },
    ActionType {
        provider: "InspectorScan",
        doc: "Scans source code or an image with Inspector.",
        inputs: (0, 1),
        outputs: (1, 1),
        keys: &[
            Key::required("InspectorRunMode", "What is scanned.")
                .of(Value::Words(RUN_MODES))
                .instead_of(&["RunMode"]),
            Key::new("ECRRepositoryName", "The repository of the image, for `ECRImageScan`."),
            Key::new("ImageTag", "The tag of the image, for `ECRImageScan`."),
            Key::new("CriticalThreshold", "How many critical findings are accepted.").of(ANY_NUMBER),
            Key::new("HighThreshold", "How many high findings are accepted.").of(ANY_NUMBER),
            Key::new("MediumThreshold", "How many medium findings are accepted.").of(ANY_NUMBER),
            Key::new("LowThreshold", "How many low findings are accepted.").of(ANY_NUMBER),
        ],
        variables: Variables::Listed(&["HighestScannedSeverity"]),
        ..INVOKE
    },
    ActionType {
        provider: "CodePipeline",
        doc: "Starts another pipeline.",
        v2: true,
        keys: &[
            Key::required("PipelineName", "The pipeline.").instead_of(&["Pipeline", "Name"]),
            Key::new("SourceRevisions", "The revisions it starts with: the text of a JSON array.")
                .of(Value::JsonArray),
            Key::new("Variables", "The values of its variables: the text of a JSON array.").of(Value::JsonArray),
        ],
        ..INVOKE
    },
    ActionType {
        owner: "ThirdParty",
        provider: "Snyk",
        doc: "Scans source code with Snyk.",
        inputs: (1, 1),
        outputs: (1, 1),
        other_keys: true,
        ..INVOKE
    },
];
