//! Many instances: groups of them with a count for each event, and the instances of one group, some at a time.

use yew::prelude::*;

use super::cell::mark;
use super::grid::{GridProps, MOST_ROWS, line, tab_stop};
use super::model::{Row, Section, value};
use super::revision::class;
use crate::app::stage::glyph::{Icon, glyph, icon, tone};
use crate::app::stage::run::Run;
use crate::app::stage::words::state_word;
use crate::rehearsal::{Instant, Status, StepId, StepState};

/// By what instances are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// By how they stand.
    #[default]
    State,
    /// By their Availability Zone.
    Zone,
}

/// The group whose instances are shown; none where `group` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Zoom {
    /// The section in which it is.
    pub section: usize,
    /// Its name.
    pub group: String,
    /// The first of its instances that is shown.
    pub first: usize,
}

/// A group: how its instances stand where that is what they share, its name, and its instances.
struct Group<'a> {
    state: Option<StepState>,
    name: String,
    rows: Vec<&'a Row>,
}

/// The groups by state, in order: what asks for a look comes first. Each has its place even when it is empty.
const STATES: [(StepState, &str); 5] = [
    (StepState::Ended(Status::Failed), "failed"),
    (StepState::InProgress, "in progress"),
    (StepState::Pending, "waiting"),
    (StepState::Ended(Status::Succeeded), "done"),
    (StepState::Ended(Status::Skipped), "skipped"),
];

/// The groups of a section, and the instances of the one that is open.
pub fn rows(props: &GridProps, index: usize, section: &Section) -> Html {
    let groups = match props.by {
        By::State => by_state(props, section),
        By::Zone => by_zone(section),
    };
    html! { <>
        { for groups.into_iter().map(|group| {
            let is_open = props.zoom.section == index && props.zoom.group == group.name;
            html! { <>
                { summary(props, index, section, &group, is_open) }
                if is_open { { inside(props, section, &group) } }
            </> }
        }) }
    </> }
}

fn by_state<'a>(props: &GridProps, section: &'a Section) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (state, name) in STATES {
        groups.push(Group { state: Some(state), name: name.to_owned(), rows: Vec::new() });
    }
    for row in &section.rows {
        let state = match row.state(&props.run, props.at) {
            StepState::Ended(Status::TimedOut | Status::Stopped) => StepState::Ended(Status::Failed),
            state => state,
        };
        if let Some(group) = groups.iter_mut().find(|group| group.state == Some(state)) {
            group.rows.push(row);
        }
    }
    groups
}

fn by_zone(section: &Section) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for row in &section.rows {
        let name = format!("zone {}", row.zone.as_deref().unwrap_or_default());
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { state: None, name, rows: vec![row] }),
        }
    }
    groups
}

/// A group as one row.
fn summary(props: &GridProps, section: usize, of: &Section, group: &Group<'_>, is_open: bool) -> Html {
    let state = group.state.unwrap_or_else(|| common(&group.rows, |row| row.state(&props.run, props.at)).0);
    let zoom = Zoom { section, group: if is_open { String::new() } else { group.name.clone() }, first: 0 };
    let onclick = props.on_zoom.reform(move |_: MouseEvent| zoom.clone());
    let cells = (0..of.columns.len()).map(|column| count(&props.run, props.at, group, column));
    html! {
        <div
            class={classes!("fleet-row", "group", tone(state), group.rows.is_empty().then_some("none"))} role="row"
            key={format!("group {}", group.name)}
        >
            <div class="fleet-host" role="rowheader">
                <button type="button" {onclick} aria-expanded={is_open.to_string()} disabled={group.rows.is_empty()}>
                    { glyph(state) }<b>{ group.rows.len() }</b><span>{ group.name.clone() }</span>{ icon(Icon::Down) }
                </button>
            </div>
            <div class="fleet-cells" role="none">{ for cells }</div>
            { shares(props, group) }
        </div>
    }
}

/// How the instances of a group stand in an event: the state that asks most for a look, and how many are in it.
fn count(run: &Run, at: Instant, group: &Group<'_>, column: usize) -> Html {
    let state_of = |row: &Row| row.steps.get(column).map_or(StepState::Pending, |step| run.state(*step, at));
    let (state, number) = common(&group.rows, state_of);
    let is_all = number == group.rows.len();
    let is_empty = group.rows.iter().all(|row| {
        row.steps.get(column).and_then(|step| run.step(*step)).is_some_and(|step| step.start == Some(step.end))
    });
    let said = if group.rows.is_empty() {
        "no instance".to_owned()
    } else {
        format!("{number} of {}, {}", group.rows.len(), state_word(state))
    };
    html! {
        <div
            class={classes!("cell", tone(state), (is_empty && is_all && state == StepState::Ended(Status::Succeeded)).then_some("empty"))}
            role="gridcell" key={column}
        >
            if !group.rows.is_empty() {
                { mark(state, is_empty && is_all) }
                if !is_all { <span class="cell-count" aria-hidden="true">{ number }</span> }
            }
            <span class="unseen">{ said }</span>
        </div>
    }
}

