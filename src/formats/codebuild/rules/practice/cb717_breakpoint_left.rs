//! CB717: a breakpoint was left in the file.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB717", "breakpoint-left", Hint, "cb717_breakpoint_left.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (command, simple) in file.programs().filter(|(_, simple)| simple.name() == "codebuild-breakpoint") {
        let found = findings.tell(file.place(command, &simple.range), "`codebuild-breakpoint` stands in the file.");
        found.help("With session connection on, every build waits here for someone; without it nothing happens. Take it out when you are done.");
    }
}
