//! The answer to an approval, as a form in its card.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::change::{self, Change};
use crate::formats::codepipeline::scenario::Verdict;
use crate::rehearsal::Instant;

/// The longest comment that the service takes, in characters.
const LONGEST: &str = "512";

/// What is to be answered, and whom the answer is told.
#[derive(Properties, PartialEq)]
pub struct ApprovalProps {
    /// The approval's address.
    pub address: String,
    /// When it was asked.
    pub asked: Instant,
    /// Where the answer is written.
    pub change: Change,
}

/// A comment, and the two answers.
#[component]
pub fn Approval(props: &ApprovalProps) -> Html {
    let comment = use_node_ref();
    let answer = |verdict: Verdict| {
        let (comment, address, asked) = (comment.clone(), props.address.clone(), props.asked);
        let asks = props.change.clone();
        move |event: MouseEvent| {
            event.stop_propagation();
            let said = comment.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            change::answer(&asks, &address, asked, verdict, said);
        }
    };
    // Letters are typed here; they are no short cuts.
    let onkeydown = |event: KeyboardEvent| event.stop_propagation();
    html! {
        <div class="approval" role="group" aria-label={format!("Answer to {}", props.address)}>
            <input
                ref={comment.clone()} type="text" maxlength={LONGEST} placeholder="Comment" aria-label="Comment" {onkeydown}
            />
            <button type="button" class="btn solid sm" onclick={answer(Verdict::Approve)}>{ "Approve" }</button>
            <button type="button" class="btn line sm" onclick={answer(Verdict::Reject)}>{ "Reject" }</button>
        </div>
    }
}
