//! CD103: the operating system is not there, or none of the two.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::ServerAppSpec;
use crate::rule;
use crate::schema::{Field, MisfitKind};

pub const RULE: Rule<AppSpecFile> = rule!("CD103", "wrong-os", Error, "cd103_wrong_os.md", check);

/// Words for systems on which the agent runs as on Linux, as people write them.
const LINUX: &[&str] = &["ubuntu", "amazon", "rhel", "redhat", "red hat", "debian", "centos", "al2", "unix", "suse"];

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    match &server.spec.os {
        Field::Known(_) => {}
        Field::Null(nothing) => {
            findings
                .tell(nothing.key, "`os` has no value.")
                .help("The agent refuses the file: `unsupported operating system ()`. Write `linux` or `windows`.");
        }
        Field::Absent if file.is_whole() => missing(file, findings),
        Field::Absent => {}
        Field::Opaque(_) => other(file, findings),
    }
}

fn missing(file: &AppSpecFile, findings: &mut Findings) {
    if let Some(key) = file.document.root().and_then(|root| file.stand_in(root, "os")) {
        let name = file.document.scalar(key).unwrap_or_default();
        let found = findings.tell(file.document.span(key), format!("`{name}` is not a key; `os` is."));
        found.help("The agent finds no operating system and refuses the file.");
        found.fix(Fix::safe("Write `os`", vec![rename(&file.document, key, "os")]));
        return;
    }
    findings.tell(file.head(), "The file has no `os`.").help(
        "The agent refuses it: `unsupported operating system ()`. Write `os: linux` or `os: windows` below the version.",
    );
}

fn other(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in file.misfits.iter().filter(|misfit| misfit.under(ServerAppSpec::SHAPE, "os")) {
        match &misfit.kind {
            MisfitKind::NotAWord { text, near, node, .. } => {
                let found =
                    findings.tell(misfit.span, format!("`{text}` is not an operating system of an AppSpec file."));
                found.help(format!(
                    "The agent refuses the file: `unsupported operating system ({text})`. Write `linux` or `windows`, \
                        in small letters."
                ));
                let lower = text.to_ascii_lowercase();
                let is_linux = LINUX.iter().any(|word| lower.starts_with(word));
                let meant = near.map(|near| near.text).or(is_linux.then_some("linux"));
                let meant = meant.or(lower.starts_with("win").then_some("windows"));
                if let Some(meant) = meant {
                    let span = file.document.span(*node);
                    found.fix(Fix::safe(format!("Write `{meant}`"), vec![Edit::replace(span, meant)]));
                }
            }
            MisfitKind::WrongKind { found, .. } => {
                findings
                    .tell(misfit.span, format!("`os` is {found}, not `linux` or `windows`."))
                    .help("The agent refuses the file. A file is for one operating system.");
            }
            _ => {}
        }
    }
}
