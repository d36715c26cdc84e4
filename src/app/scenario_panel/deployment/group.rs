//! The deployment group: when it rolls back, its alarms, and a stop by hand.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::fields::{Number, switch, text};
use crate::app::scenario_panel::section as section_of;
use crate::formats::codedeploy::scenario::Alarm;

/// How many alarms a group may have.
const MOST: usize = 10;
/// The longest deployment, in seconds.
const LONGEST: u64 = 109 * 60 * 60;

/// The part of the form about the deployment group; its names stand where a picture tells them.
pub(super) fn section(form: &Form, has_names: bool) -> Html {
    let (setup, rollback) = (&form.setup, &form.setup.rollback);
    let stop = Number {
        label: "Someone stops it after",
        note: "",
        unit: "s",
        bounds: (0, LONGEST),
        when_empty: Some("never"),
    };
    let set_alarms = form.set(|setup, count: u64| {
        setup.rollback.alarms.resize_with(count as usize, Alarm::default);
        for (index, alarm) in setup.rollback.alarms.iter_mut().enumerate().filter(|(_, alarm)| alarm.name.is_empty())
        {
            alarm.name = format!("alarm-{}", index + 1);
        }
    });
    let alarms = Number { label: "Alarms", note: "", unit: "", bounds: (0, MOST as u64), when_empty: None };
    section_of(
        "Deployment group",
        "",
        html! { <>
            if has_names {
                { text("Application", "", &setup.application, &[], form.set(|setup, name| setup.application = name)) }
                { text("Group", "", &setup.group, &[], form.set(|setup, name| setup.group = name)) }
                { text("This revision", "", &setup.revision, &[], form.set(|setup, name| setup.revision = name)) }
            }
            { switch("Rolls back when a deployment fails", "", rollback.failure, form.set(|setup, on| setup.rollback.failure = on)) }
            { switch("Rolls back when an alarm stops it", "", rollback.alarm, form.set(|setup, on| setup.rollback.alarm = on)) }
            { switch("Rolls back when someone stops it", "", rollback.stop, form.set(|setup, on| setup.rollback.stop = on)) }
            { stop.field(setup.stop_after, form.set(|setup, seconds| setup.stop_after = seconds)) }
            { alarms.field(Some(rollback.alarms.len() as u64), move |typed| typed.into_iter().for_each(&set_alarms)) }
            { for rollback.alarms.iter().take(MOST).enumerate().map(|(index, alarm)| alarm_fields(form, index, alarm)) }
            if !rollback.alarms.is_empty() {
                { switch("Goes on when an alarm cannot be read", "", rollback.ignore_poll_alarm_failure,
                    form.set(|setup, on| setup.rollback.ignore_poll_alarm_failure = on)) }
            }
        </> },
    )
}

fn alarm_fields(form: &Form, index: usize, alarm: &Alarm) -> Html {
    let label = format!("{} goes off after", alarm.name);
    let after = Number { label: &label, note: "", unit: "s", bounds: (0, LONGEST), when_empty: Some("never") };
    let set_after = form.set(move |setup, seconds| {
        if let Some(alarm) = setup.rollback.alarms.get_mut(index) {
            alarm.after = seconds;
        }
    });
    let set_unreadable = form.set(move |setup, on| {
        if let Some(alarm) = setup.rollback.alarms.get_mut(index) {
            alarm.unreadable = on;
        }
    });
    html! { <>
        { after.field(alarm.after, set_after) }
        { switch(&format!("{}: its state cannot be read from then on", alarm.name), "", alarm.unreadable, set_unreadable) }
    </> }
}
