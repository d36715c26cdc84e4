//! The editor's component: draws the element once, and passes on what happens in it.

use gloo::events::EventListener;
use js_sys::{Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Event};
use yew::prelude::*;

use super::code_editor::CodeEditor;
use super::messages::Wanted;
use super::workers::Workers;

/// What the editor is given.
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// Its accessible name.
    pub label: AttrValue,
    /// Whom it asks about places.
    pub workers: Workers,
    /// Told once, when the element is there.
    pub on_ready: Callback<CodeEditor>,
    /// The person changed the text.
    pub on_edit: Callback<CodeEditor>,
    /// The cursor is in another place: its line, from 1.
    pub on_cursor: Callback<u32>,
    /// A rule's page is asked for, by its code.
    pub on_rule: Callback<String>,
    /// A place in another file is asked for: the file's name, and where, in UTF-16 units.
    pub on_elsewhere: Callback<(String, u32, u32)>,
}

/// The editor.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let node = use_node_ref();
    {
        let (node, on_ready, workers) = (node.clone(), props.on_ready.clone(), props.workers.clone());
        let (on_edit, on_cursor, on_rule) = (props.on_edit.clone(), props.on_cursor.clone(), props.on_rule.clone());
        let on_elsewhere = props.on_elsewhere.clone();
        use_effect_with((), move |()| {
            let attached = node.get().map(|element| {
                let editor: CodeEditor = element.unchecked_into();
                let edited = editor.clone();
                let listeners = [
                    EventListener::new(&editor, "edit", move |_| on_edit.emit(edited.clone())),
                    EventListener::new(&editor, "cursor", move |event| {
                        on_cursor.emit(detail(event, "line").as_f64().unwrap_or(1.0) as u32);
                    }),
                    EventListener::new(&editor, "elsewhere", move |event| {
                        let offset = |name: &str| detail(event, name).as_f64().unwrap_or_default() as u32;
                        let file = detail(event, "file").as_string().unwrap_or_default();
                        on_elsewhere.emit((file, offset("from"), offset("to")));
                    }),
                    EventListener::new(&editor, "rule", move |event| {
                        on_rule.emit(detail(event, "code").as_string().unwrap_or_default());
                    }),
                ];
                let ask = ask(editor.clone(), workers);
                editor.set_ask(ask.as_ref());
                on_ready.emit(editor);
                (listeners, ask)
            });
            move || drop(attached)
        });
    }
    html! { <code-editor class="text" language="yaml" label={props.label.clone()} ref={node} /> }
}

fn ask(editor: CodeEditor, workers: Workers) -> Closure<dyn Fn(String, u32) -> Promise> {
    Closure::new(move |kind: String, offset: u32| {
        let wanted = if kind == "complete" { Wanted::Complete } else { Wanted::Hover };
        Promise::new(&mut |resolve, _| {
            // A promise's own function never throws.
            workers
                .ask(wanted, editor.text(), offset, move |known| drop(resolve.call1(&JsValue::NULL, &known.into())));
        })
    })
}

fn detail(event: &Event, name: &str) -> JsValue {
    let detail = event.dyn_ref::<CustomEvent>().map(|event| event.detail()).unwrap_or_default();
    Reflect::get(&detail, &name.into()).unwrap_or_default()
}
