//! CD110: a key that stands twice.

use crate::diagnostics::repair::remove_same_again;
use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Hooks;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<AppSpecFile> = rule!("CD110", "repeated-key", Error, "cd110_repeated_key.md", check);

const LAST: &str = "The last one counts, and the one before is lost without a word. Make one of them.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let is_server = file.server().is_some();
    for misfit in &file.misfits {
        let MisfitKind::DuplicateKey { mapping, name, first, again } = &misfit.kind else { continue };
        let found = findings.tell(misfit.span, format!("`{name}` stands here a second time."));
        let is_event = *mapping == Some(Hooks::SHAPE);
        let is_known = mapping.is_none_or(|mapping| mapping.key(name).is_some());
        if !is_server {
            found.help("One of the two is lost. Make one of them.");
            found.assume("How CodeDeploy itself reads a key that stands twice.");
        } else if !is_known {
            found.help("The agent reads neither.").graded(Severity::Warning);
        } else if is_event || !file.settings.agent.include(Generation::V2) {
            found.help(LAST);
        } else if !file.settings.agent.include(Generation::V1) {
            found.help(format!("Agent 2.x refuses the file: `duplicate field {name}`. Make one of them."));
        } else {
            found.help(format!(
                "Agent 2.x refuses the file: `duplicate field {name}`. In agent 1.8 the last one counts, and the one \
                    before is lost. Make one of them."
            ));
        }
        found.relate(file.document.span(first.key), "Here it stands first.");
        if let Some(edit) = remove_same_again(&file.document, *first, *again) {
            found.fix(Fix::safe("Take the second out, which says the same", vec![edit]));
        }
    }
}
