//! What is pushed, and when.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::fields::{Number, text};
use crate::formats::codepipeline::scenario::Push;

/// A day, in seconds.
const LATEST: u64 = 24 * 60 * 60;

/// Every push, and a button for one more.
pub(super) fn section(form: &Form) -> Html {
    let add = form.set(|setup, ()| {
        let at = setup.pushes.iter().map(|push| push.at).max().map_or(0, |last| last + 60);
        setup.pushes.push(Push { at, ..Push::default() });
    });
    let fields = html! { <>
        { for form.setup.pushes.iter().enumerate().map(|(index, push)| row(form, index, push)) }
        <button type="button" class="btn line sm" onclick={move |_: MouseEvent| add(())}>{ "Push a commit" }</button>
    </> };
    crate::app::scenario_panel::section("What is pushed", "", fields)
}

fn row(form: &Form, index: usize, push: &Push) -> Html {
    let at = Number { label: "Pushed at", note: "", unit: "s", bounds: (0, LATEST), when_empty: None };
    let set = |set: fn(&mut Push, String)| {
        form.set(move |setup, said| {
            if let Some(push) = setup.pushes.get_mut(index) {
                set(push, said);
            }
        })
    };
    let set_at = form.set(move |setup, at: Option<u64>| {
        if let (Some(push), Some(at)) = (setup.pushes.get_mut(index), at) {
            push.at = at;
        }
    });
    let remove = form.set(move |setup, ()| {
        if index < setup.pushes.len() {
            setup.pushes.remove(index);
        }
    });
    let branch = push.branch.as_deref().unwrap_or_default();
    html! {
        <div key={index} role="group" aria-label={format!("Push {}", index + 1)}>
            { at.field(Some(push.at), set_at) }
            { text("Revision", "", &push.revision, &[], set(|push, said| push.revision = said)) }
            { text("Message", "", &push.message, &[], set(|push, said| push.message = said)) }
            { text("Branch", "Left empty, it starts the pipeline.", branch, &[], set(|push, said| {
                push.branch = Some(said).filter(|said| !said.is_empty());
            })) }
            { text("Files", "Changed paths, with commas between them.", &push.files.join(", "), &[], set(|push, said| {
                push.files = said.split(',').map(|file| file.trim().to_owned()).filter(|file| !file.is_empty()).collect();
            })) }
            <button type="button" class="btn line sm" onclick={move |_: MouseEvent| remove(())}>
                { format!("Take push {} away", index + 1) }
            </button>
        </div>
    }
}
