//! The files of the workspace as tabs.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::icons::icon;
use super::messages::Report;
use super::problems::{SEVERITIES, number, tone};
use super::reading::declared;
use super::session::OpenFile;
use super::stage::glyph::{self, Icon};
use super::words::count;
use crate::diagnostics::Severity;

/// A file as its tab shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct TabFile {
    id: u32,
    name: String,
    /// The service that reads it.
    service: Option<&'static str>,
    /// How many of the gravest findings there are; hints do not count here.
    worst: Option<(Severity, usize)>,
}

/// What the tabs are given.
#[derive(Properties, PartialEq)]
pub struct FileTabsProps {
    /// The files.
    pub files: Vec<TabFile>,
    /// The number of the one in the editor.
    pub active: u32,
    /// The number of the one on the stage.
    pub leading: u32,
    /// The person chose a file.
    pub on_choose: Callback<u32>,
    /// The person closes a file.
    pub on_close: Callback<u32>,
    /// The person calls a file otherwise.
    pub on_rename: Callback<(u32, String)>,
    /// The person wants another file.
    pub on_new: Callback<()>,
}

impl TabFile {
    /// The file, in which this was found.
    pub fn of(file: &OpenFile, report: Option<&Report>) -> Self {
        let kind = report.and_then(|report| report.kind.as_deref());
        let marks = report.map_or(&[][..], |report| &report.marks);
        let numbers = SEVERITIES.iter().take(2).map(|(severity, ..)| (*severity, number(marks, *severity)));
        Self {
            id: file.id,
            name: file.shown_name(),
            service: kind.and_then(declared).and_then(|(format, _)| format.title.split(' ').next()),
            worst: numbers.into_iter().find(|(_, number)| *number > 0),
        }
    }
}

/// The tabs.
#[component]
pub fn FileTabs(props: &FileTabsProps) -> Html {
    let renamed = use_state(|| None::<u32>);
    let on_key = {
        let (ids, active, renamed) = (ids(&props.files), props.active, renamed.clone());
        let (on_choose, on_close) = (props.on_choose.clone(), props.on_close.clone());
        move |event: KeyboardEvent| {
            let here = ids.iter().position(|id| *id == active).unwrap_or(0);
            let last = ids.len().saturating_sub(1);
            let next = match event.key().as_str() {
                _ if renamed.is_some() => return,
                "ArrowLeft" => here.checked_sub(1).unwrap_or(last),
                "ArrowRight" => {
                    if here < last {
                        here + 1
                    } else {
                        0
                    }
                }
                "Home" => 0,
                "End" => last,
                "F2" => {
                    event.prevent_default();
                    return renamed.set(Some(active));
                }
                "Delete" => {
                    event.prevent_default();
                    focus(&event, if here == last { here.saturating_sub(1) } else { here + 1 });
                    return on_close.emit(active);
                }
                _ => return,
            };
            event.prevent_default();
            if let Some(id) = ids.get(next) {
                focus(&event, next);
                on_choose.emit(*id);
            }
        }
    };
    html! {
        <div class="files">
            // Among tabs there can be nothing but tabs: as long as there is a field, they are buttons of a group.
            <div class="file-list" role={if renamed.is_some() { "group" } else { "tablist" }} aria-label="Files" onkeydown={on_key}>
                { for props.files.iter().map(|file| match *renamed {
                    Some(id) if id == file.id => name_field(props, file, &renamed),
                    _ => tab(props, file, &renamed),
                }) }
            </div>
            <button type="button" class="btn sq new-file" aria-label="A new file" title="A new file" aria-haspopup="dialog" onclick={props.on_new.reform(|_| ())}>
                { "+" }
            </button>
        </div>
    }
}

