//! What a generation of the agent objects to in an AppSpec file for instances, in its own words and order.
//!
//! The rules tell a person all that is wrong; the agent ends at its first objection, and each generation has its own.
//!
//! Sources: agent 1.8.1, application_specification; agent 2.0.1, src/application_specification.

mod files;
mod hooks;
mod permissions;
mod reading;
mod shapes;

pub use self::hooks::is_allowed;
pub use self::permissions::concerns_files;
pub use self::reading::first_date;

use super::agent::Generation;
use super::file::{AppSpecFile, Spec};
use super::rehearse::server::plan::{Refusal, RefusalPoint};
use crate::syntax::Span;

/// How messages of the agent begin.
const BECAUSE: &str = "The deployment failed because";
/// What is open where 1.8 ends with an exception of Ruby.
const RUBY: &str = "Agent 1.8 ends with an exception here, whose words depend on the version of Ruby.";
/// What is open where only the sense of a message is known.
const WORDS: &str = "In which words the agent refuses this.";

/// The objections of one generation, in the order in which it would come to them.
pub fn refusals(file: &AppSpecFile, generation: Generation) -> Vec<Refusal> {
    let mut objections = Objections { file, generation, all: Vec::new() };
    if !matches!(file.spec, Spec::Server(_)) {
        return objections.all;
    }
    reading::read(&mut objections);
    // What cannot be read holds nothing else to object to.
    if objections.all.is_empty() {
        reading::head(&mut objections);
        match generation {
            // 1.8 looks at a value when it comes to it, 2.x at the types of all first.
            Generation::V1 => {
                hooks::scripts(&mut objections);
                files::items(&mut objections);
                permissions::items(&mut objections);
                files::behavior(&mut objections);
                shapes::misfits(&mut objections);
            }
            Generation::V2 => {
                shapes::misfits(&mut objections);
                files::behavior(&mut objections);
                files::items(&mut objections);
                permissions::items(&mut objections);
                hooks::scripts(&mut objections);
            }
        }
        hooks::unknown_events(&mut objections);
        permissions::at_install(&mut objections);
    }
    objections.all
}

/// Where objections are told.
struct Objections<'f> {
    file: &'f AppSpecFile,
    generation: Generation,
    all: Vec<Refusal>,
}

impl Objections<'_> {
    /// An objection when the file is read, in the agent's words, without how they begin.
    fn tell(&mut self, place: Span, message: impl AsRef<str>) {
        self.raise(RefusalPoint::Parsing, place, format!("{BECAUSE} {}", message.as_ref()), None);
    }

    /// An objection when the file is read, of which only the sense is known.
    fn tell_freely(&mut self, place: Span, message: impl Into<String>) {
        let assumed = match self.generation {
            Generation::V1 => RUBY,
            Generation::V2 => WORDS,
        };
        self.raise(RefusalPoint::Parsing, place, message.into(), Some(assumed));
    }

    fn raise(&mut self, point: RefusalPoint, place: Span, message: String, assumed: Option<&str>) {
        self.all.push(Refusal { point, message, place: Some(place), assumed: assumed.map(str::to_owned) });
    }

    fn is_v1(&self) -> bool {
        self.generation == Generation::V1
    }
}

#[cfg(test)]
mod tests;
