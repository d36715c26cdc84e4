//! CD109: a name under which the agent does not look for the file.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD109", "file-name", Warning, "cd109_file_name.md", check);

/// The name under which the agent looks, unless a deployment names another.
const NAME: &str = "appspec.yml";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let (Some(name), Spec::Server(_)) = (file.settings.name.as_deref(), &file.spec) else { return };
    let lower = name.to_ascii_lowercase();
    let help = if name == NAME {
        return;
    } else if lower == NAME {
        "Upper and lower case differ on Linux: `did not find an AppSpec file within the unpacked revision directory`. \
            Name it `appspec.yml`."
    } else if lower == "appspec.yaml" {
        "Hooks are looked for in `appspec.yml`, unless the deployment names another file, which agents from 1.3.2 on \
            take. Name it `appspec.yml`."
    } else if lower.starts_with("appspec.") {
        "It has to be called `appspec.yml` in the revision. Where a pipeline writes that file from this one, all is well."
    } else {
        // Whatever it is called here, a pipeline may put it into the revision under another name.
        return;
    };
    findings.tell(file.head(), format!("The agent does not look for `{name}`.")).help(help);
}
