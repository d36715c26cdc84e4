//! Hooks: a Lambda function that must answer.

use super::deployment::{Deployment, Setback, Trigger};
use super::planned::StageSteps;
use super::stages::EVENT_LIMIT;
use crate::rehearsal::{Ending, FaultKind, Status};

/// How long a hook's function takes, in milliseconds: invented.
const HOOK: u64 = 30_000;

const CODE: &str = "HOOK_EXECUTION_FAILURE";

impl Deployment<'_> {
    /// Runs the hook of an event, if it has one.
    pub async fn hook(&self, steps: &StageSteps) -> Result<(), Setback> {
        let name = steps.stage.name();
        steps.step.start();
        let Some(hook) = &steps.hook else {
            steps.step.close(&Ending::new(Status::Succeeded).why("It has no hook: nothing runs."));
            return Ok(());
        };
        let function = self.function(steps);
        hook.start();
        self.sim.say(
            format!("{name} runs `{function}`, which must answer Succeeded or Failed within an hour."),
            Some(hook.id()),
        );
        let kind = self.fault(name).map(|fault| fault.kind);
        let takes = self.takes(name, "hook", HOOK);
        let is_silent = kind == Some(FaultKind::TimeOut) || takes >= EVENT_LIMIT && kind != Some(FaultKind::Stop);
        self.pass(kind, if is_silent { EVENT_LIMIT } else { takes }).await;
        let (status, detail, why) = match kind {
            _ if is_silent => (Status::TimedOut, "no answer", format!("`{function}` did not answer within an hour.")),
            Some(FaultKind::Fail) => (Status::Failed, "Failed", format!("`{function}` answered Failed.")),
            _ => {
                hook.close(&Ending::new(Status::Succeeded).detail("Succeeded"));
                steps.step.succeed();
                self.sim.say(format!("`{function}` answers Succeeded."), Some(steps.step.id()));
                return Ok(());
            }
        };
        hook.close(&Ending::new(status).detail(detail).why(&why));
        steps.step.close(&Ending::new(status).detail(CODE).why(&why));
        self.tell_failure(steps, CODE, &why);
        Err(Setback::new(Trigger::Failure, Some(CODE), why))
    }
}
