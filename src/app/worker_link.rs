//! The page's side of the worker: one question at a time, the latest text first, and a watch over it.
//!
//! A worker that dies, or takes too long over a question, is ended, and another one starts without that question.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::messages::{Answer, Posted, Wanted};
use super::questions::{Ask, Check, Heard, Open, Question, Questions, Rehearsal, Source};
use super::session::Scenario;

/// How long a worker may take to start, in milliseconds.
const START_LIMIT: u32 = 15_000;
/// How long it may take over a question, in milliseconds.
const LIMIT: u32 = 2_000;
/// How often in a row a worker may fail to start.
const STARTS: u32 = 3;

/// A link to a worker; clones share it.
#[derive(Clone)]
pub struct WorkerLink(Rc<Link>);

struct Link {
    start: Function,
    heard: Box<dyn Fn(Heard)>,
    running: RefCell<Option<Running>>,
    questions: RefCell<Questions>,
    /// The files that the worker was told of, by their numbers.
    told: RefCell<BTreeMap<u32, Source>>,
    failed_starts: Cell<u32>,
}

struct Running {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl WorkerLink {
    /// A link to a worker that `start` makes. What comes back goes to `heard`, stale answers excepted.
    pub fn new(start: Function, heard: impl Fn(Heard) + 'static) -> Self {
        let link = Self(Rc::new(Link {
            start,
            heard: Box::new(heard),
            running: RefCell::default(),
            questions: RefCell::default(),
            told: RefCell::default(),
            failed_starts: Cell::default(),
        }));
        link.start();
        link
    }

    /// Asks for the findings in a text, and in no other.
    pub fn check(&self, version: u32, source: Source) {
        self.0.questions.borrow_mut().check(Check { version, source });
        self.next();
    }

    /// Asks what there is to say of files together.
    pub fn together(&self, files: Vec<Source>) {
        self.0.questions.borrow_mut().together(files);
        self.next();
    }

    /// Asks how files would run, the first of which leads.
    pub fn rehearse(&self, files: Vec<(Source, Rc<Scenario>)>) {
        self.0.questions.borrow_mut().rehearse(Rehearsal { files });
        self.next();
    }

    /// No rehearsal that was asked for is of interest any more.
    pub fn leave_rehearsals_aside(&self) {
        self.0.questions.borrow_mut().leave_rehearsals_aside();
    }

    /// Asks what else there is to say of a text, and tells it as JSON: `null` where there is nothing, or where
    /// something else was asked before this was answered.
    pub fn ask(&self, wanted: Wanted, source: Source, offset: u32, tell: impl FnOnce(&str) + 'static) {
        self.0.questions.borrow_mut().ask(Ask { wanted, source, offset, tell: Box::new(tell) });
        self.next();
    }

    fn start(&self) {
        let started = self.0.start.call0(&JsValue::NULL).and_then(JsCast::dyn_into::<Worker>);
        let Ok(worker) = started else {
            (self.0.heard)(Heard::Gone);
            return;
        };
        let (on_message, on_error) = (self.clone(), self.clone());
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                let text = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
                on_message.hear(&text.unwrap_or_default());
            }),
            EventListener::new(&worker, "error", move |event| {
                // It is told on the page; the browser need not repeat it in its console.
                event.prevent_default();
                on_error.start_anew();
            }),
        ];
        *self.0.running.borrow_mut() = Some(Running { worker, _listeners: listeners });
        self.post(Question::Hello);
    }

    /// Posts what is most wanted, unless something is being answered.
    fn next(&self) {
        let question = match *self.0.running.borrow() {
            Some(_) => self.0.questions.borrow_mut().next(),
            None => None,
        };
        if let Some(question) = question {
            self.post(question);
        }
    }

    fn post(&self, question: Question) {
        let request = self.posted(&question);
        let link = self.clone();
        let limit = if matches!(question, Question::Hello) { START_LIMIT } else { LIMIT };
        let limit = Timeout::new(limit, move || link.start_anew());
        self.0.questions.borrow_mut().open = Some(Open::new(question, limit));
        let worker = self.0.running.borrow().as_ref().map(|running| running.worker.clone());
        if worker.is_some_and(|worker| worker.post_message(&request.into()).is_err()) {
            self.start_anew();
        }
    }

    /// The question, with the files that the worker was not told of as they are.
    fn posted(&self, question: &Question) -> String {
        let (sources, mut told) = (question.sources(), self.0.told.borrow_mut());
        let is_new = |file: &&Source| !told.get(&file.id).is_some_and(|known| file.is_known_by(known));
        let changed: Vec<&Source> = sources.iter().copied().filter(is_new).collect();
        let posted =
            Posted { changed: changed.iter().map(|file| file.told()).collect(), request: question.request() };
        // Strings and numbers alone always have a JSON form.
        let json = serde_json::to_string(&posted).unwrap_or_default();
        told.extend(changed.into_iter().map(|file| (file.id, file.clone())));
        if question.keeps_no_other() {
            told.retain(|id, _| sources.iter().any(|file| file.id == *id));
        }
        json
    }

    fn hear(&self, json: &str) {
        let Ok(answer) = serde_json::from_str::<Answer>(json) else {
            self.start_anew();
            return;
        };
        self.0.failed_starts.set(0);
        let open = self.0.questions.borrow_mut().open.take();
        let heard = open.and_then(|open| open.answered(answer));
        self.next();
        if let Some(heard) = heard {
            (self.0.heard)(heard);
        }
    }

    /// Ends the worker and starts another, without what it was asked.
    fn start_anew(&self) {
        if let Some(running) = self.0.running.take() {
            running.worker.terminate();
        }
        self.0.told.borrow_mut().clear();
        let open = self.0.questions.borrow_mut().open.take();
        let lost = open.as_ref().is_some_and(Open::is_missed);
        match open.map(|open| open.question) {
            Some(Question::Hello) => self.0.failed_starts.set(self.0.failed_starts.get() + 1),
            Some(Question::Ask(ask)) => (ask.tell)("null"),
            _ => {}
        }
        if self.0.failed_starts.get() < STARTS {
            self.start();
            (self.0.heard)(Heard::StartedAnew { lost });
        } else {
            (self.0.heard)(Heard::Gone);
        }
    }
}

/// Links are the same if they share a worker.
impl PartialEq for WorkerLink {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
