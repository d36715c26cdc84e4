//! CB106: `---` divides the file into several documents.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB106", "several-documents", Warning, "cb106_several_documents.md", check);

/// What divides documents.
const DIVIDER: &str = "---";

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let document = &file.document;
    let mut filled = document.roots().iter().filter(|root| !document.is_null(**root));
    let (Some(_), Some(second)) = (filled.next(), filled.next()) else { return };
    let start = document.span(*second).start;
    let before = document.source().get(..start as usize).unwrap_or_default();
    let divider = before.rfind(DIVIDER).map(|at| Span::new(at as u32, (at + DIVIDER.len()) as u32));
    findings
        .tell(divider.unwrap_or(Span::at(start)), "A second document begins here.")
        .help("A buildspec is one document. Take the line out, or move what is below it to a file of its own.")
        .assume("That CodeBuild reads the first document and passes the others over.");
}
