//! CD203: a wildcard in a source.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD203", "wildcard-source", Error, "cd203_wildcard_source.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for source in server.files().filter_map(|item| item.value.source.known()) {
        if !source.value.contains('*') {
            continue;
        }
        let found =
            findings.tell(source.span, format!("The agent looks for a file that is called `{}`.", source.value));
        found.help(
            "A source knows no wildcards: Install fails with `No such file or directory`. Name the file, or a folder, \
                of which all is copied.",
        );
        let folder = source.value.rsplit_once(['/', '\\']);
        let (folder, last) = folder.unwrap_or(("", &source.value));
        if !folder.contains('*') {
            let folder = format!("{}/", folder.trim_start_matches("./"));
            let title = format!("Copy all of `{folder}`");
            let edit = rename(&file.document, source.node, &folder);
            // Of other patterns something was to be left out.
            let is_all = matches!(last, "*" | "**" | "*.*");
            found.fix(if is_all { Fix::safe(title, vec![edit]) } else { Fix::needs_a_look(title, vec![edit]) });
        }
    }
}
