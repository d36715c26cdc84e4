//! CP117: `#{namespace.name}` reads a variable that the provider does not make.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codepipeline::facts::action_types::Variables;
use crate::formats::codepipeline::facts::known_types::known_type;
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::facts::variables::{place_of, references};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::nearest;

use super::readers::readers;

pub const RULE: Rule<PipelineFile> =
    rule!("CP117", "unknown-output-variable", Warning, "cp117_unknown_output_variable.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let actions = ordered(found);
        for reader in readers(found) {
            for reference in references(&reader.text.value) {
                let mut makers = actions
                    .iter()
                    .filter(|maker| maker.action.value.namespace.value().is_some_and(|it| it == reference.namespace));
                let (Some(maker), None) = (makers.next(), makers.next()) else { continue };
                let Some(known) = known_type(&maker.action.value) else { continue };
                // Names that a Commands action hands on are its own.
                let Variables::Listed(names) = known.variables else { continue };
                if names.contains(&reference.name) || !maker.action.value.output_variables.is_absent() {
                    continue;
                }
                let place = place_of(&file.document, reader.text.node, &reference);
                let by = maker.action.value.name.value().map_or("the action", String::as_str);
                let message = format!("`{by}` makes no variable `{}`.", reference.name);
                let told = findings.tell(place, message);
                let makes = match names {
                    [] => format!("`{}` makes no variables.", known.provider),
                    names => format!("`{}` makes `{}`.", known.provider, names.join("`, `")),
                };
                told.help(format!("{makes} A reference to another fails when the action runs."));
                if let Some(near) = nearest(reference.name, names.iter().copied())
                    && place.len() as usize == reference.range.len()
                {
                    let text = format!("#{{{}.{near}}}", reference.namespace);
                    let edit = Edit::replace(place, text.clone());
                    told.fix(Fix::safe(format!("Write `{text}`"), vec![edit]));
                }
            }
        }
    }
}
