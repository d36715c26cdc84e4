//! CP109: an action reads or makes fewer or more artifacts than its provider takes.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::facts::action_types::ActionType;
use crate::formats::codepipeline::facts::known_types::known_type;
use crate::formats::codepipeline::facts::order::{certain_len, ordered};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::Action;
use crate::rule;
use crate::schema::{Field, List, Placed};
use crate::syntax::Span;

pub const RULE: Rule<PipelineFile> = rule!("CP109", "artifact-count", Error, "cp109_artifact_count.md", check);

/// One of the two lists of artifacts of an action.
struct Side {
    key: &'static str,
    what: &'static str,
    bounds: (usize, usize),
    /// How many there are at least and at most, whatever the template's conditions turn out to be.
    count: (usize, usize),
    place: Option<Span>,
}

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for it in ordered(found) {
            let Some(known) = known_type(&it.action.value) else { continue };
            let action = &it.action.value;
            if let Some(count) = count(found, &action.input_artifacts) {
                let key = action.input_artifacts.key();
                let side = Side { key: "inputArtifacts", what: "input", bounds: known.inputs, count, place: key };
                check_side(file, found, it.action, known, &side, findings);
            }
            if let Some(count) = count(found, &action.output_artifacts) {
                let key = action.output_artifacts.key();
                let side = Side { key: "outputArtifacts", what: "output", bounds: known.outputs, count, place: key };
                check_side(file, found, it.action, known, &side, findings);
            }
        }
    }
}

fn count<T>(found: &FoundPipeline, list: &Field<List<T>>) -> Option<(usize, usize)> {
    certain_len(list)?;
    let items = list.value().map(|list| list.items.as_slice()).unwrap_or_default();
    let places: Vec<_> = items.iter().filter_map(Field::key).collect();
    Some(found.branches.count(&places))
}

fn check_side(
    file: &PipelineFile,
    found: &FoundPipeline,
    action: &Placed<Action>,
    known: &ActionType,
    side: &Side,
    findings: &mut Findings,
) {
    let (least, most) = side.bounds;
    let few = side.count.1 < least && file.is_whole();
    if !few && side.count.0 <= most {
        return;
    }
    let count = if few { side.count.1 } else { side.count.0 };
    let shown = action.value.name.value().map_or("An action", String::as_str);
    let by_provider = action.value.type_id().and_then(|id| id.provider.known()).map(|provider| provider.span);
    let place = side.place.or(by_provider).unwrap_or(action.key);
    let plural = if count == 1 { "" } else { "s" };
    let provider = action.value.kind().map_or("", |kind| kind.2);
    let amount = if count == 0 { "no".to_owned() } else { count.to_string() };
    let verb = if side.what == "input" { "reads" } else { "makes" };
    let told = findings.tell(
        place,
        format!(
            "`{shown}` {verb} {amount} {} artifact{plural}; `{provider}` takes {}.",
            side.what,
            bounds(side.bounds)
        ),
    );
    let words = if few {
        format!("declares {count} {} artifacts which is less than the minimum count ({least})", side.what)
    } else {
        format!("declares {count} {} artifacts which is more than the maximum count ({most})", side.what)
    };
    let key = found.key(side.key);
    let repair = if few { "Add one to" } else { "Take one out of" };
    told.help(format!(
        "CodePipeline answers with InvalidActionDeclarationException: the action `{words}`. {repair} `{key}` of `{shown}`."
    ));
    if known.provider == "MFStormRunner" {
        told.graded(Severity::Warning).assume("AWS does not document how many artifacts this provider takes.");
    }
}

fn bounds((least, most): (usize, usize)) -> String {
    match (least, most) {
        (0, 0) => "none".to_owned(),
        (least, most) if least == most => format!("exactly {least}"),
        (0, most) => format!("at most {most}"),
        (least, most) => format!("{least} to {most}"),
    }
}
