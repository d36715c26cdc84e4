//! Processes in virtual time.
//!
//! A process is an `async` function. Under one root future all of them are polled in the order in which they
//! were given; when none can go on, the clock moves to the next alarm. There are no wakers: a round in which a
//! process went on is followed by another at the same instant, until nothing moves. So a process may await
//! nothing but what a [`Sim`] offers.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::limits::{Limit, MAX_ROUNDS, MAX_TIME, MAX_TURNS};
use super::record::Record;
use super::{Ending, Instant, Outcome, Timeline};

/// A process: boxed, so that processes of one result share their code.
pub type Process<'a, T = ()> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The clock and the record of one run. A clone is another handle to the same run.
#[derive(Clone)]
pub struct Sim {
    pub(super) core: Rc<Core>,
}

pub(super) struct Core {
    now: Cell<Instant>,
    /// Whether a process went on in this round, so that others may be able to now.
    progress: Cell<bool>,
    turns: Cell<u32>,
    alarms: RefCell<BTreeSet<Instant>>,
    /// What the processes polled so far in this round wait for.
    waits: Cell<Waits>,
    pub(super) limit: Cell<Option<Limit>>,
    pub(super) record: RefCell<Record>,
    /// What ends the steps that are being dropped.
    pub(super) ending: RefCell<Option<Ending>>,
}

/// What a process waits for that cannot go on.
#[derive(Clone, Copy, Default)]
struct Waits {
    /// The first instant for which it waits.
    until: Option<Instant>,
    /// Whether it waits for a condition, which may come true at any time.
    asks: bool,
}

impl Waits {
    fn and(self, other: Self) -> Self {
        let until = match (self.until, other.until) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        Self { until, asks: self.asks || other.asks }
    }

    /// Whether it certainly cannot go on at `now`.
    fn sleeps(self, now: Instant) -> bool {
        !self.asks && self.until.is_none_or(|until| until > now)
    }
}

impl Sim {
    /// A run at instant 0 whose timeline is drawn by `scene` under the heading `title`.
    pub fn new(scene: impl Into<String>, title: impl Into<String>) -> Self {
        let core = Core {
            now: Cell::default(),
            progress: Cell::new(false),
            turns: Cell::new(0),
            alarms: RefCell::default(),
            waits: Cell::default(),
            limit: Cell::new(None),
            record: RefCell::new(Record::new(scene.into(), title.into())),
            ending: RefCell::default(),
        };
        Self { core: Rc::new(core) }
    }

    /// Runs `root` to its end and returns all that was recorded.
    ///
    /// A run that reaches one of the [limits](super::limits), or in which everything waits for something that
    /// never comes, ends with the outcome [`Timeline::UNFINISHED`].
    pub fn run(&self, root: Process<'_, Outcome>) -> Timeline {
        let outcome = self.drive(root);
        self.core.record.take().finish(outcome)
    }

    fn drive(&self, mut root: Process<'_, Outcome>) -> Outcome {
        let mut context = Context::from_waker(Waker::noop());
        let mut rounds = 0;
        let limit = loop {
            self.core.progress.set(false);
            let polled = root.as_mut().poll(&mut context);
            if let Some(limit) = self.core.limit.get() {
                break limit;
            }
            if let Poll::Ready(outcome) = polled {
                return outcome;
            }
            if self.core.progress.get() {
                rounds += 1;
                if rounds > MAX_ROUNDS {
                    break Limit::Turns;
                }
                continue;
            }
            match self.next_alarm() {
                Some(at) if at.0 > MAX_TIME => break Limit::Time,
                Some(at) => self.core.now.set(at),
                None => break Limit::Waiting,
            }
            rounds = 0;
        };
        self.closing(&limit.ending(), || drop(root));
        limit.outcome(self.now())
    }

    fn next_alarm(&self) -> Option<Instant> {
        let mut alarms = self.core.alarms.borrow_mut();
        while let Some(at) = alarms.pop_first() {
            if at > self.now() {
                return Some(at);
            }
        }
        None
    }

    /// The instant that it is.
    pub fn now(&self) -> Instant {
        self.core.now.get()
    }

    /// Waits for `milliseconds` of virtual time.
    pub async fn sleep(&self, milliseconds: u64) {
        self.until(self.now().after(milliseconds)).await;
    }

