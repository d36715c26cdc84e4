//! A deployment on the instances of a fleet: as many at once as the deployment configuration allows.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ops::Range;

use super::deployment::{Deployment, Verdict};
use super::health::{Constraint, Count, Next};
use super::host::Standing;
use super::narrator::{HOSTS, S};
use super::stage::Stage;
use super::track::Track;
use super::words::{are, count};
use crate::rehearsal::{MomentKind, Process, Status};

/// Up to how many instances each start is marked on the scrubber.
const MARKED: usize = 24;

/// How far a deployment has come.
pub struct Progress {
    pub constraint: Constraint,
    pub failed: Cell<usize>,
    pub succeeded: Cell<usize>,
    running: Cell<usize>,
    /// The zone whose own minimum could not be kept.
    pub gave_up: Cell<Option<usize>>,
}

/// Instances that are to be worked on, in order; of one zone, if that has a constraint of its own.
struct Queue<'a> {
    tracks: &'a [Track],
    waiting: RefCell<VecDeque<usize>>,
    events: Range<usize>,
    zone: Option<Constraint>,
    failed: Cell<usize>,
    running: Cell<usize>,
    given_up: Cell<bool>,
}

impl Progress {
    pub fn new(constraint: Constraint) -> Self {
        let (failed, succeeded, running) = (Cell::new(0), Cell::new(0), Cell::new(0));
        Self { constraint, failed, succeeded, running, gave_up: Cell::new(None) }
    }
}

