//! A line that the file could say and does not: what becomes of the build when a phase fails.

use crate::app::stage::Scenario;
use crate::app::stage::run::Run;
use crate::rehearsal::Status;
use crate::syntax::Span;

const KEY: &str = "on-failure";

/// Something that is to be written into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// What is written, in the file's own words.
    pub said: String,
    /// What it takes the place of; empty where it is put in.
    pub place: Span,
    /// The text.
    pub text: String,
}

/// The line with which a failed phase would be followed by something else; none where the phase says it already, or
/// where nothing would change.
pub fn rewrite(run: &Run, scenario: &Scenario, source: &str) -> Option<Rewrite> {
    let fault = scenario.faults.0.first()?;
    let timeline = run.timeline();
    let (struck, _) = timeline.step(&fault.step)?;
    let phase = run.holders(struck).filter_map(|id| run.step(id)).find(|step| step.kind == "phase")?;
    // In a batch the phases are those of one build among several, which share the file.
    if phase.status != Status::Failed || phase.parent.is_some() {
        return None;
    }
    // POST_BUILD runs after a failed BUILD as it is; before BUILD a failure leaves the rest out.
    let word = match phase.label.as_str() {
        "INSTALL" | "PRE_BUILD" => "CONTINUE",
        "BUILD" => "ABORT",
        _ => return None,
    };
    let key = phase.place?;
    let (before, after) = (source.get(..key.start as usize)?, source.get(key.end as usize..)?);
    // Only block style has lines of its own, and only there does a line fit in.
    let (colon, below) = after.split_once('\n').filter(|(colon, _)| colon.trim() == ":")?;
    let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
    let lines = below.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let mut lines = lines.take_while(|line| indent(line).len() > column);
    let first = lines.next()?;
    if std::iter::once(first).chain(lines).any(|line| line.trim_start().starts_with(KEY)) {
        return None;
    }
    let at = key.end + colon.len() as u32 + 1;
    let said = format!("{KEY}: {word}");
    Some(Rewrite { text: format!("{}{said}\n", indent(first)), said, place: Span { start: at, end: at } })
}

/// The blanks with which a line begins.
fn indent(line: &str) -> &str {
    let text = line.trim_start_matches(' ');
    line.strip_suffix(text).unwrap_or_default()
}
