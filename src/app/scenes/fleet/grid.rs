//! The grid of a deployment: its instances as rows, the lifecycle events as columns.

use std::rc::Rc;

use yew::prelude::*;

use super::cell::Cell;
use super::groups::{self, By, Zoom};
use super::model::{Column, Deployment, Fleet, Row, Section};
use super::revision::badge;
use super::sends;
use crate::app::stage::Scenario;
use crate::app::stage::glyph::{Icon, glyph, icon, tone};
use crate::app::stage::run::Run;
use crate::app::stage::words::state_word;
use crate::rehearsal::{Instant, StepId};

/// More instances than this are shown in groups.
pub const MOST_ROWS: usize = 12;

#[derive(Properties, PartialEq)]
pub struct GridProps {
    /// The run.
    pub run: Run,
    /// Its fleet.
    pub fleet: Rc<Fleet>,
    /// The instant that is shown.
    pub at: Instant,
    /// The deployment that is shown.
    pub deployment: StepId,
    /// The event on an instance that was chosen.
    pub event: Option<StepId>,
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// By what many instances are grouped.
    pub by: By,
    /// The group whose instances are shown.
    pub zoom: Zoom,
    /// Another group was asked for.
    pub on_zoom: Callback<Zoom>,
}

/// The instances of a deployment, those that go through the same events together.
#[component]
pub fn Grid(props: &GridProps) -> Html {
    let deployment = props.fleet.deployments.iter().find(|deployment| deployment.step == props.deployment);
    let Some(deployment) = deployment else { return Html::default() };
    let sections = deployment.sections.iter().enumerate().map(|(index, section)| {
        let title = title(deployment, index);
        html! {
            <div class="fleet-section" key={index}>
                if deployment.sections.len() > 1 { <h3>{ title.clone() }</h3> }
                <div
                    class="fleet-grid" role="grid"
                    aria-label={format!("{title}, {}", deployment.number)} data-roving="grid"
                >
                    { head(props, section) }
                    { rows(props, index, section) }
                </div>
            </div>
        }
    });
    html! { <>{ for sections }</> }
}

/// What the instances of a section are called.
fn title(deployment: &Deployment, index: usize) -> String {
    let first = |index: usize| Some(deployment.sections.get(index)?.rows.first()?.host);
    let many = deployment.sections.get(index).map_or(0, |section| section.rows.len());
    // Where there are two kinds, the original instances have the lower numbers.
    let kind = match (first(index), first(1 - index.min(1))) {
        (Some(own), Some(other)) if deployment.sections.len() == 2 && own > other => "replacement ",
        (Some(own), Some(other)) if deployment.sections.len() == 2 && own < other => "original ",
        _ => "",
    };
    format!("{many} {kind}{}", if many == 1 { "instance" } else { "instances" })
}

fn head(props: &GridProps, section: &Section) -> Html {
    let lit = lit_column(props, section);
    let columns = section.columns.iter().enumerate().map(|(index, column)| {
        html! {
            <div
                class={classes!(
                    "fleet-column", (lit == Some(index)).then_some("lit"),
                    (!column.revisions.is_empty()).then_some("scripted"),
                )}
                role="columnheader" key={index}
            >
                <span class="fleet-event">{ column.event.clone() }</span>
                { whose(props, column) }
            </div>
        }
    });
    let last = if props.fleet.is_balanced { "Load balancer sends" } else { "Installed" };
    html! {
        <div class="fleet-head" role="row">
            <div class="fleet-host" role="columnheader">{ "Script from" }</div>
            <div class="fleet-cells" role="none">{ for columns }</div>
            <div class="fleet-sends" role="columnheader">{ last }</div>
        </div>
    }
}

/// Whose script runs in an event.
fn whose(props: &GridProps, column: &Column) -> Html {
    match column.revisions.as_slice() {
        [] if column.is_own => html! {
            <span class="fleet-own" title="CodeDeploy itself: no script runs here">
                { icon(Icon::Lock) }<span class="unseen">{ "CodeDeploy itself" }</span>
            </span>
        },
        [] => html! {
            <span class="fleet-own" title="No script">{ "\u{2013}" }<span class="unseen">{ "no script" }</span></span>
        },
        [one] => badge(one, &props.fleet.revision),
        [one, other] => html! {
            <span class="revision several">{ one.clone() }<br />{ other.clone() }</span>
        },
        more => html! {
            <span class="revision several" title={more.join(", ")}>{ more.len() }<br />{ "each" }</span>
        },
    }
}

/// The column of the chosen event.
fn lit_column(props: &GridProps, section: &Section) -> Option<usize> {
    let event = &props.run.step(props.event?)?.label;
    section.columns.iter().position(|column| column.event == *event)
}

/// The rows: each instance, or groups of them and the instances of one.
fn rows(props: &GridProps, index: usize, section: &Section) -> Html {
    if section.rows.len() > MOST_ROWS {
        return groups::rows(props, index, section);
    }
    let stop = tab_stop(props, section.rows.iter());
    html! { <>{ for section.rows.iter().map(|row| line(props, section, row, stop)) }</> }
}

/// The cell to which the tab key comes: the chosen one, else the first.
pub fn tab_stop<'a>(props: &GridProps, mut rows: impl Iterator<Item = &'a Row> + Clone) -> Option<StepId> {
    let chosen = props.event.filter(|event| rows.clone().any(|row| row.steps.contains(event)));
    chosen.or_else(|| rows.next().and_then(|row| row.steps.first()).copied())
}

/// An instance.
pub fn line(props: &GridProps, section: &Section, row: &Row, stop: Option<StepId>) -> Html {
    let Some(host) = props.fleet.hosts.get(row.host) else { return Html::default() };
    let state = row.state(&props.run, props.at);
    let lit = lit_column(props, section);
    let mut before = None;
    let mut cells = Vec::with_capacity(row.steps.len());
    for (index, (step, column)) in row.steps.iter().zip(&section.columns).enumerate() {
        let (is_lit, is_tab_stop) = (lit == Some(index), stop == Some(*step));
        let cell = Cell { step: *step, before, column, host: &host.name, is_lit, is_tab_stop };
        cells.push(cell.draw(props));
        before = Some(*step);
    }
    html! {
        <div class={classes!("fleet-row", tone(state))} role="row" key={format!("host {}", host.name)}>
            <div class="fleet-host" role="rowheader">
                { glyph(state) }<code>{ host.name.clone() }</code>
                if let Some(zone) = &row.zone { <span class="zone">{ zone.clone() }</span> }
                <span class="unseen">{ state_word(state) }</span>
            </div>
            <div class="fleet-cells" role="none">{ cells }</div>
            { sends::cell(props, row, host) }
        </div>
    }
}
