//! Deployments to servers, clusters and functions.

use super::DEPLOY;
use crate::formats::codepipeline::facts::action_types::key::{ConfigurationKey as Key, Value};
use crate::formats::codepipeline::facts::action_types::{ActionType, OpenedFile, Variables, forms};
use crate::schema::Word;

const INSTANCES: &[Word] = &[
    Word { text: "EC2", doc: "Instances of EC2." },
    Word { text: "SSM_MANAGED_NODE", doc: "Servers that Systems Manager manages." },
];

const fn file(path: &'static str, what: &'static str) -> OpenedFile {
    OpenedFile { artifact: None, path: Some(path), names_both: false, default: &[], what }
}

pub(in super::super) const TYPES: &[ActionType] = &[
    ActionType {
        provider: "EC2",
        doc: "Copies the artifact to Linux servers and runs scripts there.",
        v2: true,
        keys: &[
            Key::required("InstanceTagKey", "The tag by which the servers are found."),
            Key::required("InstanceType", "What kind of servers they are.").of(Value::Words(INSTANCES)),
            Key::new("InstanceTagValue", "The value of the tag."),
            Key::new(
                "DeploySpec",
                "The file in the artifact that says what is done, in place of folder and scripts.",
            ),
            Key::new("TargetDirectory", "The folder on the servers to which the artifact is copied.")
                .of(Value::Form(&forms::ABSOLUTE_PATH)),
            Key::new("PreScript", "The script that runs before."),
            Key::new("PostScript", "The script that runs after it; goes with `TargetDirectory`."),
            Key::new("MaxBatch", "On how many servers it works at one time: a number or a percentage.")
                .instead_of(&["MaxBatchSize"]),
            Key::new("MaxError", "On how many servers it may fail: a number or a percentage.")
                .instead_of(&["MaxErrors"]),
            Key::new("TargetGroupNameList", "Target groups that the servers leave meanwhile, between commas.")
                .instead_of(&["TargetGroupName", "TargetGroups"]),
        ],
        opens: &[
            file("DeploySpec", "the deploy spec"),
            file("PreScript", "the script that runs before"),
            file("PostScript", "the script that runs after"),
        ],
        ..DEPLOY
    },
    ActionType {
        provider: "ECS",
        doc: "Gives an ECS service a task definition with new images.",
        keys: &[
            Key::required("ClusterName", "The cluster.").instead_of(&["Cluster"]),
            Key::required("ServiceName", "The service.").instead_of(&["Service"]),
            Key::new("FileName", "The file that names the images. The default is `imagedefinitions.json`.")
                .instead_of(&["ImageDefinitionsFile", "File"]),
            Key::new("DeploymentTimeout", "After how many minutes the deployment fails.")
                .of(Value::Integer { min: 1, max: 60 })
                .instead_of(&["Timeout"]),
        ],
        opens: &[OpenedFile { default: &["imagedefinitions.json"], ..file("FileName", "the image definitions") }],
        ..DEPLOY
    },
    ActionType {
        provider: "EKS",
        doc: "Applies manifests, or installs a Helm chart, in an EKS cluster.",
        v2: true,
        keys: &[
            Key::required("ClusterName", "The cluster.").instead_of(&["Cluster"]),
            Key::new("ManifestFiles", "The manifests in the artifact, between commas.")
                .instead_of(&["ManifestFile", "Manifests"]),
            Key::new("HelmReleaseName", "The release of the chart; goes with `HelmChartLocation`."),
            Key::new("HelmChartLocation", "Where the chart lies in the artifact."),
            Key::new("HelmValuesFiles", "Files of values for the chart, between commas."),
            Key::new("Namespace", "The namespace in the cluster."),
            Key::new("Subnets", "The subnets, between commas.").instead_of(&["SubnetIds"]),
            Key::new("SecurityGroupIds", "The security groups, between commas.").instead_of(&["SecurityGroups"]),
        ],
        variables: Variables::Listed(&["EKSClusterName"]),
        opens: &[file("ManifestFiles", "the manifests"), file("HelmChartLocation", "the chart")],
        ..DEPLOY
    },
    ActionType {
        provider: "Lambda",
        doc: "Publishes a version of a function, and shifts the traffic of an alias to it.",
        inputs: (0, 1),
        v2: true,
        keys: &[
            Key::required("FunctionName", "The function.").instead_of(&["Function"]),
            Key::new("FunctionAlias", "The alias whose traffic is shifted.").instead_of(&["Alias"]),
            Key::new("PublishedTargetVersion", "The version that is shifted to, where there is no input artifact.")
                .instead_of(&["TargetVersion"]),
            Key::new("DeployStrategy", "How the traffic is shifted.")
                .of(Value::Form(&forms::TRAFFIC_SHIFT))
                .instead_of(&["DeploymentStrategy"]),
            Key::new("Alarms", "Alarms that stop it, at most ten, between commas.").instead_of(&["Alarm"]),
        ],
        variables: Variables::Listed(&["FunctionVersion"]),
        ..DEPLOY
    },
];
