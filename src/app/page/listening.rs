//! What the page listens to: its own parts, and the window.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::Page;
use super::message::{Msg, Sheet};
use crate::app::code_editor::CodeEditor;
use crate::app::keys;
use crate::app::local_file;
use crate::app::problems::Press;
use crate::app::questions::Heard;
use crate::app::reading::Reading;
use crate::app::scenes::build::Rewrite;
use crate::app::session::{Pane, Scenario};
use crate::app::workers::Workers;
use crate::examples::{Example, Starter};
use crate::rehearsal::{FaultKind, Instant, StepId};
use crate::syntax::Span;

/// The callbacks that the parts of the page are given; made once, so that a part is drawn anew only for a reason.
pub(super) struct Listening {
    pub(super) ready: Callback<CodeEditor>,
    pub(super) edit: Callback<CodeEditor>,
    pub(super) cursor: Callback<u32>,
    pub(super) rule: Callback<String>,
    pub(super) problem: Callback<Press>,
    pub(super) examples: Callback<()>,
    pub(super) example: Callback<&'static Example>,
    pub(super) kept: Callback<usize>,
    pub(super) choose: Callback<u32>,
    pub(super) shut: Callback<u32>,
    pub(super) rename: Callback<(u32, String)>,
    pub(super) starters: Callback<()>,
    pub(super) begin: Callback<&'static Starter>,
    pub(super) elsewhere: Callback<(String, u32, u32)>,
    pub(super) files: Callback<JsValue>,
    pub(super) help: Callback<()>,
    pub(super) close: Callback<()>,
    pub(super) theme: Callback<()>,
    pub(super) letters: Callback<bool>,
    pub(super) pane: Callback<Pane>,
    pub(super) left: Callback<Option<u32>>,
    pub(super) dismiss: Callback<()>,
    pub(super) reading: Callback<Reading>,
    pub(super) seek: Callback<Instant>,
    pub(super) tick: Callback<Instant>,
    pub(super) play: Callback<bool>,
    pub(super) speed: Callback<f64>,
    pub(super) select: Callback<Option<StepId>>,
    pub(super) fault: Callback<(String, Option<FaultKind>)>,
    pub(super) scenario: Callback<Scenario>,
    pub(super) goto: Callback<Span>,
    pub(super) zoom: Callback<Option<String>>,
    pub(super) open: Callback<(String, Span)>,
    pub(super) alone: Callback<String>,
    pub(super) back: Callback<()>,
    pub(super) write: Callback<Rewrite>,
    pub(super) play_unreadable: Callback<()>,
    pub(super) check_again: Callback<()>,
}

impl Listening {
    pub(super) fn to(ctx: &Context<Page>, workers: &Workers) -> Self {
        let link = ctx.link();
        let (edited, workers) = (link.callback(Msg::Edited), workers.clone());
        Self {
            ready: link.callback(Msg::Ready),
            // The check is asked for at once, before anything is drawn.
            edit: Callback::from(move |editor: CodeEditor| {
                let text: Rc<str> = editor.text().into();
                workers.check(editor.version(), text.clone());
                edited.emit(text);
            }),
            cursor: link.callback(Msg::Cursor),
            rule: link.callback(|code| Msg::Sheet(Some(Sheet::Rule(code)))),
            problem: link.callback(Msg::Problem),
            examples: link.callback(|()| Msg::Sheet(Some(Sheet::Examples))),
            example: link.callback(Msg::Example),
            kept: link.callback(Msg::Kept),
            choose: link.callback(Msg::Choose),
            shut: link.callback(Msg::Close),
            rename: link.callback(|(id, name)| Msg::Rename(id, name)),
            starters: link.callback(|()| Msg::Sheet(Some(Sheet::Starters))),
            begin: link.callback(Msg::Begin),
            elsewhere: link.callback(|(name, from, to)| Msg::Elsewhere(name, from, to)),
            files: opens(ctx),
            help: link.callback(|()| Msg::Sheet(Some(Sheet::Help))),
            close: link.callback(|()| Msg::Sheet(None)),
            theme: link.callback(|()| Msg::Theme),
            letters: link.callback(Msg::Letters),
            pane: link.callback(Msg::Pane),
            left: link.callback(Msg::Left),
            dismiss: link.callback(|()| Msg::Dismiss),
            reading: link.callback(Msg::Reading),
            seek: link.callback(Msg::Seek),
            tick: link.callback(Msg::Tick),
            play: link.callback(Msg::Play),
            speed: link.callback(Msg::Speed),
            select: link.callback(Msg::Select),
            fault: link.callback(|(address, kind)| Msg::Fault(address, kind)),
            scenario: link.callback(Msg::Scenario),
            goto: link.callback(Msg::GoTo),
            zoom: link.callback(Msg::Zoom),
            open: link.callback(|(file, place)| Msg::Open(file, place)),
            alone: link.callback(Msg::Alone),
            back: link.callback(|()| Msg::Back),
            write: link.callback(Msg::Write),
            play_unreadable: link.callback(|()| Msg::PlayUnreadable),
            check_again: link.callback(|()| Msg::CheckAgain),
        }
    }
}

/// Starts the workers and listens to them. Findings go to the editor at once, before anything else is drawn.
pub(super) fn hear(ctx: &Context<Page>, editor: Rc<OnceCell<CodeEditor>>) -> Workers {
    let heard = ctx.link().callback(Msg::Heard);
    Workers::new(&ctx.props().start_worker, move |told| {
        if let (Heard::Checked { file, version, report, .. }, Some(editor)) = (&told, editor.get())
            && *file == editor.file()
            && let Ok(json) = serde_json::to_string(&report.marks)
        {
            editor.set_diagnostics(&json, *version);
        }
        heard.emit(told);
    })
}

/// What opens the files that are dropped or chosen. They are asked for at once: what a drop carries is gone after it.
fn opens(ctx: &Context<Page>) -> Callback<JsValue> {
    let (list, link) = (ctx.props().list_files.clone(), ctx.link().clone());
    Callback::from(move |from: JsValue| {
        if let Some(files) = local_file::carried(&list, &from) {
            link.send_message(Msg::Files(files));
        }
    })
}

/// Listens to what happens outside of the page's own elements, as long as it is there.
pub(super) fn listen(ctx: &Context<Page>, letters: Rc<Cell<bool>>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let link = ctx.link().clone();
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::default() };
    let on_key = EventListener::new_with_options(&window, "keydown", options, move |event| {
        let action = event.dyn_ref::<KeyboardEvent>().and_then(|event| keys::action(event, letters.get()));
        if let Some(action) = action {
            event.prevent_default();
            link.send_message(Msg::Key(action));
        }
    });
    let link = ctx.link().clone();
    // What was changed a moment ago is stored, too.
    let on_leave = EventListener::new(&window, "pagehide", move |_| link.send_message(Msg::Save));
    let dropped = local_file::dropped(opens(ctx));
    dropped.into_iter().flatten().chain([on_key, on_leave]).collect()
}
