//! CB202: a version that the format does not have.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::facts::version::Version;
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB202", "unknown-version", Error, "cb202_unknown_version.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(version) = file.spec().and_then(|spec| spec.version.known()) else { return };
    if Version::of(&version.value).is_some() || version.value.contains('$') {
        return;
    }
    findings
        .tell(version.span, format!("There is no version `{}` of the buildspec format.", version.value))
        .help(
            "CodeBuild refuses the file. Write `0.2`, or `0.1` if every command is to have a shell of its own. \
            The version of your own software does not belong here.",
        )
        .assume("The words in which CodeBuild refuses it.")
        .fix(Fix::safe("Write `0.2`", vec![Edit::replace(version.span, "0.2")]));
}
