//! What ends a deployment from outside: an alarm, or someone who stops it.

use super::deployment::{Deployment, Trigger};
use crate::formats::codedeploy::scenario::Alarm;
use crate::order::by_key;
use crate::rehearsal::{Ending, Instant, MomentKind, Status};

const STOP_CODE: &str = "AWS lists the code MANUAL_STOP, but does not say that a stop by hand gives it.";
const STOPPED: &str = "Did not run: the deployment was stopped.";

impl Deployment<'_> {
    /// Waits for an alarm or a person to end it.
    pub async fn ended(&self) -> Ending {
        let setup = &self.scenario.setup;
        // None stands for the stop; at one instant it comes before the alarms.
        let mut marks: Vec<(u64, Option<&Alarm>)> = Vec::new();
        if let Some(after) = setup.stop_after {
            marks.push((after, None));
        }
        for alarm in &setup.rollback.alarms {
            if let Some(after) = alarm.after {
                marks.push((after, Some(alarm)));
            }
        }
        by_key(&mut marks, |(after, _)| (*after, 0));
        for (after, alarm) in marks {
            let at = Instant(0).after(after.saturating_mul(1000));
            self.sim.until_or(at, || self.stopping.get()).await;
            let Some(alarm) = alarm.filter(|_| !self.stopping.get()) else { return self.stopped() };
            if let Some(ending) = self.rings(alarm) {
                return ending;
            }
        }
        self.sim.when(|| self.stopping.get()).await;
        self.stopped()
    }

    fn stopped(&self) -> Ending {
        self.cut_by.set(Trigger::Stop);
        let ending = Ending::new(Status::Stopped).detail("MANUAL_STOP").why("Someone stopped the deployment.");
        ending.left_out(STOPPED).assumed(Some(STOP_CODE.to_owned()))
    }

    /// What an alarm does; none if the deployment goes on.
    fn rings(&self, alarm: &Alarm) -> Option<Ending> {
        let gauge = format!("alarm {}", alarm.name);
        let name = &alarm.name;
        let why = if alarm.unreadable {
            self.sim.gauge(&gauge, "unknown", Some("its state cannot be read".to_owned()), None);
            if self.scenario.setup.rollback.ignore_poll_alarm_failure {
                let step = self.running().map(|steps| steps.step.id());
                self.sim.moment(MomentKind::Begin, "alarm unknown", step);
                self.sim.say(
                    format!(
                        "The state of `{name}` cannot be read. The group ignores that, and the deployment goes on."
                    ),
                    step,
                );
                return None;
            }
            format!("The state of the alarm `{name}` could not be read.")
        } else {
            self.sim.gauge(&gauge, "ALARM", None, None);
            format!("The alarm `{name}` went into ALARM.")
        };
        self.cut_by.set(Trigger::Alarm);
        let ending = Ending::new(Status::Stopped).detail("ALARM_ACTIVE").why(&why);
        let unread = "AWS does not say with which error code the deployment stops then.";
        let assumed = alarm.unreadable.then(|| unread.to_owned());
        Some(ending.left_out(format!("Did not run: the alarm `{name}` stopped the deployment.")).assumed(assumed))
    }
}
