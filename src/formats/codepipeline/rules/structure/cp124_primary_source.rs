//! CP124: a CodeBuild action with several inputs does not say in which of them the buildspec lies.

use crate::diagnostics::{Findings, Fix, Rule, Severity, repair};
use crate::formats::codepipeline::facts::order::{certain_len, ordered};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::Field;

use super::edits::{insert_key, written};
use super::hidden_keys::hides_keys;

pub const RULE: Rule<PipelineFile> = rule!("CP124", "primary-source", Error, "cp124_primary_source.md", check);

const KEY: &str = "PrimarySource";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        for it in ordered(found) {
            let action = &it.action.value;
            if action.type_id().and_then(|id| id.provider.value()).is_none_or(|provider| provider != "CodeBuild") {
                continue;
            }
            let Some(count) = certain_len(&action.input_artifacts) else { continue };
            let inputs: Vec<_> = action.inputs().collect();
            let conditional = inputs.iter().any(|input| found.branches.conditional(input.span));
            let Some(first) = inputs.first().filter(|_| inputs.len() == count && !conditional) else { continue };
            let name = action.name.value().map_or("An action", String::as_str);
            if let Some(primary) = action.setting(KEY) {
                if inputs.iter().any(|input| input.value == primary.value) || primary.value.contains("#{") {
                    continue;
                }
                let message = format!("`{name}` names `{}` as `{KEY}`, which is none of its inputs.", primary.value);
                let told = findings.tell(primary.span, message);
                told.relate(first.span, "The inputs are here");
                if count == 1 {
                    told.graded(Severity::Warning).help(format!(
                        "With a single input CodePipeline has been seen to take it all the same. Write `{}`, or delete \
                        `{KEY}`.",
                        first.value
                    ));
                    told.assume("AWS does not document what a foreign name does where there is one input.");
                } else {
                    told.help(format!(
                        "CodePipeline answers with InvalidActionDeclarationException. Write the input artifact in \
                        which the buildspec lies, such as `{}`.",
                        first.value
                    ));
                }
                if it.action.span.contains(primary.span) {
                    let edit = repair::rename(&file.document, primary.node, &first.value);
                    let fix = if count == 1 { Fix::safe } else { Fix::needs_a_look };
                    told.fix(fix(format!("Write `{}`", first.value), vec![edit]));
                }
                continue;
            }
            let configuration = match &action.configuration {
                Field::Opaque(_) => continue,
                other => other.known(),
            };
            let hidden = configuration.is_some_and(|map| hides_keys(&file.document, map.node));
            if count < 2 || action.has_setting(KEY) || hidden || !file.is_whole() {
                continue;
            }
            let place = action.input_artifacts.key().unwrap_or(it.action.key);
            let told = findings.tell(place, format!("`{name}` reads {count} artifacts and has no `{KEY}`."));
            told.help(format!(
                "CodePipeline answers with InvalidActionDeclarationException. Write `{KEY}` into `{}`: the input \
                artifact in which the buildspec lies, such as `{}`. The others are unpacked to \
                `$CODEBUILD_SRC_DIR_<artifact>`.",
                found.key("configuration"),
                first.value
            ));
            if let Some(configuration) = configuration {
                let value = written(&file.document, configuration.node, &first.value);
                if let Some(edit) = insert_key(&file.document, configuration.node, KEY, &value) {
                    told.fix(Fix::safe(format!("Make `{}` the primary source", first.value), vec![edit]));
                }
            }
        }
    }
}
