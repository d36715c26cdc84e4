//! CB316: a version that loses its last zero where a program reads it as a number.

use crate::decimal;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::syntax::ScalarStyle;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB316", "version-reads-as-number", Hint, "cb316_version_reads_as_number.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(runtimes) = file.runtime_versions() else { return };
    for (_, version) in runtimes.value.known() {
        let text = version.value.as_str();
        let is_plain = file.document.style(version.node) == Some(ScalarStyle::Plain);
        let is_number = text.ends_with('0') && text.contains('.') && decimal::read(text).is_some();
        if !is_plain || !is_number || file.document.resolve(version.node) != version.node {
            continue;
        }
        let short = text.trim_end_matches('0').trim_end_matches('.');
        findings
            .tell(version.span, format!("Programs that read `{text}` as a number make `{short}` of it."))
            .help(
                "CodeBuild itself reads the text and is right. Put it in quotes, in case the CDK, Terraform or a \
                formatter writes the file anew.",
            )
            .fix(Fix::safe("Put it in quotes", vec![Edit::replace(version.span, format!("\"{text}\""))]));
    }
}
