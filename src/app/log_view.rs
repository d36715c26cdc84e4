//! The whole log of a run, as the service would write it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::stage::same::Same;
use super::stage::words::clock;
use crate::rehearsal::{Instant, LogLine, Timeline};

/// What the log shows, and whom it tells what a person does.
#[derive(Properties, Clone)]
pub struct LogViewProps {
    /// The run.
    pub timeline: Rc<Timeline>,
    /// The instant that is shown: lines after it are not written yet.
    pub now: Instant,
    /// The playhead is to move.
    pub on_seek: Callback<Instant>,
}

impl PartialEq for LogViewProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.timeline, &other.timeline) && self.now == other.now && self.on_seek == other.on_seek
    }
}

/// All lines with their times; those up to now are solid, later ones faint.
#[component]
pub fn LogView(props: &LogViewProps) -> Html {
    let list = use_node_ref();
    let written = props.timeline.log_until(props.now).len();
    {
        let list = list.clone();
        use_effect_with(written, move |written| show_line(&list, written.saturating_sub(1)));
    }
    let lines = use_memo((Rc::as_ptr(&props.timeline), written, props.on_seek.clone()), |(_, written, on_seek)| {
        let last = written.checked_sub(1);
        let lines = props.timeline.log.iter().enumerate();
        lines.map(|(index, text)| line(text, index < *written, Some(index) == last, on_seek)).collect::<Html>()
    });
    html! {
        <section class="log-view" aria-label="Log">
            <header>
                <h3>{ "Log" }</h3>
                <span>{ format!("{written} of {} lines at {}", props.timeline.log.len(), clock(props.now)) }</span>
                <Copy timeline={Same(props.timeline.clone())} />
            </header>
            if props.timeline.log.is_empty() {
                <p class="none">{ "This run writes no log." }</p>
            }
            <ol ref={list}>{ (*lines).clone() }</ol>
        </section>
    }
}

/// A line of the log: a click moves the playhead to when it was written.
fn line(line: &LogLine, is_written: bool, is_last: bool, on_seek: &Callback<Instant>) -> Html {
    let at = line.at;
    let class =
        classes!(if is_written { "written" } else { "ahead" }, line.bad.then_some("bad"), is_last.then_some("last"),);
    html! {
        <li {class} aria-current={is_last.then_some("true")}>
            <button type="button" onclick={on_seek.reform(move |_: MouseEvent| at)} title={format!("Go to {}", clock(at))}>
                <span class="when">{ stamp(at) }</span>
                <span class="text">{ line.text.clone() }</span>
            </button>
        </li>
    }
}

/// A time as CodeBuild writes it. A rehearsal has no date of its own: it begins at the start of this one.
fn stamp(at: Instant) -> String {
    let (seconds, rest) = (at.0 / 1000, at.0 % 1000);
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
    format!("2026/01/{:02} {hours:02}:{minutes:02}:{:02}.{rest:03}000", 1 + days % 31, seconds % 60)
}

/// The log as text, each line with the service's own beginning.
fn as_text(timeline: &Timeline) -> String {
    timeline.log.iter().map(|line| format!("[Container] {} {}\n", stamp(line.at), line.text)).collect()
}

/// Brings the line at `index` into sight, without moving anything around the list.
fn show_line(list: &NodeRef, index: usize) {
    let Some(list) = list.cast::<Element>() else { return };
    let Some(line) = list.children().item(index as u32) else { return };
    let (frame, at) = (list.get_bounding_client_rect(), line.get_bounding_client_rect());
    if at.top() < frame.top() || at.bottom() > frame.bottom() {
        let middle = (at.top() + at.bottom()) / 2.0 - (frame.top() + frame.bottom()) / 2.0;
        list.set_scroll_top(list.scroll_top() + middle as i32);
    }
}

#[derive(Properties, PartialEq)]
struct CopyProps {
    timeline: Same<Timeline>,
}

/// A button that copies the log, and says so for a moment.
#[component]
fn Copy(props: &CopyProps) -> Html {
    let said = use_state(|| None::<&'static str>);
    let timer = use_mut_ref(|| None::<Timeout>);
    let onclick = {
        let (timeline, said) = (props.timeline.0.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let text = as_text(&timeline);
            let (said, timer) = (said.clone(), timer.clone());
            yew::platform::spawn_local(async move {
                said.set(Some(if copied(&text).await { "Copied" } else { "The browser does not allow it" }));
                let quiet = said.clone();
                timer.replace(Some(Timeout::new(2500, move || quiet.set(None))));
            });
        })
    };
    html! {
        <span class="copy">
            <span role="status">{ said.unwrap_or_default() }</span>
            <button type="button" class="btn line small" {onclick}>{ "Copy as text" }</button>
        </span>
    }
}

/// Copies a text; `false` where the browser refuses.
async fn copied(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Only a page that came over a safe connection has a clipboard.
    if !window.is_secure_context() {
        return false;
    }
    let promise = window.navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()
}
