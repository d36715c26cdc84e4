//! CD303: a timeout that is no positive whole number of seconds.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::facts::timeout::{TimeoutFault, seconds};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{Script, Timeout};
use crate::formats::codedeploy::scalar::Written;
use crate::rule;
use crate::schema::{MisfitKind, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD303", "bad-timeout", Error, "cd303_bad_timeout.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for (_, script) in server.scripts() {
        if let Some(timeout) = script.value.timeout.known() {
            tell(file, timeout, findings);
        }
    }
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(Script::SHAPE, "timeout")) {
        let MisfitKind::WrongKind { found, .. } = misfit.kind else { continue };
        findings
            .tell(misfit.span, format!("`timeout` is {found}, not a number of seconds."))
            .help("The agent refuses the file. Write a number from 1 to 3600.");
    }
}

fn tell(file: &AppSpecFile, timeout: &Placed<Timeout>, findings: &mut Findings) {
    let Some(written) = Written::at(&file.document, timeout.node) else { return };
    let text = timeout.span.text(file.document.source());
    let is_plain = written.plain && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    let read: Vec<_> = file.settings.agent.generations().map(|it| (it, seconds(written, it))).collect();
    let refusing: Vec<Generation> = read.iter().filter(|(_, read)| read.is_err()).map(|(it, _)| *it).collect();
    if refusing.is_empty() && is_plain {
        return;
    }
    let taken = read.iter().find_map(|(_, read)| read.ok());
    let found = findings.tell(timeout.span, format!("`{text}` is not a number of seconds."));
    let how = match read.iter().find_map(|(_, read)| read.err()) {
        Some(TimeoutFault::NotPositive) => "`an invalid timeout value was provided`",
        _ => "its type is wrong",
    };
    found.help(match (refusing.as_slice(), taken) {
        ([], Some(seconds)) => format!("The agent reads it as {seconds} seconds. Write a plain number."),
        ([one], Some(seconds)) => {
            let other = if *one == Generation::V1 { Generation::V2 } else { Generation::V1 };
            format!(
                "{} refuses the file: {how}. {} reads it as {seconds} seconds. Write a plain number from 1 to 3600.",
                one.name(),
                other.name()
            )
        }
        _ => format!("The agent refuses the file: {how}. Write a number from 1 to 3600."),
    });
    if refusing.is_empty() {
        found.graded(Severity::Warning);
    }
    let digits = written.text.trim().trim_end_matches(['s', 'S', ' ']);
    let is_number =
        !digits.starts_with('0') && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        found.fix(Fix::safe(format!("Write `{digits}`"), vec![Edit::replace(timeout.span, digits)]));
    }
}
