//! CB314: a runtime that CodeBuild does not know.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::facts::runtimes::Runtime;
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> = rule!("CB314", "unknown-runtime", Warning, "cb314_unknown_runtime.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(runtimes) = file.runtime_versions() else { return };
    for (name, _) in &runtimes.value.entries {
        if Runtime::named(&name.text).is_some() {
            continue;
        }
        let found = findings.tell(name.span, format!("`{}` is no runtime that CodeBuild sets up.", name.text));
        let meant = Runtime::meant_by(&name.text).filter(|meant| runtimes.value.get(meant.key()).is_none());
        match meant.map(Runtime::key) {
            Some(meant) => {
                found.help(format!("Write `{meant}`."));
                found.fix(Fix::safe(format!("Write `{meant}`"), vec![rename(&file.document, name.node, meant)]));
            }
            None => {
                let known: Vec<String> = Runtime::ALL.map(|runtime| format!("`{}`", runtime.key())).to_vec();
                found.help(format!("It sets up {}. Install any other tool in the commands.", known.join(", ")));
            }
        }
    }
}
