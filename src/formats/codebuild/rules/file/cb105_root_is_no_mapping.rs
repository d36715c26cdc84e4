//! CB105: the file is a list or a text.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB105", "root-is-no-mapping", Error, "cb105_root_is_no_mapping.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|misfit| misfit.owner.is_none() && file.is_whole()) {
        let MisfitKind::WrongKind { expected: "a mapping", found, .. } = misfit.kind else { continue };
        let text = misfit.span.text(file.document.source());
        let first_line = misfit.span.part(0, text.find(['\n', '\r']).unwrap_or(text.len()));
        findings.tell(first_line, format!("The file is {found}, not a mapping.")).help(
            "CodeBuild refuses it in DOWNLOAD_SOURCE with `YAML_FILE_ERROR`. A buildspec begins with keys: \
                `version: 0.2`, and below it `phases:`.",
        );
    }
}
