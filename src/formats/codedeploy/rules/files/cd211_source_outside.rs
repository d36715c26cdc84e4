//! CD211: a source outside the revision.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::facts::path::in_revision;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD211", "source-outside", Error, "cd211_source_outside.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for source in server.files().filter_map(|item| item.value.source.known()) {
        if leaves(&in_revision(&source.value)) {
            findings.tell(source.span, format!("`{}` lies outside the revision.", source.value)).help(
                "The agent looks beside the folder into which it has unpacked the revision, where nothing of it is. \
                    A source begins at the root of the revision, where the AppSpec file lies.",
            );
        }
    }
}

/// Whether a path goes up further than it has gone down.
fn leaves(path: &str) -> bool {
    let mut depth = 0_i64;
    for part in path.split('/') {
        depth += if part == ".." { -1 } else { 1 };
        if depth < 0 {
            return true;
        }
    }
    false
}
