//! CD404: a mode that the agent refuses, or reads as another.

use crate::diagnostics::repair::single_quoted;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::facts::mode::{ModeFault, digits};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::Permission;
use crate::formats::codedeploy::scalar::Written;
use crate::rule;
use crate::schema::{MisfitKind, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD404", "bad-mode", Error, "cd404_bad_mode.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for mode in server.permissions().filter_map(|permission| permission.value.mode.known()) {
        tell(file, mode, findings);
    }
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(Permission::SHAPE, "mode")) {
        let MisfitKind::WrongKind { found, .. } = misfit.kind else { continue };
        findings
            .tell(misfit.span, format!("`mode` is {found}, not octal digits."))
            .help("The agent refuses the file. Write one to four digits from 0 to 7, such as `644`.");
    }
}

fn tell(file: &AppSpecFile, mode: &Placed<String>, findings: &mut Findings) {
    let Some(written) = Written::at(&file.document, mode.node) else { return };
    let text = written.text;
    let is_octal = text.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    let leads_with_zero = written.plain && text.len() > 1 && text.starts_with('0') && is_octal;
    let asks_v1 = file.settings.agent.include(Generation::V1);
    if leads_with_zero && asks_v1 {
        let found = findings.tell(mode.span, format!("Agent 1.8 reads `{text}` as another number."));
        found.help(match digits(written, Generation::V1) {
            Ok(Some(other)) => format!(
                "Without quotes a leading zero makes an octal number of it, and its decimal digits become the mode: \
                    `{other}`. Put it in quotes."
            ),
            _ => {
                "Without quotes a leading zero makes an octal number of it, and its decimal digits are no mode: the \
                agent refuses the file. Put it in quotes."
                    .to_owned()
            }
        });
        if text.len() <= 4 {
            found.fix(Fix::safe("Put it in quotes", vec![Edit::replace(mode.span, single_quoted(text))]));
        }
        return;
    }
    let Some(fault) = file.settings.agent.generations().find_map(|generation| digits(written, generation).err())
    else {
        return;
    };
    let found = findings.tell(mode.span, format!("`{text}` is not a mode."));
    found.help(match fault {
        ModeFault::Length(_) => "The agent refuses the file: a mode has one to four octal digits.".to_owned(),
        ModeFault::Character(_, character) => format!(
            "The agent refuses the file: the mode `contains an invalid character ({character})`. Write one to four \
                digits from 0 to 7, such as `644`."
        ),
    });
    let octal = text.strip_prefix("0o").filter(|rest| (1..=4).contains(&rest.len()));
    if let Some(octal) = octal.filter(|rest| rest.bytes().all(|byte| matches!(byte, b'0'..=b'7'))) {
        found.fix(Fix::safe(format!("Write `{octal}`"), vec![Edit::replace(mode.span, single_quoted(octal))]));
    }
}
