//! The rollback: a deployment of its own, which puts the traffic back at once.

use super::deployment::{Deployment, Setback, State, TEST_WEIGHT, Trigger, WEIGHT};
use crate::rehearsal::{Ending, FaultKind, Lane, MomentKind, Plan, Status};

/// The rollback's id: invented, in the shape of CodeDeploy's.
const ID: &str = "d-ROLLBACK1";
/// How long it takes until the rollback starts, in milliseconds: invented.
const BEFORE: u64 = 5_000;
/// How long the rollback's AllowTraffic takes, in milliseconds: invented.
const ALLOW_TRAFFIC: u64 = 10_000;

const EVENTS: &str = "AWS does not say through which lifecycle events a rollback goes.";
const REMOVAL: &str = "AWS does not say when the replacement task set is removed.";
const FAILED: &str = "AWS does not say what becomes of a rollback that fails.";

impl Deployment<'_> {
    /// Rolls back if the group does so. Returns what becomes of the traffic, in a sentence.
    pub async fn roll_back(&self, setback: &Setback) -> String {
        if let Some(why_not) = self.why_no_rollback(setback) {
            self.sim.say(&why_not, Some(self.step.id()));
            return why_not;
        }
        let sim = self.sim;
        sim.sleep(self.takes("rollback", "rollback", BEFORE)).await;
        let label = format!("{ID} · creator codeDeployRollback");
        let deployment = sim.plan(Plan::new(self.lane, "deployment", "rollback", label));
        let lane = sim.lane(Lane::new("events", "Lifecycle events").under(deployment.id()));
        let event = Plan::new(lane, "event", "rollback.AllowTraffic", "AllowTraffic").under(deployment.id());
        let event = sim.plan(event.faults(&[FaultKind::Fail]).assumed(EVENTS));
        deployment.start();
        event.start();
        sim.moment(MomentKind::Jump, "rollback", Some(deployment.id()));
        let fails = self.fault("rollback.AllowTraffic").is_some_and(|fault| fault.kind == FaultKind::Fail);
        let before = self.weight.get();
        if !fails {
            self.put_back();
        }
        let old = &self.parties.old;
        sim.say(
            match (fails, before) {
                (true, _) => format!(
                    "The rollback `{ID}` starts: a deployment of its own, which is to put all traffic back on {old}."
                ),
                (false, 0) => {
                    format!("The rollback `{ID}` starts: a deployment of its own. All traffic is still on {old}.")
                }
                (false, _) => format!(
                    "The rollback `{ID}` starts: a deployment of its own. All traffic is back on {old} at once."
                ),
            },
            Some(deployment.id()),
        );
        sim.sleep(self.takes("rollback.AllowTraffic", "AllowTraffic", ALLOW_TRAFFIC)).await;
        if fails {
            let why = format!("The traffic could not be put back on {old}.");
            let ending = Ending::new(Status::Failed).detail("Failed").why(&why).assumed(Some(FAILED.to_owned()));
            event.close(&ending);
            deployment.close(&ending);
            sim.moment(MomentKind::Failure, "rollback failed", Some(deployment.id()));
            let told = format!("{why} The rollback `{ID}` ends as Failed. {}", self.stays());
            sim.say(&told, Some(deployment.id()));
            return format!("The rollback failed. {}", self.stays());
        }
        event.succeed();
        deployment.close(&Ending::new(Status::Succeeded).detail("Succeeded"));
        let mut told =
            format!("The rollback `{ID}` ends as Succeeded; `{}` stays {}.", super::deployment::ID, setback.word());
        if self.is_ecs() {
            self.new.set(State::Terminated);
            self.show_state("new", &self.parties.new, State::Terminated, Some("the rollback is done"), Some(REMOVAL));
            told.push_str(" The replacement task set is removed.");
        }
        sim.moment(MomentKind::End, "rolled back", Some(deployment.id()));
        sim.say(told, Some(deployment.id()));
        format!("The rollback `{ID}` put all traffic on {old}.")
    }

    fn put_back(&self) {
        let why = "the rollback puts all traffic back at once";
        self.weight.set(0);
        self.sim.gauge(WEIGHT, "0", Some(why.to_owned()), None);
        if self.is_ecs() && self.traffic().test_listener {
            self.sim.gauge(TEST_WEIGHT, "0", Some(why.to_owned()), Some(EVENTS.to_owned()));
        }
        self.old.set(State::Serving);
        if self.new.get() == State::Serving {
            self.new.set(State::Idle);
        }
        self.show_states(Some(why));
    }

    /// Why there is no rollback; none if there is one.
    fn why_no_rollback(&self, setback: &Setback) -> Option<String> {
        let rollback = &self.scenario.setup.rollback;
        let (is_on, when) = match setback.trigger {
            Trigger::Failure => (rollback.failure, "when a deployment fails"),
            Trigger::Alarm => (rollback.alarm, "when an alarm stops a deployment"),
            Trigger::Stop => (rollback.stop, "when someone stops a deployment"),
            Trigger::Lapse => {
                return Some(format!("No rollback is needed: all traffic is still on {}.", self.parties.old));
            }
        };
        if !is_on {
            return Some(format!("The group does not roll back {when}. {}", self.stays()));
        }
        if !self.plan.refusals.is_empty() || self.new.get() == State::Absent {
            return Some("There is nothing to roll back: the deployment had changed nothing yet.".to_owned());
        }
        None
    }

    /// What becomes of the traffic where nobody puts it back.
    fn stays(&self) -> String {
        let (old, new) = (&self.parties.old, &self.parties.new);
        match self.weight.get() {
            0 => format!("All traffic stays on {old}."),
            100 => format!("All traffic stays on {new}."),
            weight if self.is_ecs() => {
                format!("The traffic stays split: {weight} % on {new}, {} % on {old}.", 100 - weight)
            }
            weight => format!(
                "The alias stays split: {weight} % of the traffic on {new}, {} % on {old}. No further deployment can start until the alias points to one version.",
                100 - weight
            ),
        }
    }
}
