//! CP121: what only Compute actions have stands elsewhere, or such an action lacks its commands.

use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::{Action, Category};
use crate::rule;
use crate::schema::{Field, List, Placed};
use crate::syntax::{NodeId, Span};

use super::edits::remove_key;
use super::hidden_keys::hides_keys;

pub const RULE: Rule<PipelineFile> = rule!("CP121", "compute-only", Error, "cp121_compute_only.md", check);

const MOST_COMMANDS: usize = 50;

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for it in ordered(found) {
            let Some(category) = it.action.value.type_id().and_then(|id| id.category.value()) else { continue };
            if *category == Category::Compute {
                check_compute(file, found, it.action, findings);
            } else {
                check_other(file, found, it.action, *category, findings);
            }
            check_commands(&it.action.value.commands, findings);
        }
    }
}

fn check_other(
    file: &PipelineFile,
    found: &FoundPipeline,
    action: &Placed<Action>,
    category: Category,
    findings: &mut Findings,
) {
    let it = &action.value;
    let name = it.name.value().map_or("An action", String::as_str);
    let mut tell = |place: Option<Span>, key: &'static str, node: NodeId| {
        let Some(place) = place else { return };
        let key = found.key(key);
        let message = format!("`{name}` has `{key}`, and its category is `{}`.", category.word());
        let told = findings.tell(place, message);
        told.help(format!(
            "Only actions of the category `Compute` have it; CodePipeline answers with \
            InvalidActionDeclarationException: the action `cannot contain a commands field`. Delete `{key}`."
        ));
        if let Some(edit) = remove_key(&file.document, node, &key) {
            told.fix(Fix::needs_a_look(format!("Delete `{key}`"), vec![edit]));
        }
    };
    tell(it.commands.known().map(|known| known.key), "commands", action.node);
    tell(it.output_variables.known().map(|known| known.key), "outputVariables", action.node);
    for artifact in it.output_artifacts.value().into_iter().flat_map(List::known) {
        tell(artifact.value.files.known().map(|files| files.key), "files", artifact.node);
    }
}

fn check_compute(file: &PipelineFile, found: &FoundPipeline, action: &Placed<Action>, findings: &mut Findings) {
    let it = &action.value;
    let name = it.name.value().map_or("An action", String::as_str);
    let place = it.type_id().and_then(|id| id.provider.known()).map_or(action.key, |provider| provider.span);
    let empty = match &it.commands {
        Field::Absent | Field::Null(_) => Some(place),
        Field::Known(list) if list.value.items.is_empty() => Some(list.key),
        _ => None,
    };
    let key = found.key("commands");
    if let Some(place) = empty.filter(|_| file.is_whole() && !hides_keys(&file.document, action.node)) {
        findings.tell(place, format!("`{name}` has no `{key}`.")).help(format!(
            "CodePipeline answers with InvalidActionDeclarationException: such an action `must have a non-empty commands \
            field`. Write `{key}` beside `{}`, with one command on each line.",
            found.key("configuration")
        ));
    }
    for artifact in it.output_artifacts.value().into_iter().flat_map(List::known) {
        if artifact.value.files.is_nothing() && file.is_whole() {
            let Some(output) = artifact.value.name.known() else { continue };
            let files = found.key("files");
            findings
                .tell(output.span, format!("The output artifact `{}` of `{name}` has no `{files}`.", output.value))
                .graded(Severity::Warning)
                .help(format!("`{files}` says what goes into it. Write the paths, such as `dist/**/*`."))
                .assume("Whether CodePipeline refuses an artifact without them is not documented.");
        }
    }
}

/// The commands of an action or a rule: how many, and each on one line.
pub(super) fn check_commands(commands: &Field<List<String>>, findings: &mut Findings) {
    let Some(commands) = commands.known() else { return };
    let count = commands.value.items.len();
    if count > MOST_COMMANDS {
        findings.tell(commands.key, format!("There are {count} commands; there can be {MOST_COMMANDS}.")).help(
            "CodePipeline answers with ValidationException. Put them into a script of the source, and call that.",
        );
    }
    for command in commands.value.known().filter(|command| command.value.trim_end().contains('\n')) {
        findings.tell(command.span, "The command has several lines.").help(
            "Each command stands on one line; CodePipeline answers with InvalidActionDeclarationException. Make each \
            line an item of the list, or join them with `&&`.",
        );
    }
}
