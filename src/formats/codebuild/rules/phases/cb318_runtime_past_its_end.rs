//! CB318: a release of a language that its makers no longer maintain.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::facts::runtimes::{CALENDAR, Runtime, Version};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB318", "runtime-past-its-end", Warning, "cb318_runtime_past_its_end.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(runtimes) = file.runtime_versions() else { return };
    for (name, version) in runtimes.value.known() {
        let (Some(runtime), text) = (Runtime::named(&name.text), version.value.trim()) else { continue };
        if runtime == Runtime::Java && matches!(text, "openjdk8" | "openjdk11") {
            let corretto = text.replace("openjdk", "corretto");
            findings
                .tell(version.span, format!("Only retired images hold java `{text}`."))
                .help(format!("In any other the build fails. Write `{corretto}`."))
                .fix(Fix::needs_a_look(
                    format!("Write `{corretto}`"),
                    vec![rename(&file.document, version.node, &corretto)],
                ));
            continue;
        }
        let Some(end) = runtime.ended(Version::read(text)) else { continue };
        let since = end.since.map(|since| format!(", the last of them since {since}")).unwrap_or_default();
        let (name, last) = (runtime.key(), end.last);
        findings
            .tell(version.span, format!("{name} `{text}` is past its end of life."))
            .help(format!(
                "Neither {name} {last} nor any release before it gets security fixes{since}, and AWS takes \
                them out of its images. Move to a newer release."
            ))
            .assume(format!(
                "End-of-life dates are those of the language's project as of {CALENDAR}; today's are not \
                looked up."
            ));
    }
}
