//! The shapes of a status. Shape and word carry it; colour only repeats it.

use yew::prelude::*;

use super::width::px;
use crate::rehearsal::{Status, StepState};

/// The class by which the style sheets colour a state.
pub fn tone(state: StepState) -> &'static str {
    match state {
        StepState::Pending => "pending",
        StepState::InProgress => "now",
        StepState::Ended(Status::Succeeded) => "ok",
        StepState::Ended(Status::Failed | Status::TimedOut) => "bad",
        StepState::Ended(Status::Stopped) => "stopped",
        StepState::Ended(Status::Skipped | Status::Superseded) => "skipped",
    }
}

/// The shape of a state, in a square of 16 units. Its name is said elsewhere.
pub fn glyph(state: StepState) -> Html {
    // A key makes a new element of each new state, so that its shape comes in anew.
    html! {
        <svg key={format!("{state:?}")} class={classes!("glyph", tone(state))} viewBox="0 0 16 16" aria-hidden="true">
            { shape(state) }
        </svg>
    }
}

/// The shape of what waits for somebody or something. Its name is said elsewhere.
pub fn waiting() -> Html {
    html! {
        <svg key="waiting" class="glyph waiting" viewBox="0 0 16 16" aria-hidden="true">
            <rect class="line" x="1.9" y="1.9" width="12.2" height="12.2" rx="2" />
            <path class="line" d="M6.2 5.4v5.2m3.6-5.2v5.2" />
        </svg>
    }
}

/// The shape of a state within a picture: its upper left corner and its size.
pub fn glyph_at(state: StepState, x: f64, y: f64, size: f64) -> Html {
    html! {
        <svg
            class={classes!("mark", tone(state))} x={px(x)} y={px(y)} width={px(size)} height={px(size)} viewBox="0 0 16 16"
        >{ shape(state) }</svg>
    }
}

const OCTAGON: &str = "M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5z";

fn shape(state: StepState) -> Html {
    match state {
        StepState::Pending => html! { <circle class="line" cx="8" cy="8" r="5.6" /> },
        StepState::InProgress => html! { <>
            <circle class="line" cx="8" cy="8" r="6.2" />
            <path class="fill" d="M6.4 5v6l4.8-3z" />
        </> },
        StepState::Ended(Status::Succeeded) => html! { <>
            <circle class="fill" cx="8" cy="8" r="7" />
            <path class="cut" d="m4.8 8.3 2.2 2.2 4.2-4.6" />
        </> },
        StepState::Ended(Status::Failed) => html! { <>
            <path class="fill" d={OCTAGON} />
            <path class="cut" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" />
        </> },
        StepState::Ended(Status::TimedOut) => html! { <>
            <path class="fill" d={OCTAGON} />
            <path class="cut" d="M8 4.2V8l2.5 1.7" />
        </> },
        StepState::Ended(Status::Stopped) => html! { <>
            <circle class="line" cx="8" cy="8" r="6.2" />
            <rect class="fill" x="5.5" y="5.5" width="5" height="5" rx=".6" />
        </> },
        StepState::Ended(Status::Skipped) => html! { <>
            <circle class="line dashed" cx="8" cy="8" r="5.8" />
            <path class="line" d="m4.6 11.4 6.8-6.8" />
        </> },
        StepState::Ended(Status::Superseded) => html! { <>
            <circle class="line" cx="8" cy="8" r="6.2" />
            <path class="line" d="m5.2 5.6 2.3 2.4-2.3 2.4m3.3-4.8L10.8 8l-2.3 2.4" />
        </> },
    }
}

/// What a button or a chip is marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A fault: something is made to go wrong.
    Bolt,
    /// Take it away.
    Cross,
    /// There is more below.
    Down,
    /// To what comes next.
    Next,
    /// To what came before.
    Previous,
    /// To the very start.
    First,
    /// To the very end.
    Last,
    /// Let time run.
    Play,
    /// Let time stand.
    Pause,
    /// A value that is not shown.
    Lock,
    /// Lines of a log.
    Lines,
    /// Settings.
    Sliders,
}

/// An icon, in a square of 16 units. Its meaning is said by the text beside it.
pub fn icon(icon: Icon) -> Html {
    let (class, path) = match icon {
        Icon::Bolt => ("fill", "M9.2 1.5 3.5 9.2h3.7L6.6 14.5l5.9-7.9H8.7z"),
        Icon::Cross => ("line", "m4.5 4.5 7 7m0-7-7 7"),
        Icon::Down => ("line", "m4 6.2 4 4 4-4"),
        Icon::Next => ("line", "M6 3.4 10.6 8 6 12.6"),
        Icon::Previous => ("line", "m10 3.4-4.6 4.6 4.6 4.6"),
        Icon::First => ("fill", "M12.5 3.2v9.6L5.6 8zM3.2 3.2h1.7v9.6H3.2z"),
        Icon::Last => ("fill", "M3.5 3.2v9.6L10.4 8zM11.1 3.2h1.7v9.6h-1.7z"),
        Icon::Play => ("fill", "M4.5 2.6v10.8L13 8z"),
        Icon::Pause => ("fill", "M4 3h2.8v10H4zM9.2 3H12v10H9.2z"),
        Icon::Lock => ("line", "M4 7.2h8v6H4zM5.5 7.2V5.3a2.5 2.5 0 0 1 5 0v1.9"),
        Icon::Lines => ("line", "M3 4h10M3 8h10M3 12h6"),
        Icon::Sliders => (
            "line",
            "M2.5 5h5m4 0h2M2.5 11h2m4 0h5M9.5 3.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zM6.5 9.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z",
        ),
    };
    html! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path {class} d={path} /></svg> }
}

/// Two waves beside what AWS does not document, with the reason for whoever points at them or listens.
pub fn doubt(reason: &str) -> Html {
    let said = format!("Not documented by AWS: {reason}");
    html! {
        <span class="doubt" role="img" aria-label={said.clone()} title={said}>
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path class="line" d={WAVES} /></svg>
        </span>
    }
}

/// The two waves alone, in a square of 16 units.
pub const WAVES: &str = "M2.5 6.4c1.8-2 3.6-2 5.5 0s3.7 2 5.5 0M2.5 10.6c1.8-2 3.6-2 5.5 0s3.7 2 5.5 0";
