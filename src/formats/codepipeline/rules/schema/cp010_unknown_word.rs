//! CP010: a word that is none of the list.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codepipeline::file::PipelineFile;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<PipelineFile> = rule!("CP010", "unknown-word", Error, "cp010_unknown_word.md", check);

fn check(file: &PipelineFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        let MisfitKind::NotAWord { words, text, near, node } = &misfit.kind else { continue };
        let name = misfit.owner.map_or("the value".into(), |owner| owner.key.spelt(misfit.spelling));
        let listed: Vec<&str> = words.iter().map(|word| word.text).collect();
        let found = findings.tell(file.document.span(*node), format!("`{text}` is not a word for `{name}`."));
        let set = listed.join(", ");
        found.help(format!(
            "CodePipeline refuses it with a ValidationException: `Member must satisfy enum value set: [{set}]`. Upper \
                and lower case count."
        ));
        if file.is_default(misfit.span) {
            found.graded(crate::diagnostics::Severity::Warning);
        }
        if let Some((near, place)) = near.zip(file.document.content(*node)) {
            found.fix(Fix::safe(format!("Write `{}`", near.text), vec![Edit::replace(place, near.text)]));
        }
    }
}
