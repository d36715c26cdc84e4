//! The keys that act on the whole page.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Action {
    /// Plays, or pauses.
    Play,
    /// Goes to the last change before.
    Back,
    /// Goes to the next change.
    Forward,
    /// Goes to the last moment before.
    MomentBack,
    /// Goes to the next moment.
    MomentForward,
    /// Goes to the start.
    Start,
    /// Goes to the end.
    End,
    /// Plays at that speed.
    Speed(f64),
    /// Lets the step that is looked at fail, or takes that back.
    FailStep,
    /// Takes all faults back.
    ClearFaults,
    /// Goes to the line of the step that is looked at.
    GoToLine,
    /// Goes to the next finding.
    NextProblem,
    /// Goes to the finding before.
    PreviousProblem,
    /// Applies the fix at the cursor.
    Fix,
    /// Changes between light and dark.
    Theme,
    /// Shows the keys.
    Help,
}

/// A line of the key sheet.
pub struct KeyLine {
    /// The keys, as they are printed.
    pub keys: &'static [&'static str],
    /// What they do.
    pub does: &'static str,
}

const fn line(keys: &'static [&'static str], does: &'static str) -> KeyLine {
    KeyLine { keys, does }
}

/// The keys of the rehearsal.
pub static PLAYING: &[KeyLine] = &[
    line(&["Space"], "play, pause"),
    line(&["←", "→"], "to the change before, the next change"),
    line(&["Shift ←", "Shift →"], "to the moment before, the next moment"),
    line(&["Home", "End"], "to the start, to the end"),
    line(&["1", "2", "3", "4"], "speed 0.5×, 1×, 2×, 4×"),
    line(&["F"], "let the chosen step fail, or take that back"),
    line(&["R"], "take back the faults of the step in focus, or else all"),
    line(&["G"], "go to the line of the chosen step"),
    line(&["M"], "what can go wrong at the step in focus"),
];

/// The keys of the file.
pub static WRITING: &[KeyLine] = &[
    line(&["F8", "Shift F8"], "to the next problem, the one before"),
    line(&["Ctrl .", "⌘ ."], "fix what is at the cursor"),
    line(&["Ctrl Space"], "what can be written here"),
    line(&["Alt F8"], "what is known about this place"),
    line(&["Ctrl F", "⌘ F"], "search and replace"),
    line(&["Esc"], "leave the editor; Tab then moves on"),
];

/// The keys of the page.
pub static PAGE: &[KeyLine] = &[line(&["T"], "light, dark, as the system says"), line(&["?"], "this sheet")];

/// Where a key belongs to what has the focus: text that is written, things that are pressed or moved by keys.
const WRITES: &str = "code-editor, input, textarea, select, [contenteditable], dialog, [role=dialog]";
const PRESSES: &str = "button, a, summary, [role=button], [role=tab], [role=menuitem]";
const MOVES: &str = "[role=slider], [role=separator], [role=tab], [role=radio], [role=listbox], [role=option]";

/// What the key does; nothing where it belongs to what has the focus. `letters`: whether single letters are keys.
pub fn action(event: &KeyboardEvent, letters: bool) -> Option<Action> {
    if event.default_prevented() || event.is_composing() || event.alt_key() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector| target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))));
    let key = event.key();
    if within("dialog") {
        return None;
    }
    match (key.as_str(), event.shift_key()) {
        ("F8", false) => return Some(Action::NextProblem),
        ("F8", true) => return Some(Action::PreviousProblem),
        (".", _) if event.ctrl_key() || event.meta_key() => return Some(Action::Fix),
        _ => {}
    }
    if within(WRITES) || event.ctrl_key() || event.meta_key() {
        return None;
    }
    let action = match key.as_str() {
        " " if !within(PRESSES) => Action::Play,
        "ArrowLeft" if !within(MOVES) && event.shift_key() => Action::MomentBack,
        "ArrowRight" if !within(MOVES) && event.shift_key() => Action::MomentForward,
        "ArrowLeft" if !within(MOVES) => Action::Back,
        "ArrowRight" if !within(MOVES) => Action::Forward,
        "Home" if !within(MOVES) => Action::Start,
        "End" if !within(MOVES) => Action::End,
        _ if !letters => return None,
        "1" => Action::Speed(0.5),
        "2" => Action::Speed(1.0),
        "3" => Action::Speed(2.0),
        "4" => Action::Speed(4.0),
        "f" | "F" => Action::FailStep,
        "r" | "R" => Action::ClearFaults,
        "g" | "G" => Action::GoToLine,
        "t" | "T" => Action::Theme,
        "?" => Action::Help,
        _ => return None,
    };
    // A key that is held down moves on, but it does not switch to and fro.
    let moves = matches!(action, Action::Back | Action::Forward | Action::MomentBack | Action::MomentForward);
    (moves || !event.repeat()).then_some(action)
}
