//! CB401: a key that `env` does not have.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::{Env, EnvironmentVariables, TaskEnv};
use crate::rule;
use crate::schema::MisfitKind;
use crate::syntax::NodeId;

pub const RULE: Rule<BuildspecFile> = rule!("CB401", "unknown-env-key", Warning, "cb401_unknown_env_key.md", check);

/// Told by the rule about keys of version 0.1.
const OF_VERSION_0_1: &str = "plaintext";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::UnknownKey { mapping, within, key, value, near, respelt: false } = misfit.kind else {
            continue;
        };
        let Some(name) = file.document.scalar(key).filter(|name| *name != OF_VERSION_0_1) else { continue };
        if mapping != Env::SHAPE && mapping != EnvironmentVariables::SHAPE {
            continue;
        }
        let section = if mapping == Env::SHAPE { "env" } else { "environment_variables" };
        let found = findings.tell(misfit.span, format!("`{name}` is not a key of `{section}`."));
        if let Some(near) = near {
            found.help(format!("CodeBuild ignores it, and what stands below it is not set. Write `{}`.", near.name));
            if file.document.get(within, near.name).is_none() {
                let title = format!("Write `{}`", near.name);
                found.fix(Fix::safe(title, vec![rename(&file.document, key, near.name)]));
            }
        } else if TaskEnv::SHAPE.key(name).is_some() {
            found.help(
                "CodeBuild ignores it here. It is a setting of the project; in a `batch` a task can have it \
                in its own `env`.",
            );
        } else if file.document.scalar(value).is_some() && mapping == Env::SHAPE {
            found.help("CodeBuild ignores it here. A variable belongs one level further in, below `variables`.");
            if let Some(edit) = below_variables(file, within, key, value) {
                found.fix(Fix::safe("Put it below `variables`", vec![edit]));
            }
        } else {
            found.help("CodeBuild ignores it without a word.");
        }
    }
}

/// `variables` above a single variable that stands one level too high.
fn below_variables(file: &BuildspecFile, env: NodeId, key: NodeId, value: NodeId) -> Option<Edit> {
    let document = &file.document;
    let start = document.span(key).start;
    let indent = start - document.lines().start_of(document.lines().line_of(start));
    let one_line = !document.span(value).text(document.source()).contains('\n');
    let alone = document.entries(env)?.count() == 1;
    let blanks = " ".repeat(indent as usize);
    (alone && one_line && indent > 0).then(|| Edit::insert(start, format!("variables:\n{blanks}  ")))
}
