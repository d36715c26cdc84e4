//! A condition and its rules.

use super::execution::Execution;
use super::plan::RulePlan;
use super::planned::ConditionSteps;
use super::run::Run;
use crate::formats::codepipeline::scenario::RuleOutcome;
use crate::rehearsal::{Ending, FaultKind, MomentKind, PlannedStep, Process, Status};

const MINUTE: u64 = 60_000;

impl Run<'_> {
    /// Checks a condition: whether all its rules succeed.
    pub async fn check(&self, execution: &Execution, condition: &ConditionSteps<'_>, attempt: u32) -> bool {
        let id = Some(condition.step.id());
        condition.step.start();
        self.sim.say(format!("{} meets the condition `{}`.", execution.name, condition.address), id);
        let mut works: Vec<Process<'_, bool>> = Vec::new();
        for (rule, step) in condition.plan.rules.iter().zip(&condition.rules) {
            works.push(Box::pin(self.rule(execution, condition, rule, step, attempt)));
        }
        let met = self.sim.join(works).await.into_iter().all(|met| met);
        let result = condition.plan.result.word();
        let acts = met == (condition.key == "onFailure");
        let then = if acts { format!(" Its result {result} follows.") } else { String::new() };
        let (ending, word) = match met {
            true => (Ending::new(Status::Succeeded).detail("Succeeded"), "is met"),
            false => (Ending::new(Status::Failed).detail("Failed").why("A rule failed."), "is not met"),
        };
        condition.step.close(&ending);
        if acts {
            self.sim.moment(MomentKind::Failure, format!("{} {result}", condition.key), id);
        }
        self.sim.say(format!("`{}` {word}.{then}", condition.address), id);
        met
    }

    async fn rule(
        &self,
        execution: &Execution,
        condition: &ConditionSteps<'_>,
        rule: &RulePlan,
        step: &PlannedStep,
        attempt: u32,
    ) -> bool {
        step.start();
        let own = format!("{}.{}", condition.address, rule.name);
        let address = format!("{}.{own}", execution.name);
        let setting =
            |key: &str| rule.configuration.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        let wait = setting("WaitTime").and_then(|minutes| minutes.parse::<u64>().ok()).unwrap_or(0);
        let fault = self.fault(execution, &address, attempt).map(|fault| fault.kind);
        let said = self.entry(&self.setup().rules, execution, &own).copied();
        let (fails, why) = match (fault, said) {
            (Some(FaultKind::TimeOut), _) => (true, "Its time ran out.".to_owned()),
            (Some(_), _) | (None, Some(RuleOutcome::Fail)) => {
                (true, format!("{} reports no success.", rule.provider))
            }
            (None, Some(RuleOutcome::Succeed)) => (false, String::new()),
            (None, None) => self.compared(execution, rule).unwrap_or_default(),
        };
        // An alarm has so long to come into the state that is asked for.
        let usual = if fails && wait > 0 { wait.saturating_mul(MINUTE) } else { 5_000 };
        let usual = if fault == Some(FaultKind::TimeOut) && wait == 0 { 60 * MINUTE } else { usual };
        self.sim.sleep(self.takes(&address, &rule.provider, usual)).await;
        let status = match fault {
            Some(FaultKind::TimeOut) => Status::TimedOut,
            _ if fails => Status::Failed,
            _ => Status::Succeeded,
        };
        let ending = Ending::new(status).detail(if fails { "Failed" } else { "Succeeded" });
        step.close(&if why.is_empty() { ending } else { ending.why(why) });
        !fails
    }

    /// Whether a rule that compares a variable fails, and why; none where that cannot be told.
    fn compared(&self, execution: &Execution, rule: &RulePlan) -> Option<(bool, String)> {
        let setting = |key: &str| rule.configuration.iter().find(|(name, _)| name == key).map(|(_, value)| value);
        if rule.provider != "VariableCheck" {
            return None;
        }
        let (variable, value) = (self.resolved(execution, setting("Variable")?), setting("Value")?);
        let (holds, word) = match setting("Operator")?.as_str() {
            "EQ" => (variable == *value, "is"),
            "NE" => (variable != *value, "is not"),
            "CONTAINS" => (variable.contains(value.as_str()), "contains"),
            "MATCHES" => (regex_lite::Regex::new(&format!("^(?:{value})$")).ok()?.is_match(&variable), "matches"),
            _ => return None,
        };
        let asked = if holds { "it does" } else { "it does not" };
        Some((!holds, format!("Asked whether `{variable}` {word} `{value}`: {asked}.")))
    }

    /// So many seconds after it failed someone overrides a condition, if anyone does.
    pub fn override_after(&self, execution: &Execution, stage: &str, key: &str) -> Option<u64> {
        let address = format!("{stage}.{key}");
        self.entry(&self.setup().overrides, execution, &address).copied()
    }
}
