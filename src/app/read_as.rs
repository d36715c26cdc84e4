//! The choices of the foot: as what the text is read, by which generation of the CodeDeploy agent, in which bundle.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::messages::Report;
use super::reading::Reading;
use super::stage::glyph::{Icon, icon};
use super::words::count;
use crate::formats::codedeploy::FOR_INSTANCES;
use crate::formats::codedeploy::agent::Agents;
use crate::formats::{Declaration, FORMATS};

const AGENTS: [(Agents, &str); 3] =
    [(Agents::Both, "both agents"), (Agents::V1, "agent 1.8"), (Agents::V2, "agent 2.x")];

/// As what the text is read: what its name and content tell, which is said, or what the person chooses.
pub fn read_as(reading: &Reading, report: Option<&Report>, on_reading: &Callback<Reading>) -> Html {
    let kinds: Vec<&'static Declaration> = FORMATS.iter().flat_map(|format| format.declarations).collect();
    let chosen = reading.kind.as_deref().and_then(|id| kinds.iter().position(|kind| kind.id == id));
    let told = report.and_then(|report| report.kind.as_deref());
    let told = kinds.iter().find(|kind| Some(kind.id) == told).map_or("another file", |kind| kind.title);
    let recognised = match (report, chosen) {
        (Some(_), None) => told.to_owned(),
        _ => "What name and content tell".to_owned(),
    };
    let titles = std::iter::once(recognised).chain(kinds.iter().map(|kind| format!("Read as {}", kind.title)));
    let reading = reading.clone();
    let ids: Vec<&str> = kinds.iter().map(|kind| kind.id).collect();
    select(
        "Read as",
        titles.collect(),
        chosen.map_or(0, |at| at + 1),
        on_reading.reform(move |index: usize| {
            let kind = index.checked_sub(1).and_then(|at| ids.get(at));
            Reading { kind: kind.map(|id| (*id).to_owned()), ..reading.clone() }
        }),
    )
}

/// The generations of the agent that read the text, where it is one that the agent reads.
pub fn agents(reading: &Reading, report: Option<&Report>, on_reading: &Callback<Reading>) -> Html {
    if report.and_then(|report| report.kind.as_deref()) != Some(FOR_INSTANCES) {
        return Html::default();
    }
    let chosen = AGENTS.iter().position(|(agents, _)| *agents == reading.agent).unwrap_or(0);
    let names = AGENTS.iter().map(|(_, name)| (*name).to_owned()).collect();
    let reading = reading.clone();
    select(
        "CodeDeploy agent",
        names,
        chosen,
        on_reading.reform(move |index: usize| {
            let agent = AGENTS.get(index).map_or(Agents::Both, |(agents, _)| *agents);
            Reading { agent, ..reading.clone() }
        }),
    )
}

/// How many files of its bundle are known, where the text was opened with them.
pub fn bundle(reading: &Reading, on_reading: &Callback<Reading>) -> Html {
    let Some(bundle) = &reading.bundle else { return Html::default() };
    let told = format!("bundle: {}", count(bundle.files.len(), "file", "files"));
    let without = Reading { bundle: None, ..reading.clone() };
    html! {
        <span class="bundle">
            { told }
            <button
                type="button" class="btn dismiss" aria-label="Leave the bundle aside"
                onclick={on_reading.reform(move |_: MouseEvent| without.clone())}
            >{ icon(Icon::Cross) }</button>
        </span>
    }
}

fn select(label: &'static str, options: Vec<String>, chosen: usize, on_choose: Callback<usize>) -> Html {
    let onchange = move |event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(index) = select.and_then(|select| usize::try_from(select.selected_index()).ok()) {
            on_choose.emit(index);
        }
    };
    html! {
        <select class="quiet" aria-label={label} {onchange}>
            { for options.into_iter().enumerate().map(|(index, option)| html! {
                <option selected={index == chosen}>{ option }</option>
            }) }
        </select>
    }
}
