//! CP106: two stages, or two actions of a stage, have one name.

use crate::diagnostics::{Findings, Fix, Rule, repair};
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<PipelineFile> = rule!("CP106", "duplicate-name", Error, "cp106_duplicate_name.md", check);

/// A name and the item that bears it.
type Named<'p> = (&'p Placed<String>, crate::syntax::Span);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let stages: Vec<Named<'_>> =
            found.stages().filter_map(|stage| Some((stage.value.name.known()?, stage.span))).collect();
        check_names(file, found, &stages, "stages", findings);
        for stage in found.stages() {
            let actions = stage.value.known_actions();
            let actions: Vec<Named<'_>> =
                actions.filter_map(|action| Some((action.value.name.known()?, action.span))).collect();
            check_names(file, found, &actions, "actions of the stage", findings);
        }
    }
}

fn check_names(file: &PipelineFile, found: &FoundPipeline, names: &[Named<'_>], what: &str, findings: &mut Findings) {
    for (at, (name, place)) in names.iter().enumerate() {
        let earlier = names.get(..at).unwrap_or_default();
        let first = earlier
            .iter()
            .find(|(other, there)| other.value == name.value && found.branches.together(*place, *there));
        let Some((first, _)) = first else { continue };
        let class = if what == "stages" { "InvalidStructureException" } else { "InvalidStageDeclarationException" };
        let told = findings.tell(name.span, format!("Two {what} are called `{}`.", name.value));
        told.relate(first.span, "The first is here").help(format!(
            "Each name stands once among the {what}; CodePipeline answers with {class}. Give one of them another name."
        ));
        let free = (2..).map(|number| format!("{}-{number}", name.value));
        let free = free.take(100).find(|free| names.iter().all(|(other, _)| other.value != *free));
        if let Some(free) = free.filter(|_| place.contains(name.span)) {
            let edit = repair::rename(&file.document, name.node, &free);
            told.fix(Fix::needs_a_look(format!("Call it `{free}`"), vec![edit]));
        }
    }
}
