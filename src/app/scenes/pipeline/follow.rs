//! Keeps the stage in which something happens in view.

use web_sys::Element;
use yew::prelude::*;

use super::model::{Pipeline, shown};
use crate::app::stage::run::Run;
use crate::rehearsal::{Instant, StepState};

/// The number of the last stage in which something happens.
pub fn busy(run: &Run, pipeline: &Pipeline, at: Instant) -> Option<u32> {
    let is_busy = |lane| shown(run, lane, at).is_some_and(|id| run.state(id, at) == StepState::InProgress);
    pipeline.columns.iter().rposition(|column| is_busy(column.lane)).map(|number| number as u32)
}

/// Scrolls `region` sideways to that one of `columns`, as often as it is another one.
#[hook]
pub fn use_in_view(region: &NodeRef, columns: &NodeRef, number: Option<u32>) {
    let (region, columns) = (region.clone(), columns.clone());
    use_effect_with(number, move |number| {
        let column = number.and_then(|number| columns.cast::<Element>()?.children().item(number));
        let (Some(column), Some(region)) = (column, region.cast::<Element>()) else { return };
        let (place, view) = (column.get_bounding_client_rect(), region.get_bounding_client_rect());
        let beyond = (place.right() - view.right()).max(0.0) - (view.left() - place.left()).max(0.0);
        if beyond != 0.0 {
            region.set_scroll_left(region.scroll_left() + beyond as i32);
        }
    });
}
