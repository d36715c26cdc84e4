//! CD713: a script with the line ends of Windows.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD713", "windows-line-ends", Warning, "cd713_windows_line_ends.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for script in &file.bundle_scripts {
        let Some(at) = script.text.find("\r\n") else { continue };
        let path = &script.path;
        let in_first_line = !script.text.get(..at).unwrap_or_default().contains('\n');
        let repair = "Save the script with the line ends of Linux, and let `.gitattributes` say `*.sh text eol=lf`.";
        // `env -S` splits its argument at carriage returns, too.
        match script.shebang().filter(|shebang| in_first_line && !shebang.contains(" -S")) {
            Some(_) => {
                let found = findings.tell(script.span, format!("The first line of `{path}` ends as on Windows."));
                found.graded(Severity::Error).help(format!(
                    "Linux takes the carriage return for a part of the interpreter's name or argument, so that the \
                        script does not start: \"No such file or directory\", as a rule. {repair}"
                ));
            }
            None if !script.commands.is_empty() => {
                let found = findings.tell(script.span, format!("`{path}` has lines that end as on Windows."));
                found.help(format!("The shell takes the carriage return for a part of the last word. {repair}"));
            }
            None => {}
        }
    }
}
