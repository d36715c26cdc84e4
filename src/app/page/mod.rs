//! The page: holds the session, and draws what follows from it.

mod found;
mod hands;
mod listening;
mod message;
mod run;
mod update;
mod workspace;

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Function;
use yew::prelude::*;

use self::found::Found;
use self::listening::{Listening, hear, listen};
pub use self::message::{Msg, Opening, Sheet};
use super::code_editor::CodeEditor;
use super::editor::Editor;
use super::file_tabs::{FileTabs, TabFile};
use super::foot::Foot;
use super::gallery::Gallery;
use super::header::Header;
use super::help::Help;
use super::messages::Report;
use super::picture::{Picture, Run};
use super::problems::Problems;
use super::questions::Source;
use super::right::Right;
use super::rule_page::RulePage;
use super::rule_pages::Fetched;
use super::session::{OpenFile, Pane, Session};
use super::splitter::Splitter;
use super::starters::Starters;
use super::storage;
use super::tabs::Tabs;
use super::workers::Workers;
use crate::rehearsal::{Cursor, Instant};

/// What the page is given when it starts.
#[derive(Properties, PartialEq)]
pub struct Start {
    /// Makes a new worker that already has the core.
    pub start_worker: Function,
    /// Lists the files that a drop carries, or that were chosen.
    pub list_files: Function,
    /// Address of the rule pages, to be fetched when the first one is asked for.
    pub rules_url: AttrValue,
}

/// The page.
pub struct Page {
    session: Session,
    workers: Workers,
    /// The editor, once it is there; shared with what hears the worker.
    editor: Rc<OnceCell<CodeEditor>>,
    /// What was found in each file, by its number.
    found: BTreeMap<u32, Found>,
    /// What was last found in the file in the editor, in the text of the version beside it.
    report: Option<(u32, Rc<Report>)>,
    took: Option<u32>,
    picture: Option<Rc<Picture>>,
    /// The files that the picture is of, the one that leads first.
    played: Vec<Source>,
    /// The picture of the file in the editor where it is rehearsed inside the one on the stage, and when it begins.
    inside: Option<(Instant, Rc<Picture>)>,
    /// What the editor was last told of the run.
    run: Option<Run>,
    /// Where in the run that was.
    drawn: Option<Cursor>,
    /// What is to be shown in the editor once it is on the screen, in UTF-16 units.
    reveal: Option<(u32, u32)>,
    /// The line of the cursor, from 1.
    line: u32,
    /// Whether a text that cannot be read is played as the service would: true of one that was opened so.
    plays_unreadable: bool,
    /// What is to happen with the first picture of what was opened.
    opening: Option<Opening>,
    sheet: Option<Sheet>,
    pages: Fetched,
    notice: Option<AttrValue>,
    /// Why what changed could not be stored; none while it can.
    unsaved: Option<&'static str>,
    /// Whether the checker was ended over the present text.
    unanswered: bool,
    saving: Option<Timeout>,
    /// Waits until the person rests from writing, before the text is rehearsed.
    resting: Option<Timeout>,
    /// Whether single letters are keys, for the listener that has to know at once.
    letters: Rc<Cell<bool>>,
    on: Listening,
    _listeners: Vec<EventListener>,
    rules: usize,
}

impl Component for Page {
    type Message = Msg;
    type Properties = Start;

