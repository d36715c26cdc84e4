//! What was found in the text: counted, filtered, gone to, fixed, explained.

use crate::order::by_key;
use std::rc::Rc;

use yew::prelude::*;

use super::icons::{Icon, icon};
use super::marks::Mark;
use super::messages::Report;
use super::stage::words::told;
use super::words::count;
use crate::diagnostics::Severity;

/// The severities, the gravest first, with their names for one and for many.
pub const SEVERITIES: [(Severity, &str, &str); 3] = [
    (Severity::Error, "error", "errors"),
    (Severity::Warning, "warning", "warnings"),
    (Severity::Hint, "hint", "hints"),
];

/// The class that gives a severity its colour.
pub fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "bad",
        Severity::Warning => "warn",
        Severity::Hint => "qq",
    }
}

/// How many findings of a severity there are.
pub fn number(marks: &[Mark], severity: Severity) -> usize {
    marks.iter().filter(|mark| mark.severity == severity).count()
}

/// What a person does with a finding, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Goes there.
    GoTo(usize),
    /// Applies its first fix.
    Fix(usize),
    /// Opens its rule's page.
    Why(usize),
    /// Applies every fix that can be applied unseen.
    FixAll,
    /// Lists the findings of a severity, or leaves them out.
    Toggle(Severity),
}

/// What the list is given.
#[derive(Properties, PartialEq)]
pub struct ProblemsProps {
    /// What was found; none before the first answer.
    pub report: Option<Rc<Report>>,
    /// Findings that are not listed.
    pub hidden: Vec<Severity>,
    /// The line of the cursor, from 1.
    pub line: u32,
    /// How many rules looked.
    pub rules: usize,
    /// What a person does.
    pub on_press: Callback<Press>,
}

/// The list of findings.
#[component]
pub fn Problems(props: &ProblemsProps) -> Html {
    let marks = props.report.as_deref().map_or(&[][..], |report| &report.marks);
    let safe = marks.iter().filter(|mark| mark.is_safely_fixed()).count();
    let press = |press: Press| props.on_press.reform(move |_: MouseEvent| press);
    html! {
        <section class="probs" id="problems" aria-label="Problems">
            <div class="ph">
                <h2>{ "Problems" }</h2>
                <div class="cnt" role="group" aria-label="Which problems are listed">
                    { for SEVERITIES.iter().map(|(severity, one, many)| filter(props, marks, *severity, one, many)) }
                </div>
                if safe > 1 {
                    <button type="button" class="btn sm line" onclick={press(Press::FixAll)}>
                        { format!("Fix {safe} safe ones") }
                    </button>
                }
            </div>
            { list(props, marks) }
        </section>
    }
}

fn filter(props: &ProblemsProps, marks: &[Mark], severity: Severity, one: &str, many: &str) -> Html {
    let number = number(marks, severity);
    if number == 0 {
        return Html::default();
    }
    let shown = !props.hidden.contains(&severity);
    let name = count(number, one, many);
    html! {
        <button
            type="button"
            class={classes!("filter", tone(severity), (!shown).then_some("off"))}
            aria-pressed={shown.to_string()}
            aria-label={name.clone()}
            title={format!("{name}, {}", if shown { "listed" } else { "left out" })}
            onclick={props.on_press.reform(move |_| Press::Toggle(severity))}
        >
            { icon(severity.into(), 13) }{ number }
        </button>
    }
}

fn list(props: &ProblemsProps, marks: &[Mark]) -> Html {
    if props.report.is_none() {
        return html! { <p class="none">{ "Reading the file." }</p> };
    }
    if marks.is_empty() {
        let rules = count(props.rules, "rule", "rules");
        return html! { <p class="none">{ format!("Nothing found. {rules} looked.") }</p> };
    }
    let mut shown: Vec<_> =
        marks.iter().enumerate().filter(|(_, mark)| !props.hidden.contains(&mark.severity)).collect();
    // The gravest first, those of one kind in the order of the file.
    by_key(&mut shown, |(_, mark)| (mark.severity as u64, 0));
    if shown.is_empty() {
        return html! { <p class="none">{ "All of it is left out of this list." }</p> };
    }
    html! { <ol>{ for shown.into_iter().map(|(index, mark)| row(props, index, mark)) }</ol> }
}

fn row(props: &ProblemsProps, index: usize, mark: &Mark) -> Html {
    let press = |press: Press| props.on_press.reform(move |_: MouseEvent| press);
    let tone = tone(mark.severity);
    let word = SEVERITIES.iter().find(|(severity, ..)| *severity == mark.severity).map_or("", |(_, word, _)| *word);
    html! {
        <li key={index} class={classes!("prob", (mark.line == props.line).then_some("on"))}>
            <button type="button" class="go" onclick={press(Press::GoTo(index))}>
                <span class={tone}>{ icon(Icon::from(mark.severity), 14) }</span>
                <span class="unseen">{ word }</span>
                <span class={classes!("code", tone)}>{ &mark.code }</span>
                <span class="msg">{ told(&mark.message) }</span>
                <span class="unseen">{ format!("line {}", mark.line) }</span>
            </button>
            <span class="act">
                if let Some(fix) = mark.fixes.first() {
                    <button
                        type="button" class="link" title={fix.title.clone()}
                        aria-label={format!("Fix: {}", fix.title.replace('`', ""))} onclick={press(Press::Fix(index))}
                    >
                        { "Fix" }
                    </button>
                }
                <button
                    type="button" class="link quiet" aria-label={format!("Why: the page of {}", mark.code)}
                    onclick={press(Press::Why(index))}
                >
                    { "Why" }
                </button>
            </span>
            <span class="where" aria-hidden="true">{ format!("{}:{}", mark.line, mark.column) }</span>
        </li>
    }
}
