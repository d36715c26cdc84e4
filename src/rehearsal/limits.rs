//! The bounds of a rehearsal, so that no scenario can hang the page.

use super::{Ending, Outcome, Status, Timeline};

/// How often processes may be woken in one run.
///
/// Five hundred instances with a dozen events each make about twenty thousand.
pub const MAX_TURNS: u32 = 250_000;

/// How often the processes may go on at one instant.
///
/// A round in which a process goes on often lets the next one go on; a queue of a thousand empties in as many.
pub const MAX_ROUNDS: u32 = 10_000;

/// How far virtual time may run, in milliseconds: a year and a day.
///
/// The longest wait that a service documents is thirty days (a disabled transition of a pipeline).
pub const MAX_TIME: u64 = 366 * 24 * 60 * 60 * 1000;

/// How many steps, and how many lines of each other kind, a timeline may hold.
pub const MAX_ENTRIES: usize = 50_000;

/// Why a run was ended before its own end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// Too much happened, or too often at one instant.
    Turns,
    /// Virtual time ran out.
    Time,
    /// The timeline is full.
    Entries,
    /// Everything waits, and nothing is left that could happen.
    Waiting,
}

impl Limit {
    fn why(self) -> String {
        match self {
            Limit::Turns => {
                format!("The rehearsal was ended: it goes round in circles (more than {MAX_TURNS} turns).")
            }
            Limit::Time => "The rehearsal was ended: it takes longer than a year.".to_owned(),
            Limit::Entries => format!("The rehearsal was ended: it has more than {MAX_ENTRIES} steps."),
            Limit::Waiting => "The run waits for something that never comes.".to_owned(),
        }
    }

    /// What the limit does to the steps that are open.
    pub(super) fn ending(self) -> Ending {
        Ending::new(Status::Stopped).why(self.why()).left_out(self.why())
    }

    /// How the run ends then.
    pub(super) fn outcome(self, at: super::Instant) -> Outcome {
        Outcome {
            status: Status::Stopped,
            word: Timeline::UNFINISHED.to_owned(),
            at,
            why: Some(self.why()),
            assumed: None,
        }
    }
}
