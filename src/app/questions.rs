//! What the page asks its worker: what is open, what comes next, and which answers are still of interest.

use std::borrow::Cow;
use std::mem;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::marks::Mark;
use super::messages::{Answer, Report, Request, Told, Wanted};
use super::reading::Reading;
use super::session::Scenario;
use crate::rehearsal::Timeline;

/// What comes back.
pub enum Heard {
    /// What checking a text found.
    Checked {
        /// The file's number.
        file: u32,
        /// The editor's number of the text.
        version: u32,
        /// What was found.
        report: Report,
        /// How long it took, there and back, in milliseconds.
        took: f64,
    },
    /// What was found in each file, and only in them together: with its number and text.
    Together(Vec<(u32, Rc<str>, Report, Vec<Mark>)>),
    /// How the files would run that were last asked about.
    Rehearsed {
        /// The files, the one that leads first.
        files: Vec<Source>,
        /// All that happens.
        timeline: Timeline,
    },
    /// The worker had to be started anew.
    StartedAnew {
        /// Whether what was asked about the present text stays without an answer.
        lost: bool,
    },
    /// No worker can be started.
    Gone,
}

/// What is asked next, the latest of each kind, and what is being answered.
#[derive(Default)]
pub struct Questions {
    /// What is being answered.
    pub open: Option<Open>,
    check: Option<Check>,
    together: Option<Vec<Source>>,
    rehearsal: Option<Rehearsal>,
    asks: Vec<Ask>,
}

/// What is being answered.
pub struct Open {
    /// What was asked.
    pub question: Question,
    /// Whether the answer is still of interest.
    wanted: bool,
    since: f64,
    _limit: Timeout,
}

/// What can be asked.
pub enum Question {
    /// Whether a worker is there.
    Hello,
    /// What there is to say of a text.
    Check(Check),
    /// What there is to say of files together.
    Together(Vec<Source>),
    /// How files would run.
    Rehearsal(Rehearsal),
    /// What else there is to say of a text.
    Ask(Ask),
}

/// A file as it is asked about.
#[derive(Clone)]
pub struct Source {
    /// Its number.
    pub id: u32,
    /// The name of its file.
    pub name: Rc<str>,
    /// As what it is to be read.
    pub reading: Rc<Reading>,
    /// The text itself.
    pub text: Rc<str>,
}

impl Source {
    /// The file as the worker is told of it.
    pub fn told(&self) -> Told<'_> {
        Told {
            id: self.id,
            name: Cow::Borrowed(&self.name),
            reading: Cow::Borrowed(&self.reading),
            text: Cow::Borrowed(&self.text),
        }
    }

    /// Whether the worker that was told of the other knows this one.
    pub fn is_known_by(&self, other: &Self) -> bool {
        let is_read_so = Rc::ptr_eq(&self.reading, &other.reading) || self.reading == other.reading;
        is_read_so && self.name == other.name && (Rc::ptr_eq(&self.text, &other.text) || self.text == other.text)
    }
}

/// What there is to say of a text.
pub struct Check {
    /// The editor's number of the text.
    pub version: u32,
    /// The text.
    pub source: Source,
}

/// How files would run.
pub struct Rehearsal {
    /// The files, the one that leads first, each with what goes wrong, how long things take, and what its service is
    /// set to.
    pub files: Vec<(Source, Rc<Scenario>)>,
}

/// What else there is to say of a text.
pub struct Ask {
    /// What is wanted.
    pub wanted: Wanted,
    /// The text.
    pub source: Source,
    /// The place that is meant, in UTF-16 units.
    pub offset: u32,
    /// Told the answer as JSON.
    pub tell: Box<dyn FnOnce(&str)>,
}

impl Questions {
    /// A text is to be checked, and no other.
    pub fn check(&mut self, check: Check) {
        self.leave_aside(|open| matches!(open, Question::Check(_)));
        self.check = Some(check);
    }

    /// These files are to be checked together, and no others.
    pub fn together(&mut self, files: Vec<Source>) {
        self.leave_aside(|open| matches!(open, Question::Together(_)));
        self.together = Some(files);
    }

    /// Files are to be rehearsed, and no others.
    pub fn rehearse(&mut self, rehearsal: Rehearsal) {
        self.leave_rehearsals_aside();
        self.rehearsal = Some(rehearsal);
    }

