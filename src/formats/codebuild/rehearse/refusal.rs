//! Which findings are objections of CodeBuild, when it raises them, and in which words.

use super::plan::{Refusal, RefusalPoint};
use crate::diagnostics::{Diagnostic, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::alias::bad_alias;
use crate::order::by_key;
use crate::schema::MisfitKind;

const YAML_FILE_ERROR: &str = "YAML_FILE_ERROR";
const CLIENT_ERROR: &str = "CLIENT_ERROR";
const SECRETS_ERROR: &str = "Secrets Manager Error";
/// The scanner's words for a document that is no mapping, or none at all.
const NO_MAPPING: &str = "wrong number of container tags, expected 1";

/// What is open where the book only knows that CodeBuild objects.
const WORDS: &str = "AWS does not document in which words CodeBuild refuses this.";
const POINT: &str = "AWS does not document when CodeBuild refuses this, or in which words.";

/// CodeBuild's objections, in the order in which it raises them.
pub fn refusals(file: &BuildspecFile, found: &[Diagnostic]) -> Vec<Refusal> {
    let errors = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut all: Vec<Refusal> = errors.filter_map(|diagnostic| refusal(file, diagnostic)).collect();
    // What the scanner cannot read is refused before anything that it would have read.
    by_key(&mut all, |refusal| (u64::from(!is_scanner(file, refusal)), 0));
    all
}

/// What else is said of findings that CodeBuild lets pass.
pub fn notes(found: &[Diagnostic]) -> Vec<String> {
    let note = |diagnostic: &Diagnostic| match diagnostic.code.as_ref() {
        "CB103" => Some("A key stands twice: played with the last, as most readers do."),
        "CB521" => Some("The cache's settings are not valid: played as if they were not there."),
        _ => None,
    };
    let mut notes: Vec<String> = found.iter().filter_map(note).map(str::to_owned).collect();
    notes.dedup();
    notes
}

fn is_scanner(file: &BuildspecFile, refusal: &Refusal) -> bool {
    file.document.problem().is_some_and(|problem| refusal.message.starts_with(&problem.message))
}

fn refusal(file: &BuildspecFile, diagnostic: &Diagnostic) -> Option<Refusal> {
    use RefusalPoint::{Batch, Decrypting, Reading, Uploading};
    let own = || diagnostic.message.replace('`', "").trim_end_matches('.').to_owned();
    let (point, code, message, assumed) = match diagnostic.code.as_ref() {
        "CB101" | "CB102" | "CB107" | "CB109" => (Reading, YAML_FILE_ERROR, scanner_message(file)?, None),
        "CB104" | "CB105" => (Reading, YAML_FILE_ERROR, NO_MAPPING.to_owned(), None),
        "CB301" | "CB302" => (Reading, YAML_FILE_ERROR, phase_name_message(file, diagnostic), None),
        "CB305" => (Reading, YAML_FILE_ERROR, command_message(file).unwrap_or_else(own), None),
        // Logs quote the message for mappings only.
        "CB306" => (Reading, YAML_FILE_ERROR, command_message(file).unwrap_or_else(own), Some(WORDS)),
        "CB106" | "CB201" | "CB202" | "CB204" | "CB206" | "CB208" | "CB303" => {
            (Reading, YAML_FILE_ERROR, own(), Some(WORDS))
        }
        "CB310" | "CB311" | "CB317" | "CB402" | "CB410" | "CB413" => (Reading, YAML_FILE_ERROR, own(), Some(POINT)),
        "CB407" => (Decrypting, SECRETS_ERROR, own(), Some(POINT)),
        "CB502" | "CB503" | "CB510" => (Uploading, CLIENT_ERROR, own(), Some(POINT)),
        code if code.starts_with("CB6") => (Batch, YAML_FILE_ERROR, own(), Some(POINT)),
        _ => return None,
    };
    Some(Refusal {
        point,
        code: code.to_owned(),
        message,
        place: Some(diagnostic.span),
        assumed: assumed.map(str::to_owned),
    })
}

/// The scanner's message as CodeBuild quotes it.
fn scanner_message(file: &BuildspecFile) -> Option<String> {
    match file.document.problem() {
        Some(problem) => Some(format!("{} at line {}", problem.message, problem.line)),
        None => bad_alias(&file.document).map(|alias| alias.message),
    }
}

fn phase_name_message(file: &BuildspecFile, diagnostic: &Diagnostic) -> String {
    let name = diagnostic.span.text(file.document.source());
    format!("Invalid buildspec phase name: {name}. Expecting: build,install,post_build,pre_build")
}

/// The message for the first command that is no text.
fn command_message(file: &BuildspecFile) -> Option<String> {
    file.misfits.iter().find_map(|misfit| {
        let MisfitKind::WrongKind { item: Some(index), node, .. } = misfit.kind else { return None };
        misfit.owner.filter(|owner| matches!(owner.key.name, "commands" | "finally"))?;
        let line = file.document.lines().line_of(file.document.span(node).start) + 1;
        Some(format!(
            "Expected Commands[{index}] to be of string type: found subkeys instead at line {line}, value of the key tag on line {} might be empty",
            line - 1
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::codebuild::check;
    use crate::syntax::Document;

    fn refused(text: &str) -> Option<Refusal> {
        let (_, found) = check(Document::read(text));
        refusals(&BuildspecFile::read(Document::read(text)), &found).into_iter().next()
    }

    #[test]
    fn an_alias_for_nothing_is_refused_in_the_reader_s_words() {
        let text = "version: 0.2\nphases:\n  build:\n    commands:\n      - *make\n";
        let refusal = refused(text).unwrap();
        assert_eq!(refusal.message, "unknown anchor 'make' referenced");
        assert_eq!(refusal.code, YAML_FILE_ERROR);
    }

    #[test]
    fn what_the_book_has_no_words_for_is_an_assumption() {
        let of =
            |commands: &str| refused(&format!("version: 0.2\nphases:\n  build:\n    commands:\n{commands}")).unwrap();
        assert_eq!(of("      - echo a: b\n").assumed, None);
        assert_eq!(of("      - - make\n").assumed.as_deref(), Some(WORDS));
        let version = refused("version: 0.3\nphases:\n  build:\n    commands: [make]\n").unwrap();
        assert!(version.assumed.is_some() && !version.message.ends_with('.'));
    }
}
