//! CP107: two actions make an artifact of one name.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP107", "output-declared-twice", Error, "cp107_output_declared_twice.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let actions = ordered(found);
        let mut outputs = Vec::new();
        for it in &actions {
            let list = it.action.value.output_artifacts.value();
            for artifact in
                list.map(|list| list.items.as_slice()).unwrap_or_default().iter().filter_map(|it| it.known())
            {
                if let Some(name) = artifact.value.name.known() {
                    outputs.push((name, artifact.span, it.action));
                }
            }
        }
        for (at, (name, place, action)) in outputs.iter().enumerate() {
            let earlier = outputs.get(..at).unwrap_or_default();
            let first = earlier
                .iter()
                .find(|(other, there, _)| other.value == name.value && found.branches.together(*place, *there));
            let Some((first, _, by)) = first else { continue };
            let (this, that) = (action.value.name.value(), by.value.name.value());
            let by = that.map_or(String::new(), |that| format!(", as `{that}` does"));
            let this = this.map_or("An action", String::as_str);
            findings
                .tell(name.span, format!("`{this}` makes the artifact `{}`{by}.", name.value))
                .relate(first.span, "It is declared here first")
                .help(
                    "An output artifact is declared once in the whole pipeline; CodePipeline answers with \
                    InvalidStructureException. Give this one a name of its own, and name it where it is read.",
                );
        }
    }
}
