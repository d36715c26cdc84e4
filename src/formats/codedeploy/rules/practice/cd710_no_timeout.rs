//! CD710: scripts without a timeout.

use super::untimed::untimed;
use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::timeout::USUAL;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD710", "no-timeout", Hint, "cd710_no_timeout.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let all = server.scripts();
    // Where one script has a timeout, its author knows of it; of a single script there is little to say.
    if all.len() < 2 || all.iter().any(|(_, script)| !script.value.timeout.is_nothing()) {
        return;
    }
    let mut scripts = untimed(server).into_iter().filter(|script| !script.is_of_the_last_revision());
    let Some(first) = scripts.next() else { return };
    let found = findings
        .tell(first.span(), format!("`{}` has no `timeout`, nor has any other script.", first.location.value));
    found.help(format!("A script that hangs is ended after {USUAL} seconds. Write how long it needs at most."));
    for other in scripts {
        found.relate(other.span(), format!("Neither has `{}`.", other.location.value));
    }
}
