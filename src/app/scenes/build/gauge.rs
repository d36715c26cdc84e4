//! A value that changes while the build runs, drawn under the phases in which it holds.

use yew::prelude::*;

use super::phases::Phases;
use crate::app::stage::glyph::WAVES;
use crate::app::stage::width::{px, use_width};
use crate::rehearsal::{Gauge, GaugePoint, Instant};

#[derive(Properties, PartialEq)]
pub struct GaugesProps {
    /// The phases above.
    pub phases: Phases,
    /// The instant that is shown.
    pub now: Instant,
}

/// Every value of the run, each on a row of its own.
#[component]
pub fn Gauges(props: &GaugesProps) -> Html {
    let node = use_node_ref();
    let width = use_width(&node, 864.0);
    html! {
        <div class="gauges" ref={node}>
            { for props.phases.run.timeline().gauges.iter().map(|gauge| row(&props.phases, gauge, props.now, width)) }
        </div>
    }
}

fn row(phases: &Phases, gauge: &Gauge, now: Instant, width: f64) -> Html {
    let scale = Columns { phases, column: width / phases.steps.len().max(1) as f64 };
    let left = phases.in_the_file().map_or(0.0, |(first, _)| first as f64 * scale.column);
    let right = width - 8.0;
    let reached = scale.place(now).clamp(left, right);
    let is_over = phases.run.is_over(now);
    let starts: Vec<f64> = gauge.points.iter().map(|point| scale.place(point.at).clamp(left, right)).collect();
    let bars = gauge.points.iter().enumerate().filter(|(_, point)| point.at <= now).map(|(index, point)| {
        let from = starts.get(index).copied().unwrap_or(left);
        let next = starts.get(index + 1).map_or(right, |next| next - 1.5);
        let to = if is_over { next } else { next.min(reached) };
        bar(point, from, to.max(from), next)
    });
    let said = gauge.point(now).map_or("has no value yet".to_owned(), |point| format!("is {}", said(point)));
    html! {
        <svg
            key={gauge.name.clone()} class="gauge" width={width.to_string()} height="22"
            role="img" aria-label={format!("{} {said}", gauge.name)}
        >
            <text class="gauge-name" x="8" y="14">{ gauge.name.clone() }</text>
            <rect class="gauge-room" x={px(left + 0.5)} y="1.5" width={px((right - left - 1.0).max(0.0))} height="17" rx="3" />
            { for bars }
        </svg>
    }
}

/// The stretch in which a point's value holds, as far as it has come.
fn bar(point: &GaugePoint, from: f64, to: f64, room_to: f64) -> Html {
    let tone = if point.value == "0" { "bad" } else { "ok" };
    let why = point.why.as_deref().map(|why| why.replace('`', "")).unwrap_or_default();
    let after_value = from + 16.0 + point.value.chars().count() as f64 * 7.0;
    let why = shorten(
        &why,
        ((room_to - after_value - if point.assumed.is_some() { 26.0 } else { 6.0 }) / 5.9).max(0.0) as usize,
    );
    let waves = after_value + why.chars().count() as f64 * 5.6 + 6.0;
    html! {
        <g class={classes!("gauge-bar", tone)} key={point.at.0}>
            <rect x={px(from)} y="1" width={px(to - from)} height="18" rx="3" />
            if room_to - from > 16.0 {
                <text class="value" x={px(from + 8.0)} y="14">{ point.value.clone() }</text>
                <text class="why" x={px(after_value)} y="14">{ why }</text>
                if let Some(reason) = &point.assumed {
                    <svg class="icon doubt" x={px(waves)} y="4" width="12" height="12" viewBox="0 0 16 16">
                        <title>{ format!("Not documented by AWS: {reason}") }</title>
                        <path class="line" d={WAVES} />
                    </svg>
                }
            }
        </g>
    }
}

fn said(point: &GaugePoint) -> String {
    let mut said = point.value.clone();
    for more in [&point.why, &point.assumed].into_iter().flatten() {
        said.push_str(&format!(", {more}"));
    }
    said
}

/// The text, cut to so many characters.
fn shorten(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(room.saturating_sub(1)).collect();
    if !cut.is_empty() {
        cut.push('…');
    }
    cut
}

/// Where an instant lies under the phases: within a phase's column as far as the phase has come.
struct Columns<'a> {
    phases: &'a Phases,
    column: f64,
}

impl Columns<'_> {
    fn place(&self, at: Instant) -> f64 {
        let mut place = 0.0;
        for (index, id) in self.phases.steps.iter().enumerate() {
            let Some(step) = self.phases.run.step(*id) else { continue };
            let Some(start) = step.start.filter(|start| *start <= at) else { continue };
            let length = step.end.since(start);
            let done = if length == 0 { 1.0 } else { (at.since(start) as f64 / length as f64).min(1.0) };
            place = (index as f64 + done) * self.column;
        }
        place
    }
}
