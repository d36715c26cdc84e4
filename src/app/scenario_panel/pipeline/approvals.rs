//! How approvals are answered.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::fields::{Number, choice, text};
use crate::formats::codepipeline::scenario::{Answer, Verdict};

const VERDICTS: &[(Verdict, &str)] =
    &[(Verdict::Approve, "approved"), (Verdict::Reject, "rejected"), (Verdict::Expire, "not answered")];
/// The seven days after which an approval fails, in seconds.
const LATEST: u64 = 7 * 24 * 60 * 60;

/// Every approval that an execution may come to.
pub(super) fn section(form: &Form) -> Html {
    let mut addresses: Vec<&str> = Vec::new();
    for step in form.panel.timeline.steps.iter().filter(|step| step.kind == "approval") {
        if !addresses.contains(&step.address.as_str()) {
            addresses.push(&step.address);
        }
    }
    if addresses.is_empty() {
        return Html::default();
    }
    let fields = html! { <>{ for addresses.into_iter().map(|address| row(form, address)) }</> };
    crate::app::scenario_panel::section("How approvals are answered", "", fields)
}

fn row(form: &Form, address: &str) -> Html {
    // An answer to every execution stands without a number.
    let general = address.split_once('.').map_or("", |(_, rest)| rest);
    let approvals = &form.setup.approvals;
    let said = approvals.get(address).or_else(|| approvals.get(general)).cloned().unwrap_or_default();
    let after = Number { label: "After", note: "", unit: "s", bounds: (0, LATEST), when_empty: None };
    let (key, before) = (address.to_owned(), said.clone());
    let set = form.set(move |setup, answer: Answer| {
        setup.approvals.insert(key.clone(), answer);
    });
    let set = std::rc::Rc::new(set);
    let (verdict, wait, comment) = (set.clone(), set.clone(), set);
    let (b1, b2, b3) = (before.clone(), before.clone(), before);
    html! {
        <div key={address.to_owned()} role="group" aria-label={address.to_owned()}>
            { choice(address, "", VERDICTS, said.verdict, move |to| verdict(Answer { verdict: to, ..b1.clone() })) }
            { after.field(Some(said.after), move |to| {
                wait(Answer { after: to.unwrap_or(b2.after), ..b2.clone() });
            }) }
            { text("Comment", "", &said.comment, &[], move |to| comment(Answer { comment: to, ..b3.clone() })) }
        </div>
    }
}
