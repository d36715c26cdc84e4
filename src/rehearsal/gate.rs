//! A gate that lets only so many processes through at once: first come, first served.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::Sim;

/// Lets at most a number of processes be inside at once. Whoever waits enters in the order of arrival.
pub struct Gate {
    places: usize,
    inside: Cell<usize>,
    waiting: RefCell<BTreeSet<u64>>,
    tickets: Cell<u64>,
}

/// Being inside a gate; dropping it is leaving.
pub struct Pass<'a>(&'a Gate);

/// Waiting before a gate; dropping it is giving up.
struct Ticket<'a>(&'a Gate, u64);

impl Gate {
    /// A gate with room for `places` processes.
    pub fn new(places: usize) -> Self {
        Self { places, inside: Cell::new(0), waiting: RefCell::default(), tickets: Cell::new(0) }
    }

    /// Waits for a place.
    pub async fn enter(&self, sim: &Sim) -> Pass<'_> {
        let number = self.tickets.replace(self.tickets.get() + 1);
        self.waiting.borrow_mut().insert(number);
        let ticket = Ticket(self, number);
        sim.when(|| ticket.is_next()).await;
        self.inside.set(self.inside.get() + 1);
        Pass(self)
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.waiting.borrow().len()
    }

    /// How many are inside.
    pub fn inside(&self) -> usize {
        self.inside.get()
    }
}

impl Ticket<'_> {
    fn is_next(&self) -> bool {
        self.0.inside.get() < self.0.places && self.0.waiting.borrow().first() == Some(&self.1)
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.0.waiting.borrow_mut().remove(&self.1);
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.inside.set(self.0.inside.get().saturating_sub(1));
    }
}
