//! CP108: an action reads an artifact that nothing surely made before it.

use crate::diagnostics::{Diagnostic, Findings, Fix, Rule, repair};
use crate::formats::codepipeline::facts::order::{Ordered, ordered};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::rule;
use crate::schema::{Placed, nearest};
use crate::syntax::Span;

use super::edits::set_number;

pub const RULE: Rule<PipelineFile> =
    rule!("CP108", "input-not-produced", Error, "cp108_input_not_produced.md", check);

const MOST: u64 = 999;

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in file.pipelines.iter().filter(|found| file.is_whole() && !found.has_unknown_parts()) {
        let actions = ordered(found);
        for consumer in &actions {
            for input in consumer.action.value.inputs() {
                check_input(file, found, &actions, consumer, input, findings);
            }
        }
    }
}

fn check_input(
    file: &PipelineFile,
    found: &FoundPipeline,
    actions: &[Ordered<'_>],
    consumer: &Ordered<'_>,
    input: &Placed<String>,
    findings: &mut Findings,
) {
    let makes = |it: &&Ordered<'_>| it.action.value.outputs().any(|output| output.value == input.value);
    let makers: Vec<_> = actions.iter().filter(makes).collect();
    // A turn that cannot be known may be the right one.
    if makers.iter().any(|maker| maker.turn.is_before(consumer.turn) != Some(false)) {
        return;
    }
    let name = consumer.action.value.name.value().map_or("An action", String::as_str);
    let Some(maker) = makers.first() else {
        let told = findings.tell(input.span, format!("`{name}` reads `{}`, which no action makes.", input.value));
        told.help(
            "An input artifact is an output artifact of an action that ran before, in the same letters; CodePipeline \
            answers with InvalidStructureException. Write the name as the action that makes it says it.",
        );
        let before = actions.iter().filter(|it| it.turn.is_before(consumer.turn) == Some(true));
        let names = before.flat_map(|it| it.action.value.outputs()).map(|output| output.value.as_str());
        let names: Vec<&str> = names.collect();
        if let Some(near) = nearest(&input.value, names.iter().copied())
            && consumer.action.span.contains(input.span)
        {
            let edit = repair::rename(&file.document, input.node, near);
            told.fix(Fix::safe(format!("Write `{near}`"), vec![edit]));
        }
        return;
    };
    let by = maker.action.value.name.value().map_or("another action", String::as_str);
    let place = maker.action.value.outputs().find(|output| output.value == input.value).map(|output| output.span);
    let key = found.key("runOrder");
    if maker.turn.stage > consumer.turn.stage {
        let stage = maker.stage.value.name.value().map_or("a later stage", String::as_str);
        let message =
            format!("`{name}` reads `{}`, which only `{by}` in the later stage `{stage}` makes.", input.value);
        relate(findings.tell(input.span, message), place).help(
            "An input artifact is made in an earlier stage, or in the same stage by an action of a lower `runOrder`; \
            CodePipeline answers with InvalidStructureException. Move one of the two actions.",
        );
        return;
    }
    if std::ptr::eq(maker.action, consumer.action) {
        let message = format!("`{name}` reads `{}`, which it makes itself.", input.value);
        relate(findings.tell(input.span, message), place).help(
            "An input artifact is made by an action that ran before; CodePipeline answers with \
            InvalidStructureException. Give the output artifact a name of its own.",
        );
        return;
    }
    let (theirs, own) = (maker.turn.order.unwrap_or(1), consumer.turn.order.unwrap_or(1));
    let message = match theirs == own {
        true => format!("`{name}` reads `{}`, which `{by}` makes at the same time.", input.value),
        false => format!("`{name}` reads `{}`, which `{by}` makes after it.", input.value),
    };
    let told = findings.tell(input.span, message);
    relate(told, place).help(format!(
        "In one stage `{key}` decides: `{by}` has {theirs}, `{name}` has {own}, and the order of the list means \
        nothing. CodePipeline answers with InvalidStructureException. Give `{name}` a higher `{key}` than `{by}`."
    ));
    let action = consumer.action;
    let lifted = theirs + 1;
    let edit = set_number(&file.document, action.node, &action.value.run_order, &key, lifted);
    if let Some(edit) = edit.filter(|edit| lifted <= MOST && action.span.contains(edit.span)) {
        told.fix(Fix::safe(format!("Set `{key}` of `{name}` to {lifted}"), vec![edit]));
    }
}

fn relate(told: &mut Diagnostic, place: Option<Span>) -> &mut Diagnostic {
    match place {
        Some(place) => told.relate(place, "It is made here"),
        None => told,
    }
}
