//! CD412: an SELinux label without its type or range, or with a range that is none.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::agent::{Agents, Generation};
use crate::formats::codedeploy::facts::selinux::check_range;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{Permission, SecurityContext};
use crate::formats::codedeploy::scalar::{Reading, Written};
use crate::rule;
use crate::schema::{MisfitKind, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD412", "selinux-context", Error, "cd412_selinux_context.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for context in server.permissions().filter_map(|permission| permission.value.context.known()) {
        parts(file, context, findings);
        if let Some(range) = context.value.range.known() {
            self::range(file, range, findings);
        }
    }
    for misfit in &file.misfits {
        let MisfitKind::WrongKind { expected, found, node, .. } = misfit.kind else { continue };
        let Some(owner) = misfit.owner else { continue };
        if owner.mapping == SecurityContext::SHAPE || misfit.under(Permission::SHAPE, "context") {
            let message = format!("`{}` is {found}, not {expected}.", owner.key.name);
            findings
                .tell(file.document.first_line(node), message)
                .help("The agent refuses the file. A context is a mapping with `type` and `range`.");
        }
    }
}

fn parts(file: &AppSpecFile, context: &Placed<SecurityContext>, findings: &mut Findings) {
    let SecurityContext { user, r#type, range, .. } = &context.value;
    if r#type.is_nothing() && file.is_whole() {
        findings
            .tell(context.key, "The context has no `type`.")
            .help("The agent refuses the file: `invalid context type`. Write a type, such as `httpd_sys_content_t`.");
    } else if range.is_nothing() && file.is_whole() && file.settings.agent.include(Generation::V1) {
        let found = findings.tell(context.key, "The context has no `range`.");
        found.help("Agent 1.8 fails in Install: `undefined method get_range`. Write `range: s0`.");
        if file.settings.agent != Agents::V1 {
            found.graded(Severity::Warning);
        }
    }
    if let Some(user) = user.key() {
        findings.tell(user, "No agent reads `user` in a context.").graded(Severity::Warning).help(
            "The User Guide documents it; agent 1.8 reads `name`, and loses it before it calls `semanage`. Set the \
                user in a script of AfterInstall.",
        );
    }
}

fn range(file: &AppSpecFile, range: &Placed<String>, findings: &mut Findings) {
    if let Err(refusal) = check_range(&range.value) {
        let text = &range.value;
        let found = findings.tell(range.span, format!("`{text}` is not an SELinux range."));
        found.help(format!(
            "The agent refuses the file: `{refusal}`. A range is `s0`, `s0-s3` or `s0:c0.c1023`: sensitivities, then \
                categories up to 1023."
        ));
        let is_number = Written::at(&file.document, range.node)
            .is_some_and(|written| matches!(written.read_by(Generation::V1), Reading::Integer(_)));
        if is_number {
            found.help("The agent refuses the file. A range is `s0`, `s0-s3` or `s0:c0.c1023`.");
        }
    }
}
