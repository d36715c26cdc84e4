//! The files on one instance: which revision put each there, or that it is gone.

use yew::prelude::*;

use super::model::{Fleet, file};
use super::revision::badge;
use crate::app::stage::run::Run;
use crate::app::stage::words::told;
use crate::rehearsal::Instant;

/// The files of the first instance that the rehearsed deployment works on.
pub fn panel(run: &Run, fleet: &Fleet, at: Instant) -> Html {
    if fleet.files.is_empty() {
        return Html::default();
    }
    let rehearsed = fleet
        .deployments
        .iter()
        .find(|deployment| run.step(deployment.step).is_some_and(|step| step.address == "deployment"));
    let host = rehearsed.and_then(|deployment| deployment.rows().next()).and_then(|row| fleet.hosts.get(row.host));
    let name = host.map(|host| host.name.clone()).unwrap_or_default();
    let rows = fleet.files.iter().filter_map(|gauge| {
        let (path, gauge) = file(run, *gauge)?;
        let point = gauge.point(at);
        let value = point.map_or("gone", |point| &point.value);
        let said = if value == "foreign" { "not deployed" } else { value };
        let why = point.and_then(|point| point.why.as_deref());
        Some(html! {
            <li class={classes!("fleet-file", (value == "gone").then_some("gone"))} key={path.to_owned()} title={why.map(str::to_owned)}>
                <code>{ path.to_owned() }</code>
                { badge(said, &fleet.revision) }
            </li>
        })
    });
    // What changed last says why all of them are as they are.
    let gauges = fleet.files.iter().filter_map(|gauge| file(run, *gauge)?.1.point(at));
    let why = gauges.max_by_key(|point| point.at).and_then(|point| point.why.as_deref());
    html! {
        <section class="fleet-files" aria-labelledby="fleet-files-title">
            <h3 id="fleet-files-title">{ "Files on " }<code>{ name }</code></h3>
            <ul>{ for rows }</ul>
            <p class="fleet-why">{ told(why.unwrap_or_default()) }</p>
        </section>
    }
}
