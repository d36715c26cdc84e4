//! A lifecycle event on an instance, as a cell of the grid.

use yew::prelude::*;

use super::grid::GridProps;
use super::model::{Column, scripts_of, strikes};
use crate::app::stage::glyph::{Icon, glyph, icon, tone};
use crate::app::stage::words::state_word;
use crate::rehearsal::{Status, Step, StepId, StepState};

/// What a cell is drawn from, beside the grid's own properties.
pub struct Cell<'a> {
    /// The event on the instance.
    pub step: StepId,
    /// The event before it there.
    pub before: Option<StepId>,
    /// The event in general.
    pub column: &'a Column,
    /// The instance.
    pub host: &'a str,
    /// Whether its column is that of the chosen event.
    pub is_lit: bool,
    /// Whether the tab key comes here.
    pub is_tab_stop: bool,
}

impl Cell<'_> {
    /// The cell.
    pub fn draw(&self, props: &GridProps) -> Html {
        let run = &props.run;
        let Some(step) = run.step(self.step) else { return Html::default() };
        let state = run.state(self.step, props.at);
        let revision = scripts_of(run, self.step);
        let is_empty = revision.is_none() && !self.column.is_own;
        let is_faulted = props.scenario.faults.0.iter().any(|fault| strikes(fault, step, self.host));
        let is_selected = props.event == Some(self.step);
        let class = classes!(
            "cell",
            tone(state),
            (is_empty && state == StepState::Ended(Status::Succeeded)).then_some("empty"),
            self.is_joined(props, state).then_some("joined"),
            self.is_lit.then_some("lit"),
        );
        html! {
            <button
                type="button" role="gridcell" {class} key={self.step.0} data-step={self.step.0.to_string()} data-menu="true"
                aria-haspopup="dialog" aria-selected={is_selected.to_string()}
                tabindex={if self.is_tab_stop { "0" } else { "-1" }}
                aria-label={self.said(step, state, revision, is_faulted)}
            >
                { mark(state, is_empty) }
                if is_faulted { <span class="has-fault">{ icon(Icon::Bolt) }</span> }
                // Whose script it is stands above the column, unless it differs from instance to instance.
                if let Some(revision) = revision.filter(|_| self.column.revisions.len() > 1) {
                    <span class="cell-revision" aria-hidden="true">{ revision.to_owned() }</span>
                }
            </button>
        }
    }

    /// Whether the line of what is done leads here.
    fn is_joined(&self, props: &GridProps, state: StepState) -> bool {
        let is_there = |state| !matches!(state, StepState::Pending | StepState::Ended(Status::Skipped));
        is_there(state) && self.before.is_some_and(|before| is_there(props.run.state(before, props.at)))
    }

    /// All that is to be seen of it, in words.
    fn said(&self, step: &Step, state: StepState, revision: Option<&str>, is_faulted: bool) -> String {
        let mut said = format!("{} on {}, {}", step.label, self.host, state_word(state));
        if let (StepState::Ended(_), Some(detail)) = (state, &step.detail) {
            said.push_str(&format!(", {detail}"));
        }
        match revision {
            Some(revision) => said.push_str(&format!(", script of {revision}")),
            None if self.column.is_own => said.push_str(", CodeDeploy itself"),
            None => said.push_str(", no script"),
        }
        if is_faulted {
            said.push_str(", made to go wrong");
        }
        said
    }
}

/// The shape of a state in a dense grid: a tick alone for what went well. Rings and dots are the style sheet's.
pub fn mark(state: StepState, is_empty: bool) -> Html {
    match state {
        StepState::Pending => Html::default(),
        StepState::Ended(Status::Succeeded) if is_empty => Html::default(),
        StepState::Ended(Status::Succeeded) => html! {
            <svg class="tick" viewBox="0 0 16 16" aria-hidden="true"><path d="m4.5 8.2 3 3 5.5-6" /></svg>
        },
        _ => glyph(state),
    }
}
