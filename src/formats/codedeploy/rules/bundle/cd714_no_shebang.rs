//! CD714: a script that does not say what runs it.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD714", "no-shebang", Hint, "cd714_no_shebang.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for script in file.bundle_scripts.iter().filter(|script| script.shebang().is_none()) {
        let message = format!("`{}` does not say which interpreter runs it.", script.path);
        let found = findings.tell(script.span, message);
        found.help(
            "Linux does not start such a file; agent 1.8 then lets `/bin/sh` read it. Begin it with `#!/bin/bash`, or \
                with what it is written for.",
        );
        found.assume("Whether agent 2.x lets a shell read it.");
    }
}
