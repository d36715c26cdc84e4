//! CD706: a mode with which everybody may write.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD706", "world-writable", Warning, "cd706_world_writable.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    for mode in server.permissions().filter_map(|permission| permission.value.mode.known()) {
        let text = mode.value.as_str();
        let Some(narrowed) = narrowed(text) else { continue };
        let found = findings.tell(mode.span, format!("`{text}` lets every user of the instance write."));
        found.help("Whoever gets in as any user can put another program in its place, which then runs as its owner.");
        let edit = rename(&file.document, mode.node, &narrowed);
        found.fix(Fix::needs_a_look(format!("Write `{narrowed}`"), vec![edit]));
    }
}

/// The mode with which only the owner writes, where others could; none where they could not, or may not remove what
/// is not their own.
fn narrowed(mode: &str) -> Option<String> {
    let is_octal = (1..=4).contains(&mode.len()) && mode.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    let bits = u32::from_str_radix(mode, 8).ok().filter(|_| is_octal)?;
    (bits & 0o002 != 0 && bits & 0o1000 == 0).then(|| format!("{:0width$o}", bits & !0o022, width = mode.len()))
}

#[cfg(test)]
mod tests {
    use super::narrowed;

    #[test]
    fn takes_writing_from_all_but_the_owner() {
        for (mode, expected) in
            [("777", Some("755")), ("0666", Some("0644")), ("755", None), ("1777", None), ("u+w", None)]
        {
            assert_eq!(narrowed(mode).as_deref(), expected, "{mode}");
        }
    }
}
