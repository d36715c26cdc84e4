//! CB403: a variable with a name that CodeBuild keeps for itself.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::facts::built_in_variables::RESERVED;
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::variable_maps;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB403", "reserved-variable", Warning, "cb403_reserved_variable.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let names = variable_maps(file).into_iter().flat_map(|(_, map)| &map.entries);
    for (name, _) in names.filter(|(name, _)| name.text.starts_with(RESERVED)) {
        findings
            .tell(name.span, format!("`{}` begins with `{RESERVED}`, which CodeBuild keeps for itself.", name.text))
            .help(
                "AWS asks not to set such variables: one of that name may come to exist, or exists and is \
                overridden. Choose another name.",
            );
    }
}
