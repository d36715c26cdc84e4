//! CD111: YAML that one generation of the agent does not take: aliases, merges, a second document, bare dates.

use crate::diagnostics::repair::quote;
use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::refusal::first_date;
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<AppSpecFile> = rule!("CD111", "refused-yaml", Error, "cd111_refused_yaml.md", check);

/// What divides documents.
const DIVIDER: &str = "---";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    second_document(file, findings);
    if file.server().is_none() || !file.document.notes().is_empty() {
        return;
    }
    alias(file, findings);
    date(file, findings);
}

fn alias(file: &AppSpecFile, findings: &mut Findings) {
    let Some(alias) = file.document.first_alias() else { return };
    let agents = file.settings.agent;
    let span = file.document.span(alias);
    let written = span.text(file.document.source());
    let before = file.document.source().get(..span.start as usize).unwrap_or_default().trim_end();
    let merges = before.strip_suffix(':').is_some_and(|before| before.trim_end().ends_with("<<"));
    if agents.include(Generation::V1) {
        let found = findings.tell(span, format!("Agent 1.8 does not take the alias `{written}`."));
        found.help(if merges {
            "On Ruby 3.1 and later it refuses the file: `Unknown alias`. Agent 2.x does not merge what `<<` names, \
                and the keys are lost. Write out what the alias stands for."
        } else {
            "On Ruby 3.1 and later it refuses the file: `Unknown alias`. Write out what the alias stands for."
        });
    } else if merges {
        findings
            .tell(span, format!("Agent 2.x does not merge what `<<: {written}` names."))
            .help("The keys are lost without a word. Write out what the alias stands for.");
    }
}

fn second_document(file: &AppSpecFile, findings: &mut Findings) {
    let document = &file.document;
    let [_, second, ..] = document.roots() else { return };
    let start = document.span(*second).start;
    let before = document.source().get(..start as usize).unwrap_or_default();
    let divider = before.rfind(DIVIDER).map(|at| Span::new(at as u32, (at + DIVIDER.len()) as u32));
    let found = findings.tell(divider.unwrap_or(Span::at(start)), "A second document begins here.");
    let agents = file.settings.agent;
    if file.server().is_none() {
        found.help("An AppSpec file is one document. Take out the line and what is below it.");
        found.graded(Severity::Warning).assume("How CodeDeploy itself reads a second document.");
    } else if agents.include(Generation::V2) {
        found.help(
            "Agent 2.x refuses the file: `more than one document`. Agent 1.8 reads the first and passes the others \
                over. Take out the line and what is below it.",
        );
    } else {
        found.help("Agent 1.8 reads the first document and passes this one over without a word.");
    }
}

fn date(file: &AppSpecFile, findings: &mut Findings) {
    let agents = file.settings.agent;
    let Some(date) = first_date(&file.document).filter(|_| agents.include(Generation::V1)) else { return };
    let span = file.document.span(date);
    let written = span.text(file.document.source());
    let found = findings.tell(span, format!("Agent 1.8 reads `{written}` as a date."));
    found.help(
        "On Ruby 3.1 and later it refuses the file: `Tried to load unspecified class: Date`. Put it in quotes.",
    );
    if agents.include(Generation::V2) {
        // The other generation takes it, as do older ones of Ruby.
        found.graded(Severity::Warning);
    }
    if let Some(edit) = quote(&file.document, date) {
        found.fix(Fix::safe("Put it in quotes", vec![edit]));
    }
}
