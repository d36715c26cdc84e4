//! CP312: a change set is executed that no action before makes.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::known_types::known_type;
use crate::formats::codepipeline::facts::order::{Ordered, ordered};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::is_open;
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP312", "change-set-not-made", Warning, "cp312_change_set_not_made.md", check);

const MODE: &str = "ActionMode";
const MAKE: &str = "CHANGE_SET_REPLACE";
const EXECUTE: &str = "CHANGE_SET_EXECUTE";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in file.pipelines.iter().filter(|found| !found.has_unknown_parts()) {
        let mut all = ordered(found);
        all.retain(|it| known_type(&it.action.value).is_some_and(|kind| kind.provider == "CloudFormation"));
        for it in all.iter().filter(|it| is(it, EXECUTE)) {
            let (Some(stack), Some(set)) = (names(it, "StackName"), names(it, "ChangeSetName")) else { continue };
            if all.iter().any(|other| may_make(it, other, stack, set)) {
                continue;
            }
            let place = it.action.value.setting(MODE).map_or(it.action.key, |mode| mode.span);
            let name = it.action.value.name.value().map_or("An action", String::as_str);
            let told = findings.tell(
                place,
                format!(
                    "`{name}` executes a change set `{set}` of the stack `{stack}`, which no action before it makes."
                ),
            );
            let near = all.iter().find(|other| is(other, MAKE));
            if let Some(place) = near.and_then(|other| other.action.value.setting(MODE)) {
                told.relate(place.span, "This makes a change set");
            }
            told.help(format!(
                "Unless something else has made it, the action fails when it runs. Put an action with `{MODE}` `{MAKE}` \
                 and the same `StackName` and `ChangeSetName` before it: in an earlier stage, or with a lower `{}`.",
                found.key("runOrder")
            ));
        }
    }
}

fn is(it: &Ordered<'_>, mode: &str) -> bool {
    it.action.value.setting(MODE).is_some_and(|it| it.value == mode)
}

/// The name at a key, where nothing in it is filled in later.
fn names<'p>(it: &Ordered<'p>, key: &str) -> Option<&'p str> {
    it.action.value.setting(key).map(|value| value.value.as_str()).filter(|text| !is_open(text))
}

/// Whether an action may make that change set in time: it does, or what is not known of it leaves that open.
fn may_make(execute: &Ordered<'_>, other: &Ordered<'_>, stack: &str, set: &str) -> bool {
    let action = &other.action.value;
    let fits = |key, wanted| match action.setting(key) {
        Some(text) => is_open(&text.value) || text.value == wanted,
        None => action.configuration.value().is_none() || action.has_setting(key),
    };
    fits(MODE, MAKE)
        && fits("StackName", stack)
        && fits("ChangeSetName", set)
        && other.turn.is_before(execute.turn) != Some(false)
}
