//! CP116: `#{namespace.name}` names what is not there when the action runs.

use crate::diagnostics::{Diagnostic, Edit, Findings, Fix, Rule};
use crate::formats::codepipeline::facts::order::{Ordered, ordered};
use crate::formats::codepipeline::facts::variables::{
    EXECUTION_ID, OWN_NAMESPACE, PIPELINE_NAMESPACE, VariableReference, place_of, references,
};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::Variable;
use crate::rule;
use crate::schema::{Field, nearest};
use crate::syntax::Span;

use super::readers::{Reader, readers};

pub const RULE: Rule<PipelineFile> =
    rule!("CP116", "reference-to-nothing", Error, "cp116_reference_to_nothing.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in file.pipelines.iter().filter(|_| file.is_whole()) {
        let actions = ordered(found);
        for reader in readers(found) {
            for reference in references(&reader.text.value) {
                let place = place_of(&file.document, reader.text.node, &reference);
                match reference.namespace {
                    OWN_NAMESPACE => check_own(&reference, place, findings),
                    PIPELINE_NAMESPACE => check_pipeline(file, found, &reference, place, findings),
                    _ => check_action(file, found, &actions, &reader, &reference, place, findings),
                }
            }
        }
    }
}

fn check_own(reference: &VariableReference<'_>, place: Span, findings: &mut Findings) {
    if reference.name == EXECUTION_ID {
        return;
    }
    let message = format!("CodePipeline has no variable `{}`.", reference.name);
    findings.tell(place, message).help(format!(
        "The namespace `{OWN_NAMESPACE}` has one variable: write `#{{{OWN_NAMESPACE}.{EXECUTION_ID}}}`. CodePipeline \
        answers with InvalidActionDeclarationException."
    ));
}

fn check_pipeline(
    file: &PipelineFile,
    found: &FoundPipeline,
    reference: &VariableReference<'_>,
    place: Span,
    findings: &mut Findings,
) {
    let Some(variables) = found.pipeline().map(|pipeline| &pipeline.variables) else { return };
    let list = match variables {
        Field::Known(list) => list.value.items.as_slice(),
        Field::Absent | Field::Null(_) => &[],
        Field::Opaque(_) => return,
    };
    let unknown =
        |item: &Field<Variable>| item.value().is_none_or(|variable| matches!(variable.name, Field::Opaque(_)));
    if list.iter().any(unknown) {
        return;
    }
    let names: Vec<&str> = list.iter().filter_map(|item| item.value()?.name.value()).map(String::as_str).collect();
    if names.contains(&reference.name) {
        return;
    }
    let key = found.key("variables");
    let message = format!("`{}` has no variable `{}`.", found.name_shown, reference.name);
    let told = findings.tell(place, message);
    told.help(format!(
        "`#{{variables.…}}` reads what `{key}` of the pipeline declares; CodePipeline answers with \
        InvalidActionDeclarationException. Declare `{}` there.",
        reference.name
    ));
    offer(file, told, reference, place, nearest(reference.name, names.iter().copied()), |_, near| {
        format!("#{{{PIPELINE_NAMESPACE}.{near}}}")
    });
}

fn check_action(
    file: &PipelineFile,
    found: &FoundPipeline,
    actions: &[Ordered<'_>],
    reader: &Reader<'_>,
    reference: &VariableReference<'_>,
    place: Span,
    findings: &mut Findings,
) {
    if has_unknown_namespace(found, actions) {
        return;
    }
    let has = |it: &&Ordered<'_>| it.action.value.namespace.value().is_some_and(|name| name == reference.namespace);
    let makers: Vec<_> = actions.iter().filter(has).collect();
    if makers.iter().any(|maker| maker.turn.is_before(reader.turn) != Some(false)) {
        return;
    }
    let name = reader.name;
    let Some(maker) = makers.first() else {
        let message = format!("No action has the namespace `{}`.", reference.namespace);
        let told = findings.tell(place, message);
        told.help(format!(
            "`#{{…}}` reads a variable of an action that ran before `{name}`, by the action's `{}`; CodePipeline \
            answers with InvalidActionDeclarationException. Write the namespace as the action says it.",
            found.key("namespace")
        ));
        let before = actions.iter().filter(|it| it.turn.is_before(reader.turn) == Some(true));
        let names: Vec<&str> =
            before.filter_map(|it| it.action.value.namespace.value()).map(String::as_str).collect();
        offer(
            file,
            told,
            reference,
            place,
            nearest(reference.namespace, names.iter().copied()),
            |reference, near| format!("#{{{near}.{}}}", reference.name),
        );
        return;
    };
    let by = maker.action.value.name.value().map_or("another action", String::as_str);
    let message = match reader.action.is_some_and(|action| std::ptr::eq(&maker.action.value, action)) {
        true => format!("`{name}` reads its own variable `{}`.", reference.name),
        false => format!("`{name}` reads a variable of `{by}`, which has not run before it."),
    };
    let told = findings.tell(place, message);
    told.help(format!(
        "An action's variables are there when it is over: for actions of a later stage, and for those of its stage with \
        a higher `{}`. CodePipeline answers with InvalidActionDeclarationException.",
        found.key("runOrder")
    ));
    if let Some(namespace) = maker.action.value.namespace.known() {
        told.relate(namespace.span, "The namespace is here");
    }
}

fn has_unknown_namespace(found: &FoundPipeline, actions: &[Ordered<'_>]) -> bool {
    let unknown = |it: &Ordered<'_>| matches!(it.action.value.namespace, Field::Opaque(_));
    let Some(Field::Known(stages)) = found.pipeline().map(|pipeline| &pipeline.stages) else { return true };
    let hidden = stages.value.items.iter().any(|stage| {
        stage.value().is_none_or(|stage| match &stage.actions {
            Field::Known(actions) => actions.value.items.iter().any(|action| matches!(action, Field::Opaque(_))),
            other => matches!(other, Field::Opaque(_)),
        })
    });
    hidden || actions.iter().any(unknown)
}

fn offer(
    file: &PipelineFile,
    told: &mut Diagnostic,
    reference: &VariableReference<'_>,
    place: Span,
    near: Option<&str>,
    text: fn(&VariableReference<'_>, &str) -> String,
) {
    let written = format!("#{{{}.{}}}", reference.namespace, reference.name);
    if let Some(near) = near
        && place.text(file.document.source()) == written
    {
        let text = text(reference, near);
        let edit = Edit::replace(place, text.clone());
        told.fix(Fix::safe(format!("Write `{text}`"), vec![edit]));
    }
}
