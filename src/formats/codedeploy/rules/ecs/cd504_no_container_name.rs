//! CD504: no container to send traffic to.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{EcsProperties, LoadBalancerInfo};
use crate::formats::codedeploy::rules::service::INVALID;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD504", "no-container-name", Error, "cd504_no_container_name.md", check);

const INFO: KeyOf = KeyOf {
    mapping: EcsProperties::SHAPE,
    name: "LoadBalancerInfo",
    write: "Write `LoadBalancerInfo` with the `ContainerName` and `ContainerPort` that get the traffic.",
};
const NAME: KeyOf = KeyOf {
    mapping: LoadBalancerInfo::SHAPE,
    name: "ContainerName",
    write: "Write the container's name in the task definition.",
};

fn check(file: &AppSpecFile, findings: &mut Findings) {
    INFO.missing(file, findings);
    NAME.check(file, findings);
    for service in file.services() {
        INFO.empty(file, &service.value.load_balancer_info, findings);
        let Some(info) = service.value.load_balancer_info.value() else { continue };
        NAME.empty(file, &info.container_name, findings);
        if let Some(name) = info.container_name.known().filter(|name| name.value.trim().is_empty()) {
            findings.tell(name.span, "`ContainerName` is empty.").help(format!("{INVALID} {}", NAME.write));
        }
    }
}
