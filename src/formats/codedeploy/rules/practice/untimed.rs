//! Scripts that name no time after which they are ended.

use crate::formats::codedeploy::file::ServerFile;
use crate::formats::codedeploy::model::Script;
use crate::schema::{Field, Placed};
use crate::syntax::Span;

/// A script without a timeout.
#[derive(Debug, Clone, Copy)]
pub struct Untimed<'f> {
    /// Its event.
    pub event: &'static str,
    /// Where it stands.
    pub location: &'f Placed<String>,
}

impl Untimed<'_> {
    /// Whether it comes from the revision before this one.
    ///
    /// Source: agent 1.8.1, tried.
    pub fn is_of_the_last_revision(self) -> bool {
        matches!(self.event, "BeforeBlockTraffic" | "AfterBlockTraffic" | "ApplicationStop")
    }

    /// Its place.
    pub fn span(self) -> Span {
        self.location.span
    }
}

/// The scripts without a timeout, in the order of a deployment.
pub fn untimed(server: ServerFile<'_>) -> Vec<Untimed<'_>> {
    let mut untimed = Vec::new();
    for (event, script) in server.scripts() {
        let Script { location: Field::Known(location), timeout, .. } = &script.value else { continue };
        if timeout.is_nothing() {
            untimed.push(Untimed { event: event.name, location });
        }
    }
    untimed
}
