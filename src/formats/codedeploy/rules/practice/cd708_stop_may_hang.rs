//! CD708: a script of the revision before that can hang.

use super::untimed::untimed;
use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD708", "stop-may-hang", Hint, "cd708_stop_may_hang.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let mut hanging = untimed(server).into_iter().filter(|script| script.is_of_the_last_revision());
    let Some(first) = hanging.next() else { return };
    let message = format!("`{}` runs in `{}` without a `timeout`.", first.location.value, first.event);
    let found = findings.tell(first.span(), message);
    found.help(
        "The next deployment runs this revision's script there, and not its own: where the script hangs or fails, every \
            later deployment fails too, until one is made that ignores it. Give it a `timeout`, and let it end with 0 \
            when nothing runs.",
    );
    for other in hanging {
        found.relate(other.span(), format!("So does `{}` in `{}`.", other.location.value, other.event));
    }
}