fn tab(props: &FileTabsProps, file: &TabFile, renamed: &UseStateHandle<Option<u32>>) -> Html {
    let id = file.id;
    let (on, leads) = (id == props.active, id == props.leading && props.files.len() > 1);
    let is_tab = renamed.is_none();
    let rename = {
        let renamed = renamed.clone();
        move |_| renamed.set(Some(id))
    };
    let close = {
        let on_close = props.on_close.clone();
        move |event: MouseEvent| {
            event.stop_propagation();
            on_close.emit(id);
        }
    };
    html! {
        <button
            key={id} type="button" role={is_tab.then_some("tab")} class={classes!("tab", on.then_some("on"), leads.then_some("leads"))}
            aria-selected={is_tab.then(|| on.to_string())} aria-controls="editor" tabindex={if on { "0" } else { "-1" }}
            title={if leads { "On the stage. Double-click or F2: another name" } else { "Double-click or F2: another name" }}
            onclick={props.on_choose.reform(move |_| id)} ondblclick={rename}
        >
            <span class="name">{ &file.name }</span>
            if let Some(service) = file.service { <span class="kind wide">{ service }</span> }
            { file.worst.map_or_else(Html::default, worst) }
            if leads { <span class="unseen">{ "on the stage" }</span> }
            if props.files.len() > 1 {
                <span class="close" aria-hidden="true" title="Close (Delete)" onclick={close}>{ glyph::icon(Icon::Cross) }</span>
            }
        </button>
    }
}

fn worst((severity, number): (Severity, usize)) -> Html {
    let names = SEVERITIES.iter().find(|(other, ..)| *other == severity);
    let (one, many) = names.map_or(("", ""), |(_, one, many)| (*one, *many));
    html! {
        <span class={classes!("n", tone(severity))} title={count(number, one, many)}>
            { icon(severity.into(), 12) }{ number }<span class="unseen">{ if number == 1 { one } else { many } }</span>
        </span>
    }
}

/// The field in which a file is called otherwise, in place of its tab.
fn name_field(props: &FileTabsProps, file: &TabFile, renamed: &UseStateHandle<Option<u32>>) -> Html {
    let id = file.id;
    let take = {
        let (on_rename, renamed) = (props.on_rename.clone(), renamed.clone());
        move |field: &HtmlInputElement| {
            let name = field.value().trim().to_owned();
            renamed.set(None);
            if !name.is_empty() {
                on_rename.emit((id, name));
            }
        }
    };
    let onkeydown = {
        let (take, renamed) = (take.clone(), renamed.clone());
        move |event: KeyboardEvent| {
            event.stop_propagation();
            match event.key().as_str() {
                "Enter" => take(&event.target_unchecked_into()),
                "Escape" => renamed.set(None),
                _ => {}
            }
        }
    };
    let onblur = move |event: FocusEvent| take(&event.target_unchecked_into());
    html! { <NameField key={id} name={file.name.clone()} {onkeydown} {onblur} /> }
}

#[derive(Properties, PartialEq)]
struct NameFieldProps {
    name: String,
    onkeydown: Callback<KeyboardEvent>,
    onblur: Callback<FocusEvent>,
}

/// A field that takes the focus as soon as it is there.
#[component]
fn NameField(props: &NameFieldProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(field) = node.cast::<HtmlInputElement>() {
                // An element that is shown takes the focus.
                let _ = field.focus();
                field.select();
            }
        });
    }
    html! {
        <input
            ref={node} class="rename" aria-label="Name of the file" value={props.name.clone()}
            onkeydown={&props.onkeydown} onblur={&props.onblur}
        />
    }
}

fn ids(files: &[TabFile]) -> Vec<u32> {
    files.iter().map(|file| file.id).collect()
}

/// Moves the focus to another tab.
fn focus(event: &KeyboardEvent, place: usize) {
    let tabs = event.target_dyn_into::<HtmlElement>().and_then(|tab| tab.parent_element());
    let tab = tabs.and_then(|tabs| tabs.children().item(place as u32));
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
        // An element that is shown takes the focus.
        let _ = tab.focus();
    }
}
