//! An action as a card: its provider, how it stands in the service's words, and what happens now.

use yew::prelude::*;

use super::approval::Approval;
use super::change::{self, Change};
use super::executions::word;
use super::model::{execution, fact, is_asked, point, shown};
use super::nested::contained;
use crate::app::scenes::build::SceneProps;
use crate::app::stage::glyph::{Icon, glyph, icon, tone, waiting};
use crate::app::stage::words::{clock, duration, length, told};
use crate::formats::codepipeline::scenario::Verdict;
use crate::rehearsal::{Contained, Instant, Lane, LaneId, Step, StepId, StepState};

/// The card of the action on a lane.
pub fn card(props: &SceneProps, lane: &LaneId, open: Option<&Contained>, at: Instant) -> Html {
    let run = &props.run;
    let Some(declared) = run.lane(*lane) else { return Html::default() };
    let id = shown(run, *lane, at);
    let Some((id, step)) = id.and_then(|id| Some((id, run.step(id)?))) else { return idle(declared) };
    let state = run.state(id, at);
    let number = if state == StepState::Pending { "" } else { execution(&step.address) };
    let is_asked = is_asked(run, *lane, at);
    let is_faulted = props.faulted.contains(&id);
    let said = told_of(props, id, step, state, declared, at);
    let inside = contained(run, id);
    let is_open = open.is_some_and(|open| open.step == id);
    // What has a picture of its own inside shows that, and its menu at the menu's own key.
    let onclick = inside.map(|_| {
        let (hands, address) = (props.hands.clone(), step.address.clone());
        Callback::from(move |_: MouseEvent| hands.zoom(Some(address.clone())))
    });
    let has_menu = inside.is_none();
    let class = classes!(
        "action",
        tone(state),
        (props.selected == Some(id)).then_some("selected"),
        is_asked.then_some("asked"),
        is_open.then_some("zoomed")
    );
    let onkeydown = is_asked.then(|| by_key(props, step, at));
    html! {
        <li key={lane.0} {class} {onkeydown}>
            <button
                type="button" data-step={id.0.to_string()} data-menu={has_menu.then_some("true")}
                aria-haspopup={has_menu.then_some("dialog")} {onclick}
            >
                <span class="action-head">
                    { if is_asked { waiting() } else { glyph(state) } }<code title={step.label.clone()}>{ step.label.clone() }</code>
                    if is_faulted { <span class="has-fault">{ icon(Icon::Bolt) }</span> }
                    { provider(declared) }
                </span>
                <span class="action-said" title={said.replace('`', "")}>
                    if !number.is_empty() { <b>{ number.to_owned() }</b>{ " " } }
                    { told(&said) }
                </span>
                if is_faulted { <span class="unseen">{ ", made to go wrong" }</span> }
            </button>
            { for inside.map(|inside| opener(props, step, inside, is_open)) }
            if is_asked {
                <Approval
                    key={id.0} address={step.address.clone()} asked={step.start.unwrap_or(at)} change={Change::of(props)}
                />
            }
        </li>
    }
}

/// The button that opens the rehearsal inside an action, or closes it.
fn opener(props: &SceneProps, step: &Step, inside: &Contained, is_open: bool) -> Html {
    let (hands, address) = (props.hands.clone(), step.address.clone());
    let onclick = move |event: MouseEvent| {
        event.stop_propagation();
        hands.zoom((!is_open).then(|| address.clone()));
    };
    html! {
        <button type="button" class="action-open" {onclick} aria-expanded={is_open.to_string()}>
            { if is_open { "Close " } else { "Open " } }<code>{ inside.file.clone() }</code>
        </button>
    }
}

/// An action that no execution comes to.
fn idle(declared: &Lane) -> Html {
    let name = declared.name.rsplit('.').next().unwrap_or_default().to_owned();
    html! {
        <li key={declared.name.clone()} class="action pending">
            <p class="action-head">
                { glyph(StepState::Pending) }<code title={name.clone()}>{ name.clone() }</code>
                { provider(declared) }
            </p>
        </li>
    }
}

/// The provider in a word that leaves room for the action's name; whoever points at it reads the whole word.
fn provider(lane: &Lane) -> Html {
    let whole = fact(lane, "provider");
    let short = match whole {
        "CodeStarSourceConnection" => "Connection",
        "CodeDeployToECS" => "CodeDeploy ECS",
        "CloudFormationStackSet" => "StackSet",
        "CloudFormationStackInstances" => "StackInstances",
        "ServiceCatalog" => "Catalog",
        "ElasticBeanstalk" => "Beanstalk",
        "StepFunctions" => "Step Functions",
        "CodeStarGit" => "Git",
        _ => whole,
    };
    let note = fact(lane, "note");
    let title = if note.is_empty() { whole.to_owned() } else { format!("{whole}. {note}") };
    html! { <span class="action-provider" {title}>{ short.to_owned() }</span> }
}

/// `A` approves and `J` rejects while the approval's card has the focus.
fn by_key(props: &SceneProps, step: &Step, at: Instant) -> Callback<KeyboardEvent> {
    let (asks, address) = (Change::of(props), step.address.clone());
    let asked = step.start.unwrap_or(at);
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let verdict = match event.key().as_str() {
            "a" | "A" => Verdict::Approve,
            "j" | "J" => Verdict::Reject,
            _ => return,
        };
        event.stop_propagation();
        event.prevent_default();
        change::answer(&asks, &address, asked, verdict, String::new());
    })
}

/// What happens in an action now, or how it ended.
fn told_of(props: &SceneProps, id: StepId, step: &Step, state: StepState, lane: &Lane, at: Instant) -> String {
    if step.kind == "approval" && state == StepState::InProgress {
        return "waits for an answer.".to_owned();
    }
    let spent = length(step, at).unwrap_or_default();
    match state {
        StepState::Pending if fact(lane, "category") == "Source" => {
            let said = [fact(lane, "notices"), fact(lane, "note")];
            said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
        }
        StepState::Pending => String::new(),
        StepState::InProgress => {
            let whole = step.start.map_or(0, |start| step.end.since(start));
            let inside = inside(props, id, at).map_or_else(|| "InProgress".to_owned(), |part| format!("in {part}"));
            format!("{inside}, {} of about {}", clock(Instant(spent)), clock(Instant(whole)))
        }
        StepState::Ended(_) if fact(lane, "category") == "Source" => {
            let gauge = format!("revision {}", execution(&step.address));
            match point(&props.run, &gauge, at) {
                Some(revision) => format!("`{}`", revision.value),
                None => word(step, state),
            }
        }
        StepState::Ended(_) => match &step.why {
            Some(why) => why.clone(),
            None => format!("{}, {}", word(step, state), duration(spent)),
        },
    }
}

/// The phase or event that runs inside an action, where it contains the rehearsal of another file.
fn inside(props: &SceneProps, id: StepId, at: Instant) -> Option<String> {
    let contained = contained(&props.run, id)?;
    let inner = props.run.timeline().inner.get(contained.run as usize)?;
    let since = Instant(at.since(props.run.step(id)?.start?));
    let running =
        |step: &&Step| step.parent.is_none() && step.start.is_some_and(|start| start <= since) && since < step.end;
    Some(inner.steps.iter().rev().find(running)?.label.clone())
}
