//! What a person does by key, or with a finding.

use std::rc::Rc;

use yew::prelude::*;

use super::{Msg, Page, Sheet};
use crate::app::code_editor::CodeEditor;
use crate::app::keys::Action;
use crate::app::messages::Wanted;
use crate::app::problems::Press;
use crate::app::rule_pages::{self, Fetched};
use crate::app::scenes::build::Rewrite;
use crate::app::session::Pane;
use crate::rehearsal::{FaultKind, Instant};

impl Page {
    pub(super) fn problem(&mut self, ctx: &Context<Self>, press: Press) {
        let (Some((version, report)), Some(editor)) = (&self.report, self.editor.get()) else { return };
        let mark = |index: usize| report.marks.get(index);
        match press {
            Press::GoTo(index) => {
                self.reveal = mark(index).map(|mark| (mark.from, mark.to));
                self.session.view.pane = Pane::Editor;
            }
            // A fix fits only the text in which it was found.
            Press::Fix(index) if *version == editor.version() => {
                let Some(fix) = mark(index).and_then(|mark| mark.fixes.first()) else { return };
                if let Ok(json) = serde_json::to_string(&fix.edits) {
                    editor.apply_edits(&json, &fix.title);
                }
            }
            Press::FixAll if *version == editor.version() => {
                let (version, editor, file) = (*version, editor.clone(), self.session.file());
                let (id, text) = (file.id, file.text.to_string());
                self.workers.ask(Wanted::Repairs, text, 0, move |edits| {
                    if edits != "null" && version == editor.version() && id == editor.file() {
                        editor.apply_edits(edits, "Every safe fix is applied.");
                    }
                });
            }
            Press::Fix(_) | Press::FixAll => {}
            Press::Why(index) => {
                let code = mark(index).map(|mark| mark.code.clone());
                self.show(ctx, code.map(Sheet::Rule));
            }
            Press::Toggle(severity) => {
                let hidden = &mut self.session.view.hidden;
                match hidden.iter().position(|other| *other == severity) {
                    Some(index) => drop(hidden.remove(index)),
                    None => hidden.push(severity),
                }
            }
        }
    }

    /// Writes a line into the text, if it is still the one that the picture is of.
    pub(super) fn write(&mut self, rewrite: &Rewrite) {
        self.show_file(self.session.leading);
        let (Some(picture), Some(editor)) = (&self.picture, self.editor.get()) else { return };
        if picture.text == self.session.file().text {
            let (from, to) = picture.units(rewrite.place);
            let edits = serde_json::json!([{ "from": from, "to": to, "text": rewrite.text }]);
            editor.apply_edits(&edits.to_string(), &rewrite.said);
        }
    }

    pub(super) fn show(&mut self, ctx: &Context<Self>, sheet: Option<Sheet>) {
        let wants_pages = matches!(sheet, Some(Sheet::Rule(_)));
        self.sheet = sheet;
        if wants_pages && matches!(self.pages, Fetched::Not | Fetched::Failed) {
            self.pages = Fetched::OnTheirWay;
            let url = ctx.props().rules_url.clone();
            ctx.link().send_future(async move { Msg::Pages(rule_pages::fetch(&url).await) });
        }
    }

    pub(super) fn key(&mut self, ctx: &Context<Self>, action: Action) {
        match action {
            Action::Theme => drop(self.take(ctx, Msg::Theme)),
            Action::Help => self.show(ctx, Some(Sheet::Help)),
            Action::Speed(speed) => self.session.speed = speed,
            Action::ClearFaults => {
                let led = self.session.led_mut();
                let mut scenario = (*led.scenario).clone();
                scenario.faults.0.clear();
                led.scenario = Rc::new(scenario);
                self.rehearse();
            }
            Action::NextProblem => self.in_the_text(CodeEditor::next_problem),
            Action::PreviousProblem => self.in_the_text(CodeEditor::previous_problem),
            Action::Fix => self.in_the_text(CodeEditor::fix_at_cursor),
            _ => self.key_in_the_run(action),
        }
    }

    fn in_the_text(&self, act: impl FnOnce(&CodeEditor) -> bool) {
        // Where there is nothing to go to, the editor says so itself.
        self.editor.get().map(act);
    }

    /// What a key does to a run; nothing as long as there is none.
    fn key_in_the_run(&mut self, action: Action) {
        let Some(picture) = self.picture.clone() else { return };
        let (timeline, playback, now) = (&picture.timeline, &picture.playback, self.session.now);
        let chosen = self.session.selected.and_then(|id| picture.step(id));
        match action {
            Action::Play => self.play(!self.session.playing),
            Action::Back => self.step_to(playback.previous(now).unwrap_or_default()),
            Action::Forward => self.step_to(playback.next(now).unwrap_or(playback.end())),
            Action::MomentBack => self.step_to(timeline.moment_before(now).map_or(Instant(0), |moment| moment.at)),
            Action::MomentForward => {
                self.step_to(timeline.moment_after(now).map_or(playback.end(), |moment| moment.at));
            }
            Action::Start => self.step_to(Instant(0)),
            Action::End => self.step_to(playback.end()),
            Action::FailStep => {
                let Some(step) = chosen.filter(|step| step.faults.contains(&FaultKind::Fail)) else { return };
                let faults = &self.session.led().scenario.faults.0;
                let failing = faults.iter().any(|fault| fault.step == step.address && fault.kind == FaultKind::Fail);
                self.session.set_fault(step.address.clone(), (!failing).then_some(FaultKind::Fail));
                self.rehearse();
            }
            Action::GoToLine => {
                self.reveal = chosen.and_then(|step| step.place).map(|place| picture.units(place));
                self.show_file(self.session.leading);
                self.session.view.pane = Pane::Editor;
            }
            _ => {}
        }
    }
}
