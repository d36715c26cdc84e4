//! What the name of a script says of what it does.

use super::lifecycle::LifecycleEvent;
use super::path::base_name;

/// What a script's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It starts the application.
    Starts,
    /// It stops the application.
    Stops,
}

/// What a script's name says; none where it says neither, or both.
pub fn meaning(location: &str) -> Option<Meaning> {
    let words = words(base_name(location));
    let has = |among: &[&str]| words.iter().any(|word| among.contains(&word.as_str()));
    // `before_start` and `post-stop` say when a script runs.
    if has(&["before", "after", "pre", "post", "no", "restart", "check", "wait"]) {
        return None;
    }
    let starts = has(&["start", "launch", "startserver", "startup"]);
    let stops = has(&["stop", "kill", "shutdown", "terminate", "stopserver"]);
    match (starts, stops) {
        (true, false) => Some(Meaning::Starts),
        (false, true) => Some(Meaning::Stops),
        _ => None,
    }
}

/// The lifecycle event whose whole name a script bears.
pub fn event(location: &str) -> Option<LifecycleEvent> {
    let stem = base_name(location).split('.').next().unwrap_or_default();
    let letters: String = words(stem).concat();
    LifecycleEvent::ALL.into_iter().find(|event| event.name().to_ascii_lowercase() == letters && !event.is_reserved())
}

/// The words of a name, in lower case: `startServer.sh` and `start_server.sh` have the same.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars() {
        if !letter.is_ascii_alphanumeric() || (letter.is_ascii_uppercase() && was_small) {
            words.push(String::new());
        }
        was_small = letter.is_ascii_lowercase();
        if let Some(word) = words.last_mut().filter(|_| letter.is_ascii_alphanumeric()) {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names() {
        assert_eq!(meaning("scripts/startApplication.sh"), Some(Meaning::Starts));
        assert_eq!(meaning("\\scripts\\stop-server.ps1"), Some(Meaning::Stops));
        for neither in ["start_and_stop.sh", "before_start.sh", "restart.sh", "starter-kit.sh", "install.sh"] {
            assert_eq!(meaning(neither), None, "{neither}");
        }
        assert_eq!(event("hooks/after-install.sh"), Some(LifecycleEvent::AfterInstall));
        assert_eq!(event("ValidateService.ps1"), Some(LifecycleEvent::ValidateService));
        assert_eq!(event("install.sh"), None);
    }
}
