//! The event Install on one instance.

use super::deployment::Deployment;
use super::durations::EVENT_LIMIT;
use super::event::{Failure, Passed};
use super::narrator::HOSTS;
use super::plan::{Refusal, RefusalPoint};
use super::track::{EventSteps, Track};
use super::tree::shown;
use super::words::count;
use crate::formats::codedeploy::facts::lifecycle::LifecycleEvent;
use crate::formats::codedeploy::model::FileExistsBehavior;
use crate::formats::codedeploy::scenario::InstallFailure;
use crate::rehearsal::{Fault, FaultKind};

impl Deployment<'_> {
    /// Removes the files of the last revision and copies those of this one.
    pub async fn install(&self, track: &Track, planned: &EventSteps, fault: Option<&Fault>) -> Result<(), Failure> {
        let (stage, host, revision) = (self.stage, track.host, &self.revision);
        stage.change(host, |host| host.most_recent = Some(revision.clone()));
        if let Some(refusal) = self.refusal(RefusalPoint::Install) {
            return Err(self.refuse(planned, refusal));
        }
        let fails = fault.is_some_and(|fault| fault.kind == FaultKind::Fail);
        let conflict = fails && self.conflicts(fault);
        if conflict && let Some(target) = revision.first_target() {
            stage.change(host, |host| {
                host.files.cleanup.retain(|path| *path != target);
                host.files.tree.put_foreign(&target);
            });
            stage.show_files(host, "no deployment has put it there");
        }
        let before = stage.host(host, |host| host.last_install.as_ref().map(|last| last.name.clone())).flatten();
        let cleans = stage.host(host, |host| !host.files.cleanup.is_empty()).unwrap_or_default();
        stage.change(host, |host| host.files.clean());
        let text = match &before {
            Some(old) if cleans => format!("Install on {HOSTS} removes what {old}'s Install created"),
            _ => format!("Install on {HOSTS} has nothing to clean up"),
        };
        let text = format!("{text}; then it is the turn of {}'s files.", revision.name);
        stage.narrator.tell(text, None, host, planned.step.id());
        let cleaned = "Install first removes what the group's last Install created";
        stage.show_files(host, cleaned);
        if cleans {
            stage.holds(host, "none", cleaned);
        }
        if let Some(refusal) = self.refusal(RefusalPoint::Planning) {
            return Err(self.refuse(planned, refusal));
        }
        let plan = stage.host(host, |host| revision.copying().plan(&host.files.tree));
        let plan = match plan.unwrap_or_else(|| Ok(Vec::new())) {
            Ok(plan) => plan,
            Err(message) => return Err(Self::unplanned(message, before.as_deref().filter(|_| cleans))),
        };
        self.tell_met(host, planned);
        let passed = self.pass(fault, self.takes(host, LifecycleEvent::Install, None), EVENT_LIMIT).await;
        if passed == Passed::TimedOut {
            return Err(Failure::agent("it is not over within an hour"));
        }
        let part = if passed == Passed::Fails { plan.get(..plan.len() / 2).unwrap_or_default() } else { &plan };
        let mut done = Ok(());
        stage.change(host, |host| done = host.files.carry_out(part, &revision.bundle, &revision.name));
        stage.show_files(host, &format!("copied by {}'s Install", revision.name));
        if passed == Passed::Fails {
            done = Err("No space left on device".to_owned());
        }
        if let Err(message) = done {
            let told = format!("{message}; what was copied until then stays");
            return Err(Failure::new("UnknownError", message, told));
        }
        stage.change(host, |host| host.last_install = Some(revision.clone()));
        stage.holds(host, &revision.name, "Install has finished");
        planned.step.succeed();
        Ok(())
    }

    /// Tells what becomes of files that are there already.
    fn tell_met(&self, host: usize, planned: &EventSteps) {
        let revision = &self.revision;
        if revision.behavior == FileExistsBehavior::Disallow {
            return;
        }
        let met = self.stage.host(host, |host| revision.copying().met(&host.files.tree)).unwrap_or_default();
        let Some(first) = met.first() else { return };
        let (path, name) = (shown(first, revision.windows), &revision.name);
        let what = match met.len() {
            1 => format!("`{path}` is there already on {HOSTS}"),
            number => format!("`{path}` and {} are there already on {HOSTS}", count(number - 1, "more file")),
        };
        let text = match revision.behavior {
            FileExistsBehavior::Retain => format!("{what}. RETAIN: what is there stays, and {name}'s is left out."),
            _ => format!("{what}. OVERWRITE: {name}'s takes its place, and the next Install will remove it."),
        };
        self.stage.narrator.tell(text, None, host, planned.step.id());
    }

    /// Whether a fault of Install is played as a file that stands in the way.
    fn conflicts(&self, fault: Option<&Fault>) -> bool {
        let way = match fault.and_then(|fault| fault.detail.as_deref()) {
            Some("conflict") => InstallFailure::Conflict,
            Some("disk_full") => InstallFailure::DiskFull,
            _ => self.stage.server().ways.install,
        };
        way == InstallFailure::Conflict && self.revision.behavior == FileExistsBehavior::Disallow
    }

    fn unplanned(message: String, old: Option<&str>) -> Failure {
        let what = Failure::clause(&message);
        let told = match old {
            Some(old) => format!("{what}. {old}'s files are gone by now"),
            None => what.to_owned(),
        };
        Failure::new("UnknownError", message, told)
    }

    fn refusal(&self, point: RefusalPoint) -> Option<&Refusal> {
        self.revision.refusals.iter().find(|refusal| refusal.point == point)
    }

    fn refuse(&self, planned: &EventSteps, refusal: &Refusal) -> Failure {
        if let Some(why) = &refusal.assumed {
            planned.step.assume(why.as_str());
        }
        Failure::refused(&refusal.message)
    }
}
