//! WS115: a command reads the folder of an input artifact that its action does not have.

use crate::diagnostics::Fix;
use crate::shell::references;
use crate::workspace::chain::ChainAction;
use crate::workspace::links::{Buildspec, Links};
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS115", "unknown-source-folder", Warning, "ws115_unknown_source_folder.md", check);

/// What the variable of an input artifact begins with.
///
/// Source: CodeBuild User Guide, build-env-ref-env-vars, 2026.
const PREFIX: &str = "CODEBUILD_SRC_DIR_";

fn check(links: &Links<'_>, told: &mut Told) {
    for (at, buildspec) in links.buildspecs.iter().enumerate() {
        let running = runs(links, at);
        if !running.is_empty() && running.iter().all(|(_, action)| action.artifacts_known) {
            of_buildspec(links, told, buildspec, &running);
        }
    }
}

/// The actions that run a buildspec, with their files.
fn runs<'l>(links: &'l Links<'_>, at: usize) -> Vec<(usize, &'l ChainAction)> {
    let runs = |chain, action: &&ChainAction| {
        action.is_build()
            && links.buildspec(chain, action).is_some_and(|(it, _)| std::ptr::eq(it, &links.buildspecs[at]))
    };
    links
        .actions()
        .filter(|(chain, action)| runs(chain, action))
        .map(|(chain, action)| (chain.file, action))
        .collect()
}

fn of_buildspec(links: &Links<'_>, told: &mut Told, buildspec: &Buildspec, running: &[(usize, &ChainAction)]) {
    let mut inputs: Vec<&str> = Vec::new();
    for (_, action) in running {
        inputs.extend(action.inputs.iter().map(|input| input.text.as_str()));
    }
    let Some((file, action)) = running.first() else { return };
    for command in &buildspec.spec.commands {
        for reference in references(&command.text) {
            let Some(name) = reference.name.strip_prefix(PREFIX) else { continue };
            if name.is_empty() || inputs.contains(&name) {
                continue;
            }
            let span = buildspec.place(links, buildspec.spec.place(command, &reference.range));
            let found =
                told.tell(buildspec.file, span, format!("`{}` has no input artifact `{name}`.", action.address));
            found.help(format!(
                "CodeBuild sets `{PREFIX}…` for the input artifacts of the action, by their names: {}. Any other name \
                 stands for nothing.",
                listed(&inputs)
            ));
            found.relate_in(links.name(*file), action.name.span, "Its input artifacts are said here.");
            let near = inputs.iter().find(|input| input.eq_ignore_ascii_case(name));
            let written = command.text.get(reference.range.clone()).unwrap_or_default();
            let fix = near
                .filter(|_| buildspec.is_file())
                .and_then(|near| buildspec.spec.edit(command, &reference.range, &written.replace(name, near)));
            if let Some(edit) = fix {
                found.fix(Fix::safe("Write the artifact's name", vec![edit]));
            }
        }
    }
}

fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