    /// Waits until `at`; not at all if that is past.
    pub async fn until(&self, at: Instant) {
        self.wait(Some(at), None).await;
    }

    /// Waits until `at`, or until `condition` holds, if that comes first.
    pub async fn until_or(&self, at: Instant, condition: impl Fn() -> bool) {
        self.wait(Some(at), Some(&condition)).await;
    }

    /// Waits until `condition` holds: usually that a `Cell`, which another process sets, has some value.
    pub async fn when(&self, condition: impl Fn() -> bool) {
        self.wait(None, Some(&condition)).await;
    }

    /// The only thing for which a process waits in the end: an instant, a condition, or both.
    async fn wait(&self, until: Option<Instant>, condition: Option<&dyn Fn() -> bool>) {
        let mut set = false;
        poll_fn(|_| {
            if until.is_some_and(|until| until <= self.now()) || condition.is_some_and(|condition| condition()) {
                return self.turn();
            }
            if let Some(at) = until.filter(|_| !set) {
                set = true;
                self.core.alarms.borrow_mut().insert(at);
            }
            let waits = Waits { until, asks: condition.is_some() };
            self.core.waits.set(self.core.waits.get().and(waits));
            Poll::Pending
        })
        .await;
    }

    /// Waits for ever: the end of work that nothing ends.
    pub async fn never<T>(&self) -> T {
        std::future::pending().await
    }

    /// Does `work` unless `end` comes first.
    ///
    /// Then `work` is dropped and its open steps are closed by the ending. At one instant the end wins over the
    /// work, and an outer end over an inner one.
    ///
    /// # Errors
    /// The ending, if it came first.
    pub async fn unless<'a, T>(&self, work: Process<'a, T>, end: Process<'a, Ending>) -> Result<T, Ending> {
        let mut work = Some(work);
        let mut end = end;
        poll_fn(|context| {
            if let Poll::Ready(ending) = end.as_mut().poll(context) {
                self.closing(&ending, || work = None);
                return Poll::Ready(Err(ending));
            }
            work.as_mut().map_or(Poll::Pending, |work| work.as_mut().poll(context).map(Ok))
        })
        .await
    }

    /// Does all of `works` at once; at one instant they go on in the order given. The results are in that order.
    pub async fn join<T>(&self, works: Vec<Process<'_, T>>) -> Vec<T> {
        let open = |process| Work::Open(process, None);
        let mut works: Vec<Work<'_, T>> = works.into_iter().map(open).collect();
        poll_fn(|context| {
            let mut open = false;
            // Those that only sleep are passed over, so that each instant costs what happens at it.
            let mut all = self.core.waits.take();
            for work in &mut works {
                let Work::Open(process, waits) = work else { continue };
                if !waits.is_some_and(|waits: Waits| waits.sleeps(self.now())) {
                    self.core.waits.set(Waits::default());
                    match process.as_mut().poll(context) {
                        Poll::Ready(result) => {
                            *work = Work::Done(result);
                            continue;
                        }
                        Poll::Pending => *waits = Some(self.core.waits.get()),
                    }
                }
                open = true;
                all = all.and(waits.unwrap_or_default());
            }
            self.core.waits.set(all);
            if open { Poll::Pending } else { Poll::Ready(()) }
        })
        .await;
        let done = |work| match work {
            Work::Done(result) => Some(result),
            Work::Open(..) => None,
        };
        works.into_iter().filter_map(done).collect()
    }

    /// Does `work`; whatever open steps are dropped in it are closed by `ending`.
    pub fn closing<T>(&self, ending: &Ending, work: impl FnOnce() -> T) -> T {
        let outer = self.core.ending.replace(Some(ending.clone()));
        let result = work();
        self.core.ending.replace(outer);
        result
    }

    /// Lets a waiting process go on, unless the run has had its turns.
    fn turn(&self) -> Poll<()> {
        let turns = self.core.turns.get() + 1;
        if turns > MAX_TURNS {
            self.core.limit.set(Some(Limit::Turns));
        }
        if self.core.limit.get().is_some() {
            return Poll::Pending;
        }
        self.core.turns.set(turns);
        self.core.progress.set(true);
        Poll::Ready(())
    }
}

enum Work<'a, T> {
    Open(Process<'a, T>, Option<Waits>),
    Done(T),
}
