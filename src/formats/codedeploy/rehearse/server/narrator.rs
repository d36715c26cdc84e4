//! The story of a fleet: what several instances do at one instant is told in one sentence.

use std::cell::RefCell;

use super::words::instances;
use crate::rehearsal::{Ending, MomentKind, Sim, StepId};

/// Where a text names the instances.
pub const HOSTS: &str = "{hosts}";
/// Where a verb ends in `s` if it is one instance that does it.
pub const S: &str = "{s}";

/// Gathers what instances do, and tells it together.
#[derive(Default)]
pub struct Narrator {
    pending: RefCell<Vec<Sentence>>,
}

struct Sentence {
    text: String,
    mark: Option<(MomentKind, &'static str)>,
    hosts: Vec<usize>,
    step: StepId,
}

impl Narrator {
    /// Tells of an instance; the text names it by [`HOSTS`]. Equal texts become one sentence, with a mark if one
    /// is given: its label names the instances too.
    pub fn tell(&self, text: String, mark: Option<(MomentKind, &'static str)>, host: usize, step: StepId) {
        let mut pending = self.pending.borrow_mut();
        match pending.iter_mut().find(|sentence| sentence.text == text) {
            Some(sentence) => sentence.hosts.push(host),
            None => pending.push(Sentence { text, mark, hosts: vec![host], step }),
        }
    }

    /// Tells what is gathered.
    pub fn flush(&self, sim: &Sim, fleet: usize) {
        for sentence in self.pending.take() {
            let (names, step) = (instances(&sentence.hosts, fleet), Some(sentence.step));
            let verb = if sentence.hosts.len() == 1 { "s" } else { "" };
            let filled = |text: &str| text.replace(HOSTS, &names).replace(S, verb);
            if let Some((kind, label)) = sentence.mark {
                sim.moment(kind, filled(label), step);
            }
            sim.say(filled(&sentence.text), step);
        }
    }

    /// Tells what is gathered whenever the instances have moved; it never ends.
    pub async fn run(&self, sim: &Sim, fleet: usize) -> Ending {
        loop {
            sim.when(|| !self.pending.borrow().is_empty()).await;
            self.flush(sim, fleet);
        }
    }
}