    /// Something else is wanted.
    pub fn ask(&mut self, ask: Ask) {
        self.asks.push(ask);
    }

    /// What is most wanted, if nothing is being answered.
    pub fn next(&mut self) -> Option<Question> {
        if self.open.is_some() {
            return None;
        }
        let check = self.check.take().map(Question::Check);
        let ask = |this: &mut Self| this.newest_ask().map(Question::Ask);
        let rehearsal = |this: &mut Self| this.rehearsal.take().map(Question::Rehearsal);
        let together = |this: &mut Self| this.together.take().map(Question::Together);
        check.or_else(|| ask(self)).or_else(|| rehearsal(self)).or_else(|| together(self))
    }

    /// No rehearsal that was asked for is of interest any more, nor what files told together.
    pub fn leave_rehearsals_aside(&mut self) {
        self.rehearsal = None;
        self.together = None;
        self.leave_aside(|open| matches!(open, Question::Rehearsal(_) | Question::Together(_)));
    }

    fn leave_aside(&mut self, which: fn(&Question) -> bool) {
        if let Some(open) = self.open.as_mut().filter(|open| which(&open.question)) {
            open.wanted = false;
        }
    }

    /// What was asked last; what was asked before it is answered with nothing.
    fn newest_ask(&mut self) -> Option<Ask> {
        let mut asks = mem::take(&mut self.asks);
        let newest = asks.pop();
        for ask in asks {
            (ask.tell)("null");
        }
        newest
    }
}

impl Question {
    /// The question as the worker is asked it.
    pub fn request(&self) -> Request<'_> {
        match self {
            Self::Hello => Request::Hello,
            Self::Check(check) => Request::Check(check.source.id),
            Self::Together(files) => Request::Together(files.iter().map(|file| file.id).collect()),
            Self::Rehearsal(Rehearsal { files }) => {
                let run = files.iter().map(|(file, scenario)| (file.id, Cow::Borrowed(&**scenario)));
                Request::Rehearse(run.collect())
            }
            Self::Ask(ask) => Request::Ask { wanted: ask.wanted, of: ask.source.id, offset: ask.offset },
        }
    }

    /// The files that it means.
    pub fn sources(&self) -> Vec<&Source> {
        match self {
            Self::Hello => Vec::new(),
            Self::Check(check) => vec![&check.source],
            Self::Together(files) => files.iter().collect(),
            Self::Rehearsal(Rehearsal { files }) => files.iter().map(|(file, _)| file).collect(),
            Self::Ask(ask) => vec![&ask.source],
        }
    }

    /// Whether the worker keeps no other file after it.
    pub fn keeps_no_other(&self) -> bool {
        matches!(self, Self::Together(_) | Self::Rehearsal(_))
    }
}

impl Open {
    /// A question that is put now, and may take until `limit` runs out.
    pub fn new(question: Question, limit: Timeout) -> Self {
        Self { question, wanted: true, since: now(), _limit: limit }
    }

    /// Whether a picture or findings are missing if this is never answered.
    pub fn is_missed(&self) -> bool {
        self.wanted && matches!(self.question, Question::Check(_) | Question::Rehearsal(_))
    }

    /// What is to be passed on of the answer: nothing where another question has taken this one's place.
    pub fn answered(self, answer: Answer) -> Option<Heard> {
        let heard = match (answer, self.question) {
            (Answer::Checked(report), Question::Check(asked)) => {
                Heard::Checked { file: asked.source.id, version: asked.version, report, took: now() - self.since }
            }
            (Answer::Rehearsed(timeline), Question::Rehearsal(asked)) => {
                Heard::Rehearsed { files: asked.files.into_iter().map(|(file, _)| file).collect(), timeline }
            }
            (Answer::Together(found), Question::Together(asked)) => {
                let told = asked.into_iter().zip(found);
                Heard::Together(told.map(|(file, (report, across))| (file.id, file.text, report, across)).collect())
            }
            (Answer::Known(known), Question::Ask(asked)) => {
                (asked.tell)(&known);
                return None;
            }
            _ => return None,
        };
        self.wanted.then_some(heard)
    }
}

/// Milliseconds on the page's clock.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
