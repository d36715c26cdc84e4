//! How many instances are healthy, how many must be, and which revisions answer.

use yew::prelude::*;

use super::model::{Deployment, Fleet, point, value};
use super::revision::class;
use super::sends::in_service;
use crate::app::stage::glyph::glyph_at;
use crate::app::stage::run::Run;
use crate::app::stage::width::px;
use crate::rehearsal::{Instant, Status, StepState};

/// More instances than this stand as one bar, and not as boxes.
const MOST_BOXES: usize = 30;

/// The strip above the grid.
pub fn strip(run: &Run, fleet: &Fleet, deployment: &Deployment, at: Instant) -> Html {
    let counted = fleet.counted(deployment);
    let total = counted.len();
    let healthy: usize = value(run, fleet.healthy, at).parse().unwrap_or_default();
    let minimum = point(run, fleet.minimum, at);
    let least: usize = minimum.and_then(|point| point.value.parse().ok()).unwrap_or_default();
    let busy =
        deployment.rows().filter(|row| counted.contains(&row.host) && row.state(run, at) == StepState::InProgress);
    let busy = busy.count().min(total.saturating_sub(healthy));
    let unhealthy = total.saturating_sub(healthy + busy);
    let spare = minimum.and_then(|point| Some(point.why.as_deref()?.split_once("; ")?.1)).unwrap_or_default();
    let said =
        format!("{healthy} of {total} healthy, {busy} being deployed to, {unhealthy} not healthy, minimum {least}");
    html! {
        <div class="fleet-health">
            <p class="fleet-count"><b>{ healthy }</b>{ format!(" of {total} healthy") }</p>
            <div class="fleet-boxes" role="img" aria-label={said}>{ boxes([healthy, busy, unhealthy], least) }</div>
            <p class="fleet-spare">
                <span>{ if spare.is_empty() { String::new() } else { format!("{spare}.") } }</span>
                <span>{ format!("{busy} being deployed to, {unhealthy} not healthy.") }</span>
            </p>
            { answers(run, fleet, at) }
        </div>
    }
}

/// A box for each instance, and the minimum as a post among them.
fn boxes(counts: [usize; 3], least: usize) -> Html {
    const STATES: [StepState; 3] =
        [StepState::Ended(Status::Succeeded), StepState::InProgress, StepState::Ended(Status::Failed)];
    const ROOM: f64 = 216.0;
    let total = counts.iter().sum::<usize>().max(1);
    let step = (ROOM / total as f64).min(27.0);
    let gap = if total > MOST_BOXES { 0.0 } else { (step / 8.0).min(3.0) };
    let width = step * total as f64;
    let mut shapes = Vec::new();
    let mut before = 0;
    for (state, count) in STATES.into_iter().zip(counts) {
        let tone = crate::app::stage::glyph::tone(state);
        if total > MOST_BOXES {
            if count > 0 {
                let (x, wide) = (before as f64 * step, count as f64 * step - 1.0);
                shapes.push(html! { <rect class={tone} x={px(x + 0.5)} y="15.5" width={px(wide.max(1.0))} height="12" rx="2" /> });
            }
        } else {
            for index in before..before + count {
                let x = index as f64 * step;
                shapes.push(html! { <>
                    <rect class={tone} x={px(x + 0.5)} y="15.5" width={px(step - gap - 1.0)} height="12" rx="2" />
                    if step > 14.0 { { glyph_at(state, x + (step - gap) / 2.0 - 5.0, 16.5, 10.0) } }
                </> });
            }
        }
        before += count;
    }
    let post = least as f64 * step - gap / 2.0;
    let (anchor, x) = if post > width / 2.0 { ("end", post + 1.0) } else { ("start", post - 1.0) };
    html! {
        <svg width={px(width + 2.0)} height="31" viewBox={format!("-1 0 {} 31", px(width + 2.0))} aria-hidden="true">
            { shapes }
            if least > 0 {
                <path class="post" d={format!("M{post:.1} 12V30")} />
                <text class={anchor} x={px(x)} y="9">{ format!("minimum {least}") }</text>
            }
        </svg>
    }
}

/// Which revisions answer users, or are installed where nothing tells of traffic.
fn answers(run: &Run, fleet: &Fleet, at: Instant) -> Html {
    const ROOM: f64 = 150.0;
    let mut shares: Vec<(&str, usize)> = Vec::new();
    for host in &fleet.hosts {
        let revision = value(run, host.revision, at);
        if revision == "none" || fleet.is_balanced && value(run, host.traffic, at) != "in" {
            continue;
        }
        match shares.iter_mut().find(|(known, _)| *known == revision) {
            Some((_, number)) => *number += 1,
            // What is old comes first, as on the time axis.
            None if class(revision, &fleet.revision) == "new" => shares.push((revision, 1)),
            None => shares.insert(0, (revision, 1)),
        }
    }
    let whole = if fleet.is_balanced { in_service(run, fleet, at) } else { fleet.hosts.len() }.max(1) as f64;
    let number = match shares.len() {
        0 => "No revision",
        1 => "One revision",
        2 => "Two revisions",
        _ => "Several revisions",
    };
    let does = match (fleet.is_balanced, shares.len()) {
        (true, 0 | 1) => "answers users now.",
        (true, _) => "answer users now.",
        (false, 0 | 1) => "is installed now.",
        (false, _) => "are installed now.",
    };
    let mut x = 0.0;
    let bars = shares.iter().map(|(revision, number)| {
        let wide = *number as f64 / whole * ROOM;
        let (from, share) = (x, *number as f64 / whole * 100.0);
        x += wide;
        html! {
            <g class={class(revision, &fleet.revision)} key={(*revision).to_owned()}>
                <rect x={px(from + 0.5)} y="15.5" width={px((wide - 2.0).max(1.0))} height="13" rx="1" />
                if wide > 48.0 {
                    <text x={px(from + 1.0)} y="9"><tspan class="mono">{ (*revision).to_owned() }</tspan>{ format!("\u{a0}{share:.0}\u{a0}%") }</text>
                }
            </g>
        }
    });
    let mut said = format!("{number} {does}");
    for (revision, number) in &shares {
        said.push_str(&format!(" {revision} on {number}."));
    }
    html! {
        <div class="fleet-answers">
            <p><b>{ number }</b><span>{ does }</span></p>
            <svg width="150" height="31" viewBox="0 0 150 31" role="img" aria-label={said}>{ for bars }</svg>
        </div>
    }
}
