//! Stacks and stack sets.

use super::DEPLOY;
use crate::formats::codepipeline::facts::action_types::key::{ConfigurationKey as Key, Value};
use crate::formats::codepipeline::facts::action_types::{ActionType, DAY, OpenedFile, Variables, forms};
use crate::schema::Word;

const MODES: &[Word] = &[
    Word { text: "CREATE_UPDATE", doc: "Makes the stack, or updates it." },
    Word { text: "CHANGE_SET_REPLACE", doc: "Makes a change set, in place of an earlier one of that name." },
    Word { text: "CHANGE_SET_EXECUTE", doc: "Executes a change set." },
    Word {
        text: "REPLACE_ON_FAILURE",
        doc: "As CREATE_UPDATE, and deletes a stack that is in a failed state first.",
    },
    Word { text: "DELETE_ONLY", doc: "Deletes the stack." },
];

const CAPABILITIES: &[Word] = &[
    Word { text: "CAPABILITY_IAM", doc: "The template may make IAM resources." },
    Word { text: "CAPABILITY_NAMED_IAM", doc: "The template may make IAM resources with names of their own." },
    Word { text: "CAPABILITY_AUTO_EXPAND", doc: "The template may hold macros, as those of SAM do." },
];

const PERMISSIONS: &[Word] = &[
    Word { text: "SELF_MANAGED", doc: "Roles of your own are assumed. The default." },
    Word { text: "SERVICE_MANAGED", doc: "Organizations manages the roles." },
];

const AUTO_DEPLOYMENT: &[Word] = &[
    Word { text: "Enabled", doc: "Accounts that join are deployed to." },
    Word { text: "Disabled", doc: "They are not." },
    Word { text: "EnabledWithStackRetention", doc: "They are, and keep their stack when they leave." },
];

const PERCENT: Value = Value::Integer { min: 0, max: 100 };

const fn stack_set() -> Key {
    Key::required("StackSetName", "The stack set.").of(Value::Form(&forms::STACK_SET_NAME)).instead_of(&["StackName"])
}

const fn capabilities() -> Key {
    Key::new("Capabilities", "What the template may do, between commas, without blanks.")
        .of(Value::WordList(CAPABILITIES))
        .instead_of(&["Capability"])
}

const fn tolerance() -> Key {
    Key::new("FailureTolerancePercentage", "In which share of the accounts it may fail.").of(PERCENT)
}

const fn concurrency() -> Key {
    Key::new("MaxConcurrentPercentage", "In which share of the accounts it works at one time.").of(PERCENT)
}

const TEMPLATE: OpenedFile =
    OpenedFile { artifact: None, path: Some("TemplatePath"), names_both: true, default: &[], what: "the template" };

pub(in super::super) const TYPES: &[ActionType] = &[
    ActionType {
        provider: "CloudFormation",
        doc: "Makes, updates or deletes a stack, or makes or executes a change set of it.",
        inputs: (0, 10),
        outputs: (0, 1),
        keys: &[
            Key::required("ActionMode", "What is done.").of(Value::Words(MODES)).instead_of(&["Mode"]),
            Key::required("StackName", "The stack.").instead_of(&["Stack"]),
            Key::new("TemplatePath", "The template in an input artifact: `Artifact::template.yaml`.")
                .of(Value::InputFile)
                .instead_of(&["Template", "TemplateFile", "TemplateFilePath"]),
            Key::new("RoleArn", "The role that CloudFormation assumes.")
                .of(Value::Form(&forms::ROLE_ARN))
                .instead_of(&["Role"]),
            Key::new("ChangeSetName", "The change set.")
                .of(Value::Form(&forms::CHANGE_SET_NAME))
                .instead_of(&["ChangeSet"]),
            capabilities(),
            Key::new("ParameterOverrides", "Values of parameters: the text of a JSON object, at most 1 KB.")
                .of(Value::JsonObject)
                .at_most(1024)
                .instead_of(&["Parameters", "ParametersOverride"]),
            Key::new("TemplateConfiguration", "A file with parameters, tags and a policy: `Artifact::file.json`.")
                .of(Value::InputFile)
                .instead_of(&["TemplateConfigurationPath"]),
            Key::new("OutputFileName", "The file in the output artifact to which the stack's outputs are written.")
                .instead_of(&["OutputFile"]),
        ],
        variables: Variables::Own("the outputs of the stack"),
        opens: &[
            TEMPLATE,
            OpenedFile { path: Some("TemplateConfiguration"), what: "the template configuration", ..TEMPLATE },
        ],
        timeout: 3 * DAY,
        ..DEPLOY
    },
    ActionType {
        provider: "CloudFormationStackSet",
        doc: "Makes or updates a stack set.",
        inputs: (1, 3),
        keys: &[
            stack_set(),
            Key::required("TemplatePath", "The template in an input artifact: `Artifact::template.yaml`.")
                .of(Value::InputFile),
            Key::new("Description", "What the stack set is for."),
            Key::new(
                "Parameters",
                "The values of its parameters, or the file that holds them: `Artifact::file.json`.",
            )
            .instead_of(&["ParameterOverrides"]),
            capabilities(),
            Key::new("PermissionModel", "Who manages the roles.").of(Value::Words(PERMISSIONS)),
            Key::new("AdministrationRoleArn", "The role that works on the stack set.")
                .of(Value::Form(&forms::ROLE_ARN)),
            Key::new("ExecutionRoleName", "The name of the role in the accounts."),
            Key::new("OrganizationsAutoDeployment", "Whether accounts that join are deployed to.")
                .of(Value::Words(AUTO_DEPLOYMENT)),
            Key::new("DeploymentTargets", "The accounts, or the file that lists them; goes with `Regions`."),
            Key::new("Regions", "The Regions, between commas; goes with `DeploymentTargets`."),
            tolerance(),
            concurrency(),
        ],
        variables: Variables::Listed(&["StackSetId", "OperationId"]),
        opens: &[TEMPLATE],
        ..DEPLOY
    },
    ActionType {
        provider: "CloudFormationStackInstances",
        doc: "Makes or updates instances of a stack set.",
        // The User Guide says two inputs; the CDK takes three.
        inputs: (0, 3),
        keys: &[
            stack_set(),
            Key::required("Regions", "The Regions, between commas.").instead_of(&["Region"]),
            Key::new("DeploymentTargets", "The accounts, or the file that lists them."),
            Key::new("ParameterOverrides", "Values of parameters, or the file that holds them."),
            tolerance(),
            concurrency(),
        ],
        variables: Variables::Listed(&["StackSetId", "OperationId"]),
        ..DEPLOY
    },
];
