//! The last lines that a phase has written to the log.

use yew::prelude::*;

use crate::app::stage::hands::Hands;
use crate::app::stage::run::Run;
use crate::app::stage::words::one_line;
use crate::rehearsal::{Instant, LogLine, StepId};

/// How many lines are shown. There is room for all of them from the start, so that nothing moves as they come.
const LINES: usize = 4;

#[derive(Properties, PartialEq)]
pub struct ExcerptProps {
    /// The run.
    pub run: Run,
    /// The phase.
    pub phase: StepId,
    /// The instant that is shown.
    pub at: Instant,
    /// What a person can do.
    pub hands: Hands,
}

/// The end of what the log says of a phase.
#[component]
pub fn Excerpt(props: &ExcerptProps) -> Html {
    let written: Vec<&LogLine> =
        props.run.timeline().log_until(props.at).iter().filter(|line| is_of(&props.run, line, props.phase)).collect();
    let shown = written.get(written.len().saturating_sub(LINES)..).unwrap_or_default();
    let never_ran = props.run.step(props.phase).is_some_and(|phase| phase.start.is_none() && phase.end <= props.at);
    let none = if never_ran { "Nothing: it did not run." } else { "Nothing yet." };
    let hands = props.hands.clone();
    let onclick = move |_: MouseEvent| hands.log();
    html! {
        <div class="excerpt">
            <div class="excerpt-head">
                <h4>{ "In the log" }</h4>
                <button type="button" class="link" {onclick}>{ "Whole log" }</button>
            </div>
            <ol>
                { for shown.iter().map(|line| html! {
                    <li class={classes!(line.bad.then_some("bad"))}>
                        <span class="when">{ stamp(line.at) }</span>
                        <span class="text" title={line.text.clone()}>{ stressed(&one_line(&line.text)) }</span>
                    </li>
                }) }
                if shown.is_empty() { <li class="none">{ none }</li> }
            </ol>
        </div>
    }
}

/// The service's words for a failure stand out.
fn stressed(text: &str) -> Html {
    const LOUD: [&str; 5] = ["FAIL", "ERROR", "TIMED_OUT", "FAULT", "STOPPED"];
    let is_shouted =
        |word: &str| word.len() > 4 && word.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
    let words = text.split_inclusive(' ').map(|word| {
        let bare = word.trim_end();
        if is_shouted(bare) && LOUD.iter().any(|loud| bare.contains(loud)) {
            html! { <b>{ word.to_owned() }</b> }
        } else {
            html! { word.to_owned() }
        }
    });
    html! { <>{ for words }</> }
}

/// Whether a line tells of the phase or of one of its parts.
fn is_of(run: &Run, line: &LogLine, phase: StepId) -> bool {
    line.step.is_some_and(|step| run.holders(step).any(|holder| holder == phase))
}

/// The seconds of a time, as the log's own long time ends.
fn stamp(at: Instant) -> String {
    format!("…{:02}.{:03}", at.0 / 1000 % 60, at.0 % 1000)
}
