//! The deployments under the chart: what runs when, in the same scale.

use yew::prelude::*;

use super::chart::Chart;
use crate::app::stage::glyph::{glyph_at, tone};
use crate::app::stage::width::px;
use crate::rehearsal::{Instant, Status, Step, StepId, StepState};

/// The height of a bar.
const BAR: f64 = 26.0;

/// The height of a deployment.
pub fn height(is_narrow: bool) -> f64 {
    if is_narrow { 68.0 } else { 56.0 }
}

impl Chart<'_> {
    /// Every deployment, the first at `top`.
    pub fn lanes(&self, deployments: &[StepId], top: f64) -> Html {
        let lane = |(index, id): (usize, &StepId)| {
            let top = top + index as f64 * height(self.is_narrow);
            let before = index.checked_sub(1).and_then(|before| deployments.get(before));
            self.lane(*id, before.copied(), top)
        };
        html! { <>{ for deployments.iter().enumerate().filter_map(lane) }</> }
    }

    fn lane(&self, id: StepId, before: Option<StepId>, top: f64) -> Option<Html> {
        let step = self.run.step(id)?;
        let (name, creator) = step.label.split_once(" \u{b7} ").unwrap_or((&step.label, ""));
        let bar = top + if self.is_narrow { 32.0 } else { 15.0 };
        let (name_y, creator_x, creator_y) = if self.is_narrow {
            (top + 20.0, 30.0 + name.chars().count() as f64 * 7.4, top + 20.0)
        } else {
            (top + 26.0, 22.0, top + 42.0)
        };
        let parts = self.run.parts(id).filter_map(|part| Some((part, self.run.step(part)?)));
        let ran = parts.filter(|(_, part)| part.start.is_some_and(|start| start < part.end));
        Some(html! {
            <g class="lane" key={id.0}>
                <path class="level" d={format!("M0 {top:.1}H{:.1}", self.width)} />
                { glyph_at(self.run.state(id, self.now), 0.5, name_y - 12.0, 15.0) }
                <text class="name mono" x="22" y={px(name_y)}>{ name.to_owned() }</text>
                <text class="sub" x={px(creator_x)} y={px(creator_y)}>{ creator.to_owned() }</text>
                { for before.and_then(|before| self.join(before, step, bar)) }
                { for ran.map(|(part, step)| self.bar(part, step, bar)) }
                { self.left_out(id, step, bar) }
            </g>
        })
    }

    /// A part of a deployment: an outline as long as it is to come.
    fn bar(&self, id: StepId, step: &Step, top: f64) -> Html {
        let start = step.start.unwrap_or_default();
        let (from, to) = (self.axis.x(start), self.axis.x(step.end));
        let wide = (to - from - 1.5).max(2.0);
        let state = self.run.state(id, self.now);
        let done = (self.axis.x(self.now) - from).clamp(0.0, wide);
        let has_name = wide >= step.label.chars().count() as f64 * 6.8 + 34.0;
        let glyph = if wide >= 30.0 { from + 8.0 } else { from + wide / 2.0 - 7.0 };
        html! {
            <g class={classes!("part", tone(state))} data-menu-of={id.0.to_string()}>
                <title>{ step.label.clone() }</title>
                <rect class="room" x={px(from + 0.5)} y={px(top + 0.5)} width={px((wide - 1.0).max(1.0))} height={px(BAR - 1.0)} rx="3" />
                if state != StepState::Pending {
                    <rect class="done" x={px(from + 0.5)} y={px(top + 0.5)} width={px((done - 1.0).max(1.0))} height={px(BAR - 1.0)} rx="3" />
                }
                if wide >= 18.0 { { glyph_at(state, glyph, top + 6.0, 14.0) } }
                if has_name { <text class="mono" x={px(from + 28.0)} y={px(top + 17.0)}>{ step.label.clone() }</text> }
            </g>
        }
    }

    /// From the deployment that ended to its rollback.
    fn join(&self, before: StepId, step: &Step, bar: f64) -> Option<Html> {
        let ended = self.run.step(before)?.end;
        let (x, to) = (self.axis.x(ended) + 2.0, self.axis.x(step.start?));
        let above = bar - height(self.is_narrow) + BAR;
        let middle = bar + BAR / 2.0;
        let class = if ended <= self.now { "join" } else { "join later" };
        let words = self.room_after(step.end, "all traffic goes back, as a deployment of its own");
        Some(html! { <>
            <path {class} d={format!("M{x:.1} {above:.1}V{:.1}Q{x:.1} {middle:.1} {:.1} {middle:.1}H{to:.1}", middle - 8.0, (x + 6.0).min(to.max(x)))} />
            { for words.map(|(x, words)| html! { <text class="sub" x={px(x + 10.0)} y={px(middle + 4.0)}>{ words }</text> }) }
        </> })
    }

    /// The words and their place, where there is room for them behind an instant.
    fn room_after(&self, at: Instant, words: &'static str) -> Option<(f64, &'static str)> {
        let x = self.axis.x(at);
        (self.axis.right() - x > words.len() as f64 * 5.8 + 10.0).then_some((x, words))
    }

    /// The events that will not run any more.
    fn left_out(&self, id: StepId, step: &Step, bar: f64) -> Html {
        let is_skipped = |part: &StepId| {
            self.run.step(*part).is_some_and(|part| part.status == Status::Skipped && part.end == step.end)
        };
        let skipped: Vec<StepId> = self.run.parts(id).filter(is_skipped).collect();
        let (from, right) = (self.axis.x(step.end) + 6.0, self.axis.right());
        let wide = right - from;
        if skipped.is_empty() || wide < 24.0 {
            return Html::default();
        }
        let does = if step.end <= self.now { "did not run" } else { "will not run" };
        let words = match skipped.as_slice() {
            [only] => format!("{} {does}", self.run.step(*only).map(|step| step.label.as_str()).unwrap_or_default()),
            more => format!("{} parts {does}", more.len()),
        };
        let room = words.chars().count() as f64 * 5.5 + 36.0;
        let left = from + (wide - room) / 2.0;
        html! {
            <g class="left-out">
                <rect class="hatch" x={px(from)} y={px(bar + 0.5)} width={px(wide)} height={px(BAR - 1.0)} rx="3" />
                if wide > room + 8.0 {
                    <rect class="plate" x={px(left)} y={px(bar + 4.0)} width={px(room)} height={px(BAR - 8.0)} rx="3" />
                    { glyph_at(StepState::Ended(Status::Skipped), left + 6.0, bar + 6.0, 14.0) }
                    <text class="sub" x={px(left + 26.0)} y={px(bar + 17.0)}>{ words }</text>
                }
            </g>
        }
    }
}
