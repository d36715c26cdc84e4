//! Commands that CodePipeline runs itself.

use super::key::{ConfigurationKey as Key, Value};
use super::{ActionType, PLAIN, Variables};
use crate::schema::Word;

const ENVIRONMENTS: &[Word] = &[
    Word { text: "LINUX_CONTAINER", doc: "Linux. The default." },
    Word { text: "WINDOWS_SERVER_2022_CONTAINER", doc: "Windows Server 2022; from `BUILD_GENERAL1_MEDIUM` on." },
];

const COMPUTE_TYPES: &[Word] = &[
    Word { text: "BUILD_GENERAL1_SMALL", doc: "The default." },
    Word { text: "BUILD_GENERAL1_MEDIUM", doc: "The next larger one, and the smallest with Windows." },
    Word { text: "BUILD_GENERAL1_LARGE", doc: "The largest." },
];

pub(super) const TYPES: &[ActionType] = &[ActionType {
    category: "Compute",
    provider: "Commands",
    doc: "Runs the commands that stand beside its configuration.",
    inputs: (1, 10),
    outputs: (0, 1),
    v2: true,
    keys: &[
        Key::new("EnvironmentType", "What the commands run on.").of(Value::Words(ENVIRONMENTS)),
        Key::new("ComputeType", "How large the machine is.").of(Value::Words(COMPUTE_TYPES)),
        Key::new("VpcId", "The VPC in which the commands run.").instead_of(&["Vpc", "VPC"]),
        Key::new("Subnets", "The subnets, between commas.").instead_of(&["SubnetIds", "Subnet"]),
        Key::new("SecurityGroupIds", "The security groups, between commas.").instead_of(&["SecurityGroups"]),
    ],
    variables: Variables::Own("the names in its `outputVariables`"),
    timeout: 55 * 60,
    ..PLAIN
}];
