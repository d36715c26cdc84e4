//! What a syntax error is told as: exactly one finding for a file, by its cause where that is evident.

use super::{Diagnostic, Edit, Findings, Fix};
use crate::syntax::{Accident, Document, Problem, Span};

/// Tells a syntax error by its cause: where that shows first, with what the scanner noticed as a related place.
/// `refusal` is how the service refuses the file.
pub fn tell_accident<'f>(
    document: &Document,
    problem: &Problem,
    accident: &Accident,
    refusal: &str,
    findings: &'f mut Findings,
) -> &'f mut Diagnostic {
    let line = |span: Span| document.lines().line_of(span.start);
    let found = findings.tell(accident.span, accident.message.clone());
    found.help(format!("{} {refusal}", accident.help));
    if line(problem.span) != line(accident.span) {
        found.relate(problem.span, format!("Only here it is noticed: {}.", problem.message));
    }
    if let Some(context) = problem.context.as_ref().filter(|context| line(context.span) != line(accident.span)) {
        found.relate(context.span, format!("What was being read begins here, {}.", context.message));
    }
    for repair in &accident.repairs {
        let edits = repair.edits.iter().map(|(span, text)| Edit::replace(*span, text.clone())).collect();
        let made = if repair.safe { Fix::safe } else { Fix::needs_a_look };
        found.fix(made(repair.title.clone(), edits));
    }
    found
}

/// Tells a syntax error of which only is known what the scanner noticed.
pub fn tell_problem(problem: &Problem, refusal: &str, findings: &mut Findings) {
    let found = findings.tell(problem.span, format!("The text cannot be read on from here: {}.", problem.message));
    found.help(refusal);
    if let Some(context) = &problem.context {
        found.relate(context.span, format!("What was being read begins here, {}.", context.message));
    }
}
