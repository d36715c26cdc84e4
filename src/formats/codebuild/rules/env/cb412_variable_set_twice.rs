//! CB412: two mappings of `env` set the same variable.

use std::collections::HashMap;

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::{Origin, variable_maps};
use crate::rule;
use crate::schema::Name;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB412", "variable-set-twice", Warning, "cb412_variable_set_twice.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let mut seen: HashMap<&str, (Origin, &Name)> = HashMap::new();
    for (origin, map) in variable_maps(file).into_iter().filter(|(origin, _)| *origin != Origin::Plaintext) {
        for (name, _) in &map.entries {
            let Some((first, there)) = seen.get(name.text.as_str()) else {
                seen.insert(&name.text, (origin, name));
                continue;
            };
            findings
                .tell(name.span, format!("`{}` is set by `{}` too.", name.text, first.key()))
                .help("A variable has one value. Keep the entry that is meant, and take the other out.")
                .assume("Which of the two CodeBuild takes.")
                .relate(there.span, format!("Here `{}` sets it.", first.key()));
        }
    }
}
