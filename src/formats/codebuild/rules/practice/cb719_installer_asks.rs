//! CB719: an installer that asks, or `sudo` where root runs anyway.

use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB719", "installer-asks", Hint, "cb719_installer_asks.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let root = !file.document.source().contains("run-as");
    for (command, simple) in file.programs() {
        let installer = ["apt-get", "apt", "yum", "dnf"].into_iter().find(|name| simple.runs(name, &["install"]));
        let answered = simple.arguments().iter().any(|word| {
            let short = word.text.starts_with('-') && !word.text.starts_with("--") && word.text.contains(['y', 'q']);
            short || matches!(word.text.as_str(), "--yes" | "--assumeyes" | "--assume-yes")
        });
        if let Some(name) = installer.filter(|_| !answered) {
            let found = findings
                .tell(file.place(command, &simple.range), format!("`{name} install` asks before it installs."));
            found.help("Nobody answers in a build: the command gives up. Add `-y`.");
            let word = simple.arguments().iter().find(|word| word.text == "install");
            if let Some(edit) = word.and_then(|word| file.edit(command, &word.range, "install -y")) {
                found.fix(Fix::safe("Add -y", vec![edit]));
            }
        }
        if let Some(sudo) = simple.words.first().filter(|word| root && word.text == "sudo") {
            let found =
                findings.tell(file.place(command, &sudo.range), "`sudo` is not needed: commands run as root.");
            found.help("Images without `sudo` fail here. Leave it out.");
            let next = simple.words.get(1).filter(|next| !next.text.starts_with('-'));
            if let Some(edit) = next.and_then(|next| file.edit(command, &(sudo.range.start..next.range.start), "")) {
                found.fix(Fix::needs_a_look("Leave out sudo", vec![edit]));
            }
        }
    }
}
