//! CD106: the input of `create-deployment`, which holds an AppSpec file.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::formats::codedeploy::platform::Recognised;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD106", "wrapped-appspec", Hint, "cd106_wrapped_appspec.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let (Recognised::Wrapper(entry), Spec::Other) = (file.recognised, &file.spec) else { return };
    let name = file.document.scalar(entry.key).unwrap_or_default();
    findings
        .tell(
            file.document.span(entry.key),
            format!("`{name}` makes this the input of `create-deployment`, not an AppSpec file."),
        )
        .help(
            "`aws deploy create-deployment --cli-input-yaml` takes such a file; the AppSpec file is the text at \
                `content`. Check that text on its own.",
        );
}
