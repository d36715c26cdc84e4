//! One picture per kind of timeline.

pub mod batch;
pub mod build;
pub mod fleet;
pub mod pipeline;
pub mod traffic;

use yew::prelude::*;

use self::batch::BatchScene;
use self::build::{BuildScene, SceneProps};
use self::fleet::FleetScene;
use self::traffic::TrafficScene;

/// The scene of one file, as its timeline names it.
pub fn draw(scene: SceneProps) -> Html {
    match scene.run.timeline().scene.as_str() {
        "batch" => html! { <BatchScene ..scene /> },
        "fleet" => html! { <FleetScene ..scene /> },
        "traffic" => html! { <TrafficScene ..scene /> },
        _ => html! { <BuildScene ..scene /> },
    }
}