    fn create(ctx: &Context<Self>) -> Self {
        let stored = storage::load();
        stored.view.theme.apply();
        let editor = Rc::<OnceCell<CodeEditor>>::default();
        let workers = hear(ctx, editor.clone());
        let letters = Rc::new(Cell::new(stored.view.letters));
        let (session, opening) = Session::from_stored(&stored);
        workers.read_as(session.file());
        Self {
            session,
            editor,
            found: BTreeMap::new(),
            report: None,
            took: None,
            picture: None,
            played: Vec::new(),
            inside: None,
            run: None,
            drawn: None,
            reveal: None,
            line: 1,
            plays_unreadable: true,
            opening,
            sheet: None,
            pages: Fetched::default(),
            notice: stored.complaint.map(Into::into),
            unsaved: None,
            unanswered: false,
            saving: None,
            resting: None,
            on: Listening::to(ctx, &workers),
            workers,
            _listeners: listen(ctx, letters.clone()),
            letters,
            rules: crate::rules().len(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.take(ctx, msg)
    }

    fn rendered(&mut self, _: &Context<Self>, _first: bool) {
        if let (Some((from, to)), Some(editor)) = (self.reveal.take(), self.editor.get()) {
            editor.reveal(from, to, true);
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (session, on) = (&self.session, &self.on);
        let report = self.report.as_ref().map(|(_, report)| report.clone());
        let pane = match session.view.pane {
            Pane::Editor => "editor",
            Pane::Problems => "problems",
            Pane::Stage => "stage",
        };
        html! {
            <div class="app" data-pane={pane}>
                <Header
                    theme={session.view.theme} on_examples={&on.examples} on_files={&on.files} on_help={&on.help}
                    on_theme={&on.theme}
                >
                    <FileTabs
                        files={self.tab_files()} active={session.file().id} leading={session.led().id}
                        on_choose={&on.choose} on_close={&on.shut} on_rename={&on.rename} on_new={&on.starters}
                    />
                </Header>
                <Tabs pane={session.view.pane} report={report.clone()} on_pane={&on.pane} />
                <main>
                    <div class="left" id="left">
                        <section class="ed" id="editor" aria-label="Editor">
                            <Editor
                                label={session.file().shown_name()} workers={self.workers.clone()} on_ready={&on.ready} on_edit={&on.edit}
                                on_cursor={&on.cursor} on_rule={&on.rule} on_elsewhere={&on.elsewhere}
                            />
                        </section>
                        <Problems
                            report={report.clone()} hidden={session.view.hidden.clone()} line={self.line} rules={self.rules}
                            on_press={&on.problem}
                        />
                        <Foot
                            {report} reading={(*session.file().reading).clone()} took={self.took} notice={self.notice.clone()}
                            unsaved={self.unsaved} on_reading={&on.reading} on_dismiss={&on.dismiss}
                        />
                        <Splitter left={session.view.left} on_left={&on.left} />
                    </div>
                    <Right
                        picture={self.picture.clone()} stale={self.stale()}
                        scenario={session.led().scenario.clone()} now={session.now} playing={session.playing} speed={session.speed}
                        selected={session.selected} on_seek={&on.seek} on_tick={&on.tick} on_play={&on.play} on_speed={&on.speed}
                        on_select={&on.select} on_fault={&on.fault} on_scenario={&on.scenario} on_goto={&on.goto}
                        on_write={&on.write} zoom={session.zoom.clone().map(AttrValue::from)} within={self.within()}
                        on_zoom={&on.zoom} on_open={&on.open} on_alone={&on.alone} on_back={&on.back}
                        on_play_unreadable={&on.play_unreadable} on_check_again={&on.check_again}
                    />
                </main>
                { self.sheet() }
            </div>
        }
    }
}

impl Page {
    fn tab_files(&self) -> Vec<TabFile> {
        let tab = |file: &OpenFile| {
            let report = self.found.get(&file.id).map(|found| found.merged(&file.text));
            TabFile::of(file, report.as_deref())
        };
        self.session.files.iter().map(tab).collect()
    }

    fn sheet(&self) -> Html {
        let (session, on) = (&self.session, &self.on);
        match &self.sheet {
            None => Html::default(),
            Some(Sheet::Help) => html! {
                <Help letters={session.view.letters} on_letters={&on.letters} on_close={&on.close} />
            },
            Some(Sheet::Examples) => html! {
                <Gallery
                    open={session.example().map(|example| AttrValue::from(example.id))} kept={session.kept.clone()} on_example={&on.example}
                    on_kept={&on.kept} on_close={&on.close}
                />
            },
            Some(Sheet::Starters) => html! { <Starters on_begin={&on.begin} on_close={&on.close} /> },
            Some(Sheet::Rule(code)) => html! {
                <RulePage code={code.clone()} pages={self.pages.clone()} on_rule={&on.rule} on_close={&on.close} />
            },
        }
    }
}
