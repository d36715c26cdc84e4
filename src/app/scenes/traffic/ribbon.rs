//! Where the traffic goes now: from the alias or the listener to what was there and to what is new.

use yew::prelude::*;

use super::{input, party, value, weight};
use crate::app::stage::run::Run;
use crate::app::stage::width::px;
use crate::rehearsal::Instant;

/// How thick the whole traffic is drawn, in CSS pixels.
const WHOLE: f64 = 72.0;
/// The height of a card.
const CARD: f64 = 72.0;
/// Where the lower card begins.
const LOWER: f64 = 86.0;
/// The width of the cards on the right.
const CARDS: f64 = 250.0;
/// The width of the box on the left.
const SOURCE: f64 = 150.0;
/// The middle of the box on the left.
const MIDDLE: f64 = 79.0;

/// The source of the traffic, the two ribbons as wide as their weights, and the two cards.
pub fn ribbon(run: &Run, now: Instant, width: f64) -> Html {
    let weight = weight(run, now);
    let new = f64::from(weight) / 100.0 * WHOLE;
    let (from, to) = (SOURCE, width - CARDS);
    let top = MIDDLE - WHOLE / 2.0;
    let (name, of) = source(run);
    html! {
        <svg class="ribbon" width={px(width)} height="160" role="img" aria-label={said(run, now)}>
            <path class={classes!("flow", "old", (weight == 100).then_some("none"))} d={flow((from, top), (to, (CARD - (WHOLE - new)) / 2.0), WHOLE - new)} />
            <path class={classes!("flow", "new", (weight == 0).then_some("none"))} d={flow((from, top + WHOLE - new), (to, LOWER + (CARD - new) / 2.0), new)} />
            { test(run, now, to) }
            <rect class="box" x="0.5" y={px(MIDDLE - 42.5)} width={px(SOURCE - 1.0)} height="85" rx="6" />
            <text class="name mono" x="16" y={px(MIDDLE - 4.0)}>{ name }</text>
            <text class="sub" x="16" y={px(MIDDLE + 14.0)}>{ of }</text>
            { card(run, "old", 100 - weight, now, to, 0.0) }
            { card(run, "new", weight, now, to, LOWER) }
        </svg>
    }
}

/// The same where there is no room for a ribbon: a bar that is shared, and the two cards.
pub fn cards(run: &Run, now: Instant) -> Html {
    let weight = weight(run, now);
    let (name, of) = source(run);
    let card = |gauge: &'static str, weight: u32| {
        let (name, does) = party(run, gauge, now);
        let does = if gauge == "new" && has_test_traffic(run, now) {
            format!("{does}, test traffic")
        } else {
            does.to_owned()
        };
        html! {
            <li class={classes!("share", gauge, (weight == 0).then_some("none"))}>
                <b>{ weight }<small>{ "\u{a0}%" }</small></b><span>{ name.to_owned() }</span><small>{ does }</small>
            </li>
        }
    };
    html! {
        <div class="shares">
            <p><code>{ name }</code>{ " " }{ of }</p>
            <svg class="share-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class={classes!("flow", "old", (weight == 100).then_some("none"))} x="0" y="0" width={(100 - weight).to_string()} height="10" />
                <rect class="flow new" x={(100 - weight).to_string()} y="0" width={weight.to_string()} height="10" />
            </svg>
            <ul>{ card("old", 100 - weight) }{ card("new", weight) }</ul>
        </div>
    }
}

/// What sends the traffic: a name, and what it is.
fn source(run: &Run) -> (String, String) {
    if is_ecs(run) {
        return ("production".to_owned(), "listener".to_owned());
    }
    let (alias, function) = (input(run, "Alias"), input(run, "Name"));
    let alias = if alias.is_empty() { "alias" } else { alias };
    let of = if function.is_empty() { "alias".to_owned() } else { format!("alias of {}", last(function)) };
    (cut(alias, 16), cut(&of, 20))
}

/// The last part of an ARN.
fn last(arn: &str) -> &str {
    arn.rsplit(':').next().unwrap_or(arn)
}

fn cut(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    text.chars().take(room.saturating_sub(1)).chain(['…']).collect()
}

fn is_ecs(run: &Run) -> bool {
    run.timeline().step("Install").is_some()
}

fn has_test_traffic(run: &Run, now: Instant) -> bool {
    value(run, "test weight", now) == "100"
}

/// All of it in a sentence.
fn said(run: &Run, now: Instant) -> String {
    let weight = weight(run, now);
    let ((old, does), (new, new_does)) = (party(run, "old", now), party(run, "new", now));
    format!("{} % of the traffic goes to {old}, {does}; {weight} % to {new}, {new_does}", 100 - weight)
}

/// A band between two places at whose ends it runs level.
fn flow((x0, y0): (f64, f64), (x1, y1): (f64, f64), thick: f64) -> String {
    let middle = (x0 + x1) / 2.0;
    let (b0, b1) = (y0 + thick, y1 + thick);
    format!(
        "M{x0:.1} {y0:.1}C{middle:.1} {y0:.1} {middle:.1} {y1:.1} {x1:.1} {y1:.1}V{b1:.1}C{middle:.1} {b1:.1} {middle:.1} {b0:.1} {x0:.1} {b0:.1}Z"
    )
}

/// The test listener's line, where there is one.
fn test(run: &Run, now: Instant, to: f64) -> Html {
    let test = value(run, "test weight", now);
    if test.is_empty() {
        return Html::default();
    }
    let y = LOWER + CARD - 10.0;
    html! {
        <g class={classes!("test", (test == "0").then_some("off"))}>
            <path d={format!("M{SOURCE:.1} {y:.1}H{to:.1}")} />
            <text class="sub" x="16" y={px(y + 4.0)}>{ "test listener" }</text>
            <path d={format!("M104 {y:.1}H{SOURCE:.1}")} />
        </g>
    }
}

/// A version or a task set: its share, its name, what it does.
fn card(run: &Run, gauge: &'static str, weight: u32, now: Instant, x: f64, y: f64) -> Html {
    let (name, does) = party(run, gauge, now);
    let is_tested = gauge == "new" && has_test_traffic(run, now);
    let does = if is_tested { format!("{does}, test traffic") } else { does.to_owned() };
    html! {
        <g class={classes!("party", gauge, (weight == 0).then_some("none"))}>
            <rect class="box" x={px(x + 0.5)} y={px(y + 0.5)} width={px(CARDS - 1.0)} height={px(CARD - 1.0)} rx="6" />
            <rect class="edge" x={px(x + 0.5)} y={px(y + 0.5)} width="6" height={px(CARD - 1.0)} rx="1" />
            <text class="big" x={px(x + 22.0)} y={px(y + 45.0)}>{ weight }<tspan class="percent" dx="3">{ "%" }</tspan></text>
            <text class="name" x={px(x + 106.0)} y={px(y + 33.0)}>{ name.to_owned() }</text>
            <text class="sub" x={px(x + 106.0)} y={px(y + 50.0)}>{ does }</text>
        </g>
    }
}
