//! CD505: no port that traffic could go to.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::LoadBalancerInfo;
use crate::formats::codedeploy::rules::service::INVALID;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::formats::codedeploy::scalar::Written;
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<AppSpecFile> = rule!("CD505", "bad-container-port", Error, "cd505_bad_container_port.md", check);

const PORT: KeyOf = KeyOf {
    mapping: LoadBalancerInfo::SHAPE,
    name: "ContainerPort",
    write: "Write the container's port as a number from 1 to 65535, without quotes.",
};

fn check(file: &AppSpecFile, findings: &mut Findings) {
    PORT.check(file, findings);
    for service in file.services() {
        let Some(info) = service.value.load_balancer_info.value() else { continue };
        PORT.empty(file, &info.container_port, findings);
        if let Some(port) = info.container_port.known() {
            tell(file, port, findings);
        }
    }
}

fn tell(file: &AppSpecFile, port: &Placed<String>, findings: &mut Findings) {
    let is_plain = Written::at(&file.document, port.node).is_some_and(|written| written.plain && !written.tagged);
    let text = port.value.trim();
    if file.is_open(port.node) {
        if !is_plain {
            let found = findings.tell(port.span, format!("`{text}` stands in quotes, and so will the port."));
            found.help("What is filled in stays a text then. Take the quotes out where the file allows it.");
            found.assume("Whether CodeDeploy takes a text for the number.").graded(Severity::Hint);
        }
        return;
    }
    match text.parse::<u32>() {
        Ok(1..=65535) if is_plain => {}
        Ok(1..=65535) => {
            let found = findings.tell(port.span, format!("`ContainerPort` is the text `{text}`, not a number."));
            found.help(PORT.write).assume("Whether CodeDeploy takes a text for the number.");
            found.graded(Severity::Warning);
            found.fix(Fix::safe("Take the quotes out", vec![Edit::replace(port.span, text)]));
        }
        _ => {
            let found = findings.tell(port.span, format!("`{text}` is not a port."));
            found.help(format!("{INVALID} {}", PORT.write));
        }
    }
}
