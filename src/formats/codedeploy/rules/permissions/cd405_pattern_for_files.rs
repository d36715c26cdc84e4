//! CD405: a pattern, an exception or a default ACL where files are meant.

use crate::diagnostics::{Diagnostic, Findings, Rule, Severity};
use crate::formats::codedeploy::agent::{Agents, Generation};
use crate::formats::codedeploy::facts::acl::entry;
use crate::formats::codedeploy::facts::path::{base_name, is_file_name};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Permission;
use crate::formats::codedeploy::refusal::concerns_files;
use crate::rule;
use crate::schema::List;
use crate::syntax::Span;

pub const RULE: Rule<AppSpecFile> = rule!("CD405", "pattern-for-files", Warning, "cd405_pattern_for_files.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let agents = file.settings.agent;
    for permission in server.permissions().filter(|permission| concerns_files(&permission.value)) {
        let object = permission.value.object.value().map(String::as_str).unwrap_or_default();
        // Of a copied file no part can be meant, in any generation.
        let is_file = is_file_name(base_name(object));
        if !is_file && !agents.include(Generation::V2) {
            continue;
        }
        for (span, what) in restrictions(&permission.value) {
            let found = findings.tell(span, format!("{what} is for folders, and this permission is for files, too."));
            explain(agents, is_file, found);
        }
    }
}

fn explain(agents: Agents, is_file: bool, found: &mut Diagnostic) {
    found.help(if is_file {
        "The object is a file: Install fails in agent 1.8, and agent 2.x refuses the AppSpec file."
    } else if agents == Agents::V2 {
        "Agent 2.x refuses the AppSpec file. Write `type: [directory]`, or take it out."
    } else {
        "Agent 2.x refuses the AppSpec file; agent 1.8 takes it where the object is a folder. The examples of the User \
            Guide are written so."
    });
    if agents == Agents::V2 {
        found.graded(Severity::Error);
    }
}

fn restrictions(permission: &Permission) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    if let Some(pattern) = permission.pattern.known().filter(|pattern| pattern.value != "**") {
        found.push((pattern.span, "A pattern"));
    }
    if let Some(except) = permission.except.known().filter(|except| !except.value.items.is_empty()) {
        found.push((except.key, "An exception"));
    }
    for acl in permission.acls.value().into_iter().flat_map(List::known) {
        if entry(&acl.value, Generation::V2).is_ok_and(|entry| entry.default) {
            found.push((acl.span, "A default entry"));
        }
    }
    found
}
