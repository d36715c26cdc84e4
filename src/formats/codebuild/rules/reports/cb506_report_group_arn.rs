//! CB506: the ARN of a report group that is none.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB506", "report-group-arn", Warning, "cb506_report_group_arn.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(reports) = file.spec().and_then(|spec| spec.reports.value()) else { return };
    for (name, _) in &reports.entries {
        let Some(fault) = fault(&name.text) else { continue };
        findings.tell(name.span, format!("`{}` is no ARN of a report group: {fault}.", name.text)).help(
            "Write `arn:aws:codebuild:REGION:ACCOUNT:report-group/NAME`, or a name, from which CodeBuild makes \
                a group of this project.",
        );
    }
}

/// What is wrong with an ARN; none for names and for what variables complete.
fn fault(name: &str) -> Option<&'static str> {
    if !name.starts_with("arn:") || name.contains('$') {
        return None;
    }
    let parts: Vec<&str> = name.splitn(6, ':').collect();
    let [_, partition, service, region, account, resource] = parts[..] else { return Some("it has too few parts") };
    match () {
        () if !partition.starts_with("aws") => Some("its partition is not `aws` nor one like it"),
        () if service != "codebuild" => Some("its service is not `codebuild`"),
        () if region.is_empty() => Some("its Region is empty"),
        () if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some("its account is not 12 digits")
        }
        () if resource.strip_prefix("report-group/").is_none_or(str::is_empty) => {
            Some("it does not end in `report-group/` and a name")
        }
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn tells_arns_from_names() {
        assert_eq!(fault("unit"), None);
        assert_eq!(fault("arn:aws-cn:codebuild:cn-north-1:123456789012:report-group/unit"), None);
        assert_eq!(fault("arn:aws:codebuild:$AWS_REGION:1:report-group/x"), None);
        for wrong in [
            "arn:aws:codebuild",
            "arn:aws:codebuild:eu-west-1:1234:report-group/x",
            "arn:aws:codebuild:eu-west-1:123456789012:project/x",
            "arn:aws:s3:eu-west-1:123456789012:report-group/x",
        ] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
