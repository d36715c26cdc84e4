//! What an instance has, and what the load balancer sends to it.

use yew::prelude::*;

use super::grid::GridProps;
use super::model::{Fleet, Host, Row, value};
use super::revision::class;
use crate::app::stage::run::Run;
use crate::rehearsal::{Instant, StepState};

/// How many instances get traffic.
pub fn in_service(run: &Run, fleet: &Fleet, at: Instant) -> usize {
    fleet.hosts.iter().filter(|host| value(run, host.traffic, at) == "in").count()
}

/// The last cell of an instance's row.
pub fn cell(props: &GridProps, row: &Row, host: &Host) -> Html {
    let GridProps { run, fleet, at, .. } = props;
    let revision = value(run, host.revision, *at);
    let (said, gets) = if fleet.is_balanced {
        let gets = value(run, host.traffic, *at) == "in";
        let share = 100.0 / in_service(run, fleet, *at).max(1) as f64;
        let said = if gets { format!("{share:.0} %") } else { away(run, row, *at).to_owned() };
        (said, gets)
    } else {
        (String::new(), revision != "none")
    };
    let title =
        if revision == "none" { "nothing is installed".to_owned() } else { format!("{revision} is installed") };
    html! {
        <div class={classes!("fleet-sends", class(revision, &fleet.revision), (!gets).then_some("out"))} role="gridcell" {title}>
            <svg class="fleet-share" viewBox="0 0 64 9" preserveAspectRatio="none" aria-hidden="true">
                if gets { <rect x=".5" y=".5" width="63" height="8" rx="1" /> } else { <path d="M0 4.5H64" /> }
            </svg>
            if !said.is_empty() { <span class="said">{ said }</span> }
            <code>{ if revision == "none" { "nothing".to_owned() } else { revision.to_owned() } }</code>
        </div>
    }
}

/// Why an instance gets no traffic.
fn away(run: &Run, row: &Row, at: Instant) -> &'static str {
    let running = row.steps.iter().find(|step| run.state(**step, at) == StepState::InProgress);
    match running.and_then(|step| run.step(*step)).map(|step| step.label.as_str()) {
        Some("BlockTraffic") => "draining",
        Some("AllowTraffic") => "entering",
        _ => "no traffic",
    }
}