impl Deployment<'_> {
    /// What the deployment configuration means for the counted instances.
    pub fn constraint(&self) -> Constraint {
        let server = self.stage.server();
        Constraint::new(server.configuration, server.minimum, self.counted.len())
    }

    /// Deploys to the counted instances where they are.
    pub async fn in_place(&self) -> Verdict {
        let stage = self.stage;
        let mut order = self.counted.clone();
        // Stable: within a rank, by number.
        crate::order::by_key(&mut order, |host| {
            (u64::from(stage.host(*host, |host| host.rank(&self.revision.name)).unwrap_or(u8::MAX)), *host as u64)
        });
        let mut tracks = Vec::new();
        for host in &self.counted {
            tracks.push(self.track(*host, stage.course()));
        }
        let order = order.iter().filter_map(|host| tracks.iter().position(|track| track.host == *host)).collect();
        let constraint = self.constraint();
        let zones = stage.server().zonal().is_some().then(|| stage.server().zones.clamp(1, super::MAX_ZONES));
        self.show_minimum(constraint);
        if let Some(verdict) = self.refused(constraint, &tracks, zones) {
            return verdict;
        }
        let progress = Progress::new(constraint);
        match zones {
            None => {
                self.roll(&tracks, order, 0..usize::MAX, None, &progress).await;
            }
            Some(zones) => self.zone_by_zone(&tracks, order, zones, &progress).await,
        }
        self.verdict(&progress, tracks.len())
    }

    /// Shows how many instances must stay healthy.
    pub fn show_minimum(&self, constraint: Constraint) {
        let why = format!("of {}; {} may be out of service", constraint.hosts, constraint.capacity());
        self.stage.sim.gauge("minimum", constraint.minimum.to_string(), Some(why), None);
        if !constraint.is_impossible() {
            let (minimum, capacity) = (constraint.minimum, constraint.capacity());
            let text = match (constraint.hosts, minimum) {
                (1, _) => "The only instance may be out of service.".to_owned(),
                (hosts, 0) => format!("All {hosts} instances may be out of service at once."),
                (hosts, _) => {
                    let be = are(minimum);
                    format!("Of {hosts} instances {minimum} {be} kept healthy, so {capacity} may be out of service.")
                }
            };
            self.stage.say(text, Some(self.step.id()));
        }
        self.show_healthy("when the deployment starts");
    }

    /// How the deployment ends if not even one instance may be out of service.
    pub fn refused(&self, constraint: Constraint, tracks: &[Track], zones: Option<usize>) -> Option<Verdict> {
        let mut impossible = constraint.is_impossible().then(|| {
            let (minimum, hosts) = (constraint.minimum, count(constraint.hosts, "instance"));
            format!("{minimum} of {hosts} must stay healthy, so none may be deployed to.")
        });
        for zone in 0..zones.unwrap_or_default() {
            let of_zone = self.of_zone(zone, self.counted.iter().copied());
            let hosts = of_zone.map_or(0, |constraint| constraint.hosts);
            if hosts > 0 && of_zone.is_some_and(Constraint::is_impossible) {
                let zone = Stage::zone(zone);
                impossible.get_or_insert(format!("In zone {zone} all of {hosts} must stay healthy."));
            }
        }
        let why = impossible?;
        for track in tracks {
            track.skip_from(0, &format!("Skipped: {why}"));
        }
        Some(Verdict::new(Status::Failed, Some("HEALTH_CONSTRAINTS_INVALID"), why))
    }

    /// Runs events of instances, as many at once as may be. False if it was given up.
    pub async fn roll(
        &self,
        tracks: &[Track],
        order: Vec<usize>,
        events: Range<usize>,
        zone: Option<Constraint>,
        progress: &Progress,
    ) -> bool {
        let (failed, running) = (Cell::new(0), Cell::new(0));
        let capacity = zone.map_or(usize::MAX, Constraint::capacity).min(progress.constraint.capacity());
        let workers = capacity.min(order.len());
        let (waiting, given_up) = (RefCell::new(order.into()), Cell::new(false));
        let queue = Queue { tracks, waiting, events, zone, failed, running, given_up };
        let mut works: Vec<Process<'_>> = Vec::new();
        for _ in 0..workers {
            works.push(Box::pin(self.work(&queue, progress)));
        }
        self.stage.sim.join(works).await;
        // With no room for a worker there is nobody to say so.
        self.give_up(&queue) && !queue.given_up.get()
    }

    async fn work(&self, queue: &Queue<'_>, progress: &Progress) {
        loop {
            self.stage.sim.when(|| self.next(queue, progress) != Next::Wait).await;
            match self.next(queue, progress) {
                Next::Start => self.one(queue, progress).await,
                Next::Wait => {}
                Next::Done => return,
                Next::GiveUp => {
                    self.give_up(queue);
                    return;
                }
            }
        }
    }

    fn next(&self, queue: &Queue<'_>, progress: &Progress) -> Next {
        let waiting = queue.waiting.borrow();
        let next = waiting.front().and_then(|index| queue.tracks.get(*index));
        let next_is_healthy = next.and_then(|track| self.stage.host(track.host, super::host::Host::is_healthy));
        let count = Count {
            waiting: waiting.len(),
            running: progress.running.get(),
            failed: progress.failed.get(),
            healthy: self.healthy(),
            next_is_healthy: next_is_healthy.unwrap_or_default(),
        };
        let next = progress.constraint.next(count);
        let Some(zone) = queue.zone.filter(|_| next == Next::Start) else { return next };
        // The whole fleet's minimum is kept above; a zone counts only what it has out of service itself.
        let (running, failed) = (queue.running.get(), queue.failed.get());
        zone.next(Count { running, failed, next_is_healthy: false, ..count })
    }

    async fn one(&self, queue: &Queue<'_>, progress: &Progress) {
        let Some(index) = queue.waiting.borrow_mut().pop_front() else { return };
        let Some(track) = queue.tracks.get(index) else { return };
        let stage = self.stage;
        let running = [&progress.running, &queue.running];
        running.iter().for_each(|number| number.set(number.get() + 1));
        if queue.events.start == 0
            && let Some(first) = track.events.first()
        {
            stage.stands(track.host, Standing::Busy, "");
            self.show_healthy("instances are deployed to");
            let mark = (stage.fleet <= MARKED).then_some((MomentKind::Begin, "{hosts} start{s}"));
            let failed = match progress.failed.get() {
                0 => String::new(),
                failed => {
                    let left = progress.constraint.capacity().saturating_sub(failed);
                    format!(": {} failed, so at most {left} at a time", count(failed, "instance"))
                }
            };
            let text = format!("{} starts on {HOSTS}{failed}.", self.revision.name);
            stage.narrator.tell(text, mark, track.host, first.step.id());
        }
        let events = queue.events.start..queue.events.end.min(track.events.len());
        let is_last = events.end == track.events.len();
        let well = self.walk(track, events).await;
        running.iter().for_each(|number| number.set(number.get().saturating_sub(1)));
        if well {
            progress.succeeded.set(progress.succeeded.get() + 1);
            let revision = &self.revision.name;
            stage.stands(track.host, Standing::Runs(revision.clone()), "its events succeeded");
            self.show_healthy("an instance is done");
            if let Some(last) = track.events.last().filter(|_| is_last) {
                stage.narrator.tell(format!("{HOSTS} run{S} {revision}."), None, track.host, last.step.id());
            }
        } else {
            progress.failed.set(progress.failed.get() + 1);
            queue.failed.set(queue.failed.get() + 1);
            self.show_healthy("an instance has failed");
        }
        // Whatever else ends at this instant counts before the next instance is begun with.
        let asked = Cell::new(false);
        stage.sim.when(|| asked.replace(true)).await;
    }

    /// Leaves out the instances that wait. False if there were any.
    fn give_up(&self, queue: &Queue<'_>) -> bool {
        let left = queue.waiting.take();
        if left.is_empty() {
            return true;
        }
        for index in &left {
            if let Some(track) = queue.tracks.get(*index) {
                track.skip_from(queue.events.start, "Skipped: too many instances failed (HEALTH_CONSTRAINTS).");
            }
        }
        let text = format!("Too many have failed: {} {} skipped.", count(left.len(), "instance"), are(left.len()));
        self.stage.say(text, Some(self.step.id()));
        queue.given_up.set(true);
        false
    }

    /// How the deployment ends by what became of its instances.
    pub fn verdict(&self, progress: &Progress, instances: usize) -> Verdict {
        let (succeeded, failed) = (progress.succeeded.get(), progress.failed.get());
        let left_out = instances.saturating_sub(succeeded + failed);
        if progress.constraint.holds(succeeded) && left_out == 0 {
            let why = match failed {
                0 => format!("{succeeded} of {instances} succeeded."),
                _ => format!("{succeeded} of {instances} succeeded, {failed} failed: the minimum still holds."),
            };
            return Verdict::new(Status::Succeeded, None, why);
        }
        let capacity = progress.constraint.capacity();
        let skipped = if left_out > 0 { format!(", {left_out} were skipped") } else { String::new() };
        let limit = match progress.gave_up.get() {
            Some(zone) => format!("zone {} has none left to spare", Stage::zone(zone)),
            None => format!("{capacity} may be out of service"),
        };
        let why = format!("{failed} of {instances} failed{skipped}; {limit}.");
        let assumed = progress.gave_up.get().map(|_| super::zones::WITH_FLEET);
        Verdict { assumed, ..Verdict::new(Status::Failed, Some("HEALTH_CONSTRAINTS"), why) }
    }
}
