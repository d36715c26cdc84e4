//! CD508: `AssignPublicIp` is neither of its words.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::AwsvpcConfiguration;
use crate::formats::codedeploy::rules::service::INVALID;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<AppSpecFile> = rule!("CD508", "bad-public-ip", Error, "cd508_bad_public_ip.md", check);

const WRITE: &str = "Write `ENABLED` or `DISABLED`.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let key = KeyOf { mapping: AwsvpcConfiguration::SHAPE, name: "AssignPublicIp", write: WRITE };
    key.wrong_kind(file, findings);
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(key.mapping, key.name)) {
        let MisfitKind::NotAWord { text, near, node, .. } = &misfit.kind else { continue };
        if file.is_open(*node) {
            continue;
        }
        let found = findings.tell(misfit.span, format!("`{text}` is neither `ENABLED` nor `DISABLED`."));
        found.help(format!("{INVALID} {WRITE}"));
        let meant = match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "enable" => Some("ENABLED"),
            "false" | "no" | "off" | "disable" => Some("DISABLED"),
            _ => near.map(|near| near.text),
        };
        if let Some(word) = meant {
            found.fix(Fix::safe(format!("Write `{word}`"), vec![rename(&file.document, *node, word)]));
        }
    }
}
