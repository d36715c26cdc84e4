//! How times, statuses and sentences are worded on the page.

use yew::prelude::*;

use crate::rehearsal::{FaultKind, Instant, Status, Step, StepState};

/// A time on the clock, to the second: `1:02`, `1:00:05`, `2d 3:00:00`.
pub fn clock(at: Instant) -> String {
    Instant(at.0 / 1000 * 1000).to_string()
}

/// A length of time: `0 s`, `18 s`, `2 min 3 s`, `8 h`, `7 days`.
pub fn duration(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (days, hours, minutes, rest) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    let day = if days == 1 { "day" } else { "days" };
    let parts = [(days, day), (hours, "h"), (minutes, "min"), (rest, "s")];
    // Two units are enough to compare by; the rest is noise.
    let said: Vec<String> = parts
        .iter()
        .skip_while(|(number, _)| *number == 0)
        .take(2)
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number}\u{a0}{unit}"))
        .collect();
    if !said.is_empty() {
        said.join(" ")
    } else if milliseconds == 0 {
        "0\u{a0}s".to_owned()
    } else {
        format!("{:.1}\u{a0}s", milliseconds as f64 / 1000.0)
    }
}

/// How long a step has run at `now`, if it has begun.
pub fn length(step: &Step, now: Instant) -> Option<u64> {
    let start = step.start.filter(|start| *start <= now)?;
    Some(step.end.min(now).since(start))
}

/// A state in a word or two, for those who do not see its shape.
pub fn state_word(state: StepState) -> &'static str {
    match state {
        StepState::Pending => "not yet begun",
        StepState::InProgress => "in progress",
        StepState::Ended(Status::Succeeded) => "succeeded",
        StepState::Ended(Status::Failed) => "failed",
        StepState::Ended(Status::TimedOut) => "timed out",
        StepState::Ended(Status::Stopped) => "stopped",
        StepState::Ended(Status::Skipped) => "did not run",
        StepState::Ended(Status::Superseded) => "superseded",
    }
}

/// What is seen of a step beside its name: its duration, or that it did not run.
pub fn beside(step: &Step, state: StepState, now: Instant) -> String {
    match state {
        StepState::Pending => String::new(),
        StepState::Ended(Status::Skipped | Status::Superseded) if step.start.is_none() => {
            state_word(state).to_owned()
        }
        _ => length(step, now).map(duration).unwrap_or_default(),
    }
}

/// What a step's shape and place say, for those who do not see them: how it stands at `now`, and why. It follows what
/// stands there in letters, `shown`, and does not repeat it.
pub fn unseen(step: &Step, state: StepState, shown: &str) -> Html {
    let mut said = String::new();
    let word = state_word(state);
    if shown != word {
        said.push_str(&format!(", {word}"));
    }
    if step.attempt > 1 {
        said.push_str(&format!(", attempt {}", step.attempt));
    }
    if let StepState::Ended(_) = state {
        let detail = step.detail.as_ref().filter(|detail| **detail != shown);
        for more in [detail, step.why.as_ref()].into_iter().flatten() {
            let more = more.strip_prefix("Did not run: ").unwrap_or(more);
            said.push_str(&format!(". {}", more.replace('`', "").trim_end_matches('.')));
        }
    }
    html! { <span class="unseen">{ said }</span> }
}

/// What a fault does, as the words on its button; a step that is `retried` fails in more than one attempt.
pub fn fault_words(kind: FaultKind, retried: bool) -> &'static str {
    match kind {
        FaultKind::Fail if retried => "Fail in every attempt",
        FaultKind::Fail => "Fail here",
        FaultKind::TimeOut => "Let it time out",
        FaultKind::Stop => "Stop the run here",
    }
}

/// The first line of a text, with a sign that there are more.
pub fn one_line(text: &str) -> String {
    let text = text.trim();
    match text.split_once('\n') {
        Some((first, _)) => format!("{} …", first.trim_end()),
        None => text.to_owned(),
    }
}

/// A sentence in which the words between backticks are the file's.
pub fn told(text: &str) -> Html {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        if index % 2 == 1 {
            html! { <code>{ part.to_owned() }</code> }
        } else {
            html! { part.to_owned() }
        }
    });
    html! { <>{ for parts }</> }
}

/// A service's word that may be broken after its underscores.
pub fn breakable(word: &str) -> Html {
    let mut parts = word.split_inclusive('_').peekable();
    let mut broken = Vec::new();
    while let Some(part) = parts.next() {
        broken.push(html! { part.to_owned() });
        // Never after a short first part: PRE_BUILD stays whole.
        if parts.peek().is_some() && part.len() > 5 {
            broken.push(html! { <wbr /> });
        }
    }
    html! { <>{ broken }</> }
}
