//! AllowTraffic: the production traffic is shifted.

use super::deployment::{Deployment, Setback, State, WEIGHT};
use super::plan::TrafficTarget;
use super::planned::StageSteps;
use super::schedule::schedule;
use crate::formats::codedeploy::facts::traffic_configurations::Routing;
use crate::rehearsal::{Ending, FaultKind, Instant, MomentKind, Status};

/// How long a shift of all traffic takes to be seen through, in milliseconds: invented.
const AT_ONCE: u64 = 5_000;

/// What is open where both versions are the same.
pub const SAME_VERSIONS: &str = "AWS does not say what becomes of a deployment whose two versions are the same.";

impl Deployment<'_> {
    /// Shifts the production traffic.
    pub async fn allow_traffic(&self, steps: &StageSteps) -> Result<(), Setback> {
        let id = Some(steps.step.id());
        steps.step.start();
        if self.has_nothing_to_shift() {
            let why = "CurrentVersion and TargetVersion are the same: there is nothing to shift.";
            self.sim.say(why, id);
            steps.step.close(&Ending::new(Status::Succeeded).why(why).assumed(Some(SAME_VERSIONS.to_owned())));
            return Ok(());
        }
        let routing = self.traffic().routing();
        let shifts = schedule(routing);
        let begun = self.sim.now();
        let tail = if routing == Routing::AllAtOnce { self.takes("AllowTraffic", "shift", AT_ONCE) } else { 0 };
        let length = shifts.last().map_or(0, |shift| u64::from(shift.minute) * 60_000).saturating_add(tail);
        let stop = match self.fault("AllowTraffic").map(|fault| fault.kind) {
            Some(FaultKind::Fail) => return Err(self.fail_routing(steps, self.why_not_routed())),
            Some(FaultKind::Stop) => Some(begun.after(length / 2)),
            _ => None,
        };
        for shift in shifts {
            self.wait_for_shift(begun.after(u64::from(shift.minute) * 60_000), stop).await;
            self.shift(steps, shift.weight, routing);
        }
        self.wait_for_shift(begun.after(length), stop).await;
        steps.step.succeed();
        Ok(())
    }

    /// Whether both versions are the same.
    pub fn has_nothing_to_shift(&self) -> bool {
        match &self.plan.target {
            TrafficTarget::Lambda(lambda) => {
                !lambda.current.text.is_empty() && lambda.current.text == lambda.target.text
            }
            TrafficTarget::Ecs(_) => false,
        }
    }

    fn why_not_routed(&self) -> &'static str {
        if self.is_ecs() {
            "The production listener could not be pointed at the replacement task set."
        } else {
            "The alias could not be pointed at the target version."
        }
    }

    async fn wait_for_shift(&self, at: Instant, stop: Option<Instant>) {
        if let Some(stop) = stop.filter(|stop| *stop < at) {
            self.sim.until(stop).await;
            self.stopping.set(true);
            return self.sim.never().await;
        }
        self.sim.until(at).await;
    }

    fn shift(&self, steps: &StageSteps, weight: u32, routing: Routing) {
        let id = Some(steps.step.id());
        let first = self.weight.replace(weight) == 0;
        self.new.set(State::Serving);
        self.old.set(if weight == 100 { State::Idle } else { State::Serving });
        let why = format!("AllowTraffic moved {weight} % of the traffic");
        self.sim.gauge(WEIGHT, weight.to_string(), Some(why.clone()), None);
        self.show_states(Some(&why));
        self.sim.moment(MomentKind::Handover, format!("{weight} %"), id);
        let (old, new) = (&self.parties.old, &self.parties.new);
        let told = match (weight, routing) {
            (100, Routing::AllAtOnce) => format!("AllowTraffic moves all traffic to {new} at once."),
            (100, _) => format!("All traffic goes to {new}."),
            (_, Routing::Canary { minutes, .. }) => {
                let wait = super::words::minutes(minutes.into());
                format!("AllowTraffic sends {weight} % of the traffic to {new} and keeps it so for {wait}.")
            }
            _ if first => format!("AllowTraffic starts to shift: {weight} % of the traffic goes to {new}."),
            _ => format!("{weight} % of the traffic goes to {new}, {} % to {old}.", 100 - weight),
        };
        self.sim.say(told, id);
    }
}
