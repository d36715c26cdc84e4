//! CB203: the version stands in quotes.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codebuild::facts::version::Version;
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::syntax::ScalarStyle;

pub const RULE: Rule<BuildspecFile> = rule!("CB203", "quoted-version", Hint, "cb203_quoted_version.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(version) = file.spec().and_then(|spec| spec.version.known()) else { return };
    let quoted = matches!(file.document.style(version.node), Some(ScalarStyle::Single | ScalarStyle::Double));
    if !quoted || Version::of(&version.value).is_none() {
        return;
    }
    let found = findings.tell(version.span, "The version is in quotes, which makes a text of the number.");
    if file.has_batch() {
        found.graded(Severity::Warning).help(
            "A single build takes it. The parser of batch builds wants a number: ``cannot unmarshal !!str `0.2` \
                into float64``. Take the quotes away.",
        );
    } else {
        found.help("A single build takes it; a batch build would not. Take the quotes away.");
    }
    found.fix(Fix::safe("Take the quotes away", vec![Edit::replace(version.span, version.value.trim())]));
}
