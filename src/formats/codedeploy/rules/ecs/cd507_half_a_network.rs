//! CD507: a network with some of its three values.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{AwsvpcConfiguration, EcsProperties, NetworkConfiguration};
use crate::formats::codedeploy::rules::service::INVALID;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::rule;
use crate::schema::{Field, List};

pub const RULE: Rule<AppSpecFile> = rule!("CD507", "half-a-network", Error, "cd507_half_a_network.md", check);

const WRITE: &str = "`NetworkConfiguration` has `AwsvpcConfiguration`, and that has `Subnets`, `SecurityGroups` and \
    `AssignPublicIp`: write all of them, or leave the whole out.";
/// How many subnets there may be.
///
/// Source: ECS API, AwsVpcConfiguration, version 2014-11-13.
const SUBNETS: usize = 16;
/// How many security groups there may be.
///
/// Source: ECS API, AwsVpcConfiguration, version 2014-11-13.
const SECURITY_GROUPS: usize = 5;

fn check(file: &AppSpecFile, findings: &mut Findings) {
    KeyOf { mapping: EcsProperties::SHAPE, name: "NetworkConfiguration", write: WRITE }.wrong_kind(file, findings);
    let inner = KeyOf { mapping: NetworkConfiguration::SHAPE, name: "AwsvpcConfiguration", write: WRITE };
    inner.check(file, findings);
    let part = |name| KeyOf { mapping: AwsvpcConfiguration::SHAPE, name, write: WRITE };
    part("Subnets").check(file, findings);
    part("SecurityGroups").check(file, findings);
    part("AssignPublicIp").missing(file, findings);
    for service in file.services() {
        let Some(network) = service.value.network_configuration.value() else { continue };
        inner.empty(file, &network.awsvpc_configuration, findings);
        let Some(network) = network.awsvpc_configuration.value() else { continue };
        part("AssignPublicIp").empty(file, &network.assign_public_ip, findings);
        for (name, field, most) in
            [("Subnets", &network.subnets, SUBNETS), ("SecurityGroups", &network.security_groups, SECURITY_GROUPS)]
        {
            part(name).empty(file, field, findings);
            count(name, field, most, findings);
        }
    }
}

fn count(name: &str, field: &Field<List<String>>, most: usize, findings: &mut Findings) {
    let Some(list) = field.known() else { return };
    let count = list.value.items.len();
    let message = match count {
        0 => format!("`{name}` is empty."),
        _ if count > most => format!("`{name}` has {count} items."),
        _ => return,
    };
    findings.tell(list.key, message).help(format!("{INVALID} It has 1 to {most} ids."));
}
