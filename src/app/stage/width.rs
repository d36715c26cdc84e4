//! How wide an element is on the screen, kept up to date, and how lengths are written in a picture.

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The width of the element in `node`, in CSS pixels; `before` until it is known.
#[hook]
pub fn use_width(node: &NodeRef, before: f64) -> f64 {
    let width = use_state_eq(|| before);
    {
        let width = width.clone();
        use_effect_with(node.clone(), move |node| {
            let element = node.cast::<Element>();
            let seen = element.clone();
            let measure = Closure::<dyn Fn()>::new(move || {
                let measured = seen.as_ref().map(|element| f64::from(element.client_width()));
                // A hidden pane measures nothing, and what it shows next has the width it had before.
                if let Some(measured) = measured.filter(|measured| *measured > 0.0) {
                    width.set(measured);
                }
            });
            let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(measure);
            }
        });
    }
    *width
}

/// A length in CSS pixels, as an attribute of a picture: to a tenth, which is finer than any screen.
pub fn px(length: f64) -> String {
    format!("{length:.1}")
}
