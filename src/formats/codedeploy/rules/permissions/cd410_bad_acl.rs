//! CD410: an access control entry that the agent refuses.

use crate::diagnostics::repair::quote;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::facts::acl::{AclFault, entry};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::scalar::{Reading, Written};
use crate::rule;
use crate::schema::{Field, List, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD410", "bad-acl", Error, "cd410_bad_acl.md", check);

const FORM: &str = "An entry has the form `u:mary:rw`: `u`, `g`, `m` or `o`, perhaps with `d:` before it, a name, and \
    letters of `rwx` or a digit.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let lists = server.permissions().filter_map(|permission| permission.value.acls.value());
    for item in lists.flat_map(|list: &List<String>| &list.items) {
        match item {
            Field::Known(acl) => tell(file, acl, findings),
            Field::Null(nothing) => {
                findings.tell(nothing.span, "This entry of `acls` is empty.").help("The agent refuses the file.");
            }
            Field::Absent | Field::Opaque(_) => {}
        }
    }
}

fn tell(file: &AppSpecFile, acl: &Placed<String>, findings: &mut Findings) {
    let text = acl.value.as_str();
    let agents = file.settings.agent;
    let fault = agents.generations().find_map(|generation| Some((generation, entry(text, generation).err()?)));
    let Some((generation, fault)) = fault else { return number(file, acl, findings) };
    let found = findings.tell(acl.span, format!("`{text}` is not an entry of an access control list."));
    found.help(match fault {
        AclFault::Form => format!("The agent refuses the file: `Invalid acl entry ({text})`. {FORM}"),
        AclFault::Base => {
            let only = generation == Generation::V1 && entry(text, Generation::V2).is_ok();
            let who = if only { "Agent 1.8" } else { "The agent" };
            format!("{who} refuses the file: `Use mode to set the base acl entry ({text})`. Write it as `mode`.")
        }
        AclFault::Character(character) => {
            format!("The agent refuses the file: it `contains an invalid character ({character})`. {FORM}")
        }
    });
}

/// An entry that agent 1.8 reads as a number.
fn number(file: &AppSpecFile, acl: &Placed<String>, findings: &mut Findings) {
    let reading = Written::at(&file.document, acl.node).map(|written| written.read_by(Generation::V1));
    if !file.settings.agent.include(Generation::V1) || reading == Some(Reading::Text) {
        return;
    }
    let found = findings.tell(acl.span, format!("Agent 1.8 reads `{}` as a number.", acl.value));
    found.help("It ends with an exception. Put the entry in quotes.");
    if let Some(edit) = quote(&file.document, acl.node) {
        found.fix(Fix::safe("Put it in quotes", vec![edit]));
    }
}
