//! An approval: asked, and answered or not.

use super::action::everywhere;
use super::execution::Execution;
use super::planned::ActionStep;
use super::run::Run;
use crate::formats::codepipeline::scenario::{Answer, Verdict};
use crate::rehearsal::{Ending, FaultKind, MomentKind, Status, length};

/// How many minutes an approval is waited for where it does not say it.
///
/// Source: CodePipeline User Guide, approvals, 2026.
const USUAL_MINUTES: u64 = 10_080;

impl Run<'_> {
    /// Asks for an approval and waits for the answer.
    pub async fn approval(&self, execution: &Execution, action: &ActionStep<'_>) -> Ending {
        let (plan, id) = (action.plan, Some(action.step.id()));
        let limit = plan.timeout_in_minutes.unwrap_or(USUAL_MINUTES) * 60_000;
        let usual = Answer { after: self.takes(&action.address, &plan.provider, 60_000) / 1000, ..Answer::default() };
        let address = everywhere(&action.address);
        let mut answer = self.entry(&self.setup().approvals, execution, address).cloned().unwrap_or(usual);
        match self.fault(execution, &action.address, action.attempt).map(|fault| fault.kind) {
            Some(FaultKind::Fail | FaultKind::Stop) => answer.verdict = Verdict::Reject,
            Some(FaultKind::TimeOut) => answer.verdict = Verdict::Expire,
            None => {}
        }
        let asks = plan.setting("CustomData").map(|text| self.resolved(execution, text));
        let asks = asks.map(|text| format!(" It says: {}", quoted(&text))).unwrap_or_default();
        self.sim.moment(MomentKind::Begin, "approval asked", id);
        let told = format!(
            "{} waits for an answer to `{}`.{asks} None within {} counts as a failure.",
            execution.name,
            plan.name,
            length(limit)
        );
        self.sim.say(told, id);
        let after = answer.after.saturating_mul(1000);
        if answer.verdict == Verdict::Expire || after >= limit {
            self.sim.sleep(limit).await;
            let why = format!("Nobody answered within {}.", length(limit));
            return Ending::new(Status::TimedOut).detail("Failed").why(why);
        }
        self.sim.sleep(after).await;
        let comment = if answer.comment.is_empty() { String::new() } else { format!(": “{}”", answer.comment) };
        match answer.verdict {
            Verdict::Approve => {
                self.sim.say(format!("Someone approves {}{comment}.", execution.name), id);
                Ending::new(Status::Succeeded).detail("Succeeded").why(format!("Approved{comment}."))
            }
            _ => Ending::new(Status::Failed).detail("Failed").why(format!("Someone rejected it{comment}.")),
        }
    }
}

/// A text of the file as a sentence: its own full stop, question or exclamation mark ends it.
fn quoted(text: &str) -> String {
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("“{text}”{stop}")
}
