//! The key sheet.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::Dialog;
use super::keys::{KeyLine, PAGE, PLAYING, WRITING};

/// What the sheet is given.
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// Whether single letters are keys.
    pub letters: bool,
    /// The person switched them on or off.
    pub on_letters: Callback<bool>,
    /// Told when it has closed.
    pub on_close: Callback<()>,
}

/// The key sheet.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let on_letters = props.on_letters.reform(|event: Event| {
        let chosen: HtmlInputElement = event.target_unchecked_into();
        chosen.checked()
    });
    html! {
        <Dialog title={html! { "Keys" }} class="help" on_close={props.on_close.clone()}>
            <p class="lead">
                { "Rehearsal checks your buildspec as you type and plays how CodeBuild would run it. Choose a step on the stage, let it fail, and see what still runs." }
            </p>
            { part("Rehearsal", PLAYING) }
            { part("File", WRITING) }
            { part("Page", PAGE) }
            <label class="check">
                <input type="checkbox" checked={props.letters} onchange={on_letters} />
                { "Single letters and digits are keys. They never act while you write." }
            </label>
        </Dialog>
    }
}

fn part(title: &str, lines: &[KeyLine]) -> Html {
    html! {
        <>
            <h3>{ title }</h3>
            <dl class="keys">{ for lines.iter().map(|line| html! {
                <div>
                    <dt>{ for line.keys.iter().map(|key| html! { <kbd>{ key }</kbd> }) }</dt>
                    <dd>{ line.does }</dd>
                </div>
            }) }</dl>
        </>
    }
}