/// The state that asks most for a look, and how many rows are in it.
fn common(rows: &[&Row], state_of: impl Fn(&Row) -> StepState) -> (StepState, usize) {
    let mut counts = [0usize; 6];
    for row in rows {
        if let Some(count) = counts.get_mut(rank(state_of(row))) {
            *count += 1;
        }
    }
    const ORDER: [StepState; 6] = [
        StepState::Ended(Status::Failed),
        StepState::Ended(Status::Stopped),
        StepState::InProgress,
        StepState::Ended(Status::Succeeded),
        StepState::Ended(Status::Skipped),
        StepState::Pending,
    ];
    let mut found = ORDER.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    found.next().unwrap_or((StepState::Pending, 0))
}

fn rank(state: StepState) -> usize {
    match state {
        StepState::Ended(Status::Failed | Status::TimedOut) => 0,
        StepState::Ended(Status::Stopped) => 1,
        StepState::InProgress => 2,
        StepState::Ended(Status::Succeeded) => 3,
        StepState::Ended(Status::Skipped | Status::Superseded) => 4,
        StepState::Pending => 5,
    }
}

/// How many instances of a group have which revision, and whether they get traffic.
fn shares(props: &GridProps, group: &Group<'_>) -> Html {
    let GridProps { run, fleet, at, .. } = props;
    let (mut own, mut other, mut out) = (0usize, 0usize, 0usize);
    for host in group.rows.iter().filter_map(|row| fleet.hosts.get(row.host)) {
        let is_out = fleet.is_balanced && value(run, host.traffic, *at) != "in";
        match class(value(run, host.revision, *at), &fleet.revision) {
            _ if is_out => out += 1,
            "new" => own += 1,
            "old" => other += 1,
            _ => out += 1,
        }
    }
    let whole = group.rows.len().max(1) as f64 / 63.0;
    let (wide, rest) = (own as f64 / whole, other as f64 / whole);
    let mut said = Vec::new();
    for (number, word) in [
        (own, fleet.revision.as_str()),
        (other, "older"),
        (out, if fleet.is_balanced { "without traffic" } else { "with nothing" }),
    ] {
        if number > 0 {
            said.push(format!("{number} {word}"));
        }
    }
    html! {
        <div class="fleet-sends" role="gridcell">
            <svg class="fleet-share" viewBox="0 0 64 9" preserveAspectRatio="none" aria-hidden="true">
                <path d="M0 4.5H64" />
                if own > 0 { <rect class="new" x=".5" y=".5" width={format!("{wide:.1}")} height="8" rx="1" /> }
                if other > 0 {
                    <rect class="old" x={format!("{:.1}", wide + 0.5)} y=".5" width={format!("{rest:.1}")} height="8" rx="1" />
                }
            </svg>
            <span class="said">{ said.join(", ") }</span>
        </div>
    }
}

/// The instances of the group that is open, as many as fit.
fn inside(props: &GridProps, section: &Section, group: &Group<'_>) -> Html {
    let many = group.rows.len();
    let first = props.zoom.first.min(many.saturating_sub(1) / MOST_ROWS * MOST_ROWS);
    let shown: Vec<&Row> = group.rows.iter().skip(first).take(MOST_ROWS).copied().collect();
    let stop: Option<StepId> = tab_stop(props, shown.iter().copied());
    html! { <>
        { for shown.iter().map(|row| line(props, section, row, stop)) }
        if many > MOST_ROWS { { pager(props, first, shown.len(), many) } }
    </> }
}

/// From some instances of a group to the next.
fn pager(props: &GridProps, first: usize, shown: usize, many: usize) -> Html {
    let turn = |to: Option<usize>, shape: Icon, said: &'static str| {
        let zoom = Zoom { first: to.unwrap_or(first), ..props.zoom.clone() };
        let onclick = props.on_zoom.reform(move |_: MouseEvent| zoom.clone());
        html! {
            <button type="button" class="btn square small" {onclick} disabled={to.is_none()} aria-label={said}>{ icon(shape) }</button>
        }
    };
    let next = first + MOST_ROWS;
    html! {
        <div class="fleet-pager" role="row" key="pager">
            <div role="gridcell">
                { turn(first.checked_sub(MOST_ROWS), Icon::Previous, "The instances before") }
                <span>{ format!("{} to {} of {many} {}", first + 1, first + shown, props.zoom.group) }</span>
                { turn((next < many).then_some(next), Icon::Next, "The instances after") }
            </div>
        </div>
    }
}
