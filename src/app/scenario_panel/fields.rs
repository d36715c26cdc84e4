//! The form's fields: each has a label in plain words, and says what it wants when it is given something else.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What was typed into or chosen in the field that an event came from.
fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// A field with its label and, below it, what it is good for.
fn labelled(label: &str, note: &str, field: Html) -> Html {
    html! {
        <label class="field">
            <span class="field-name">{ label.to_owned() }</span>
            { field }
            if !note.is_empty() { <span class="field-note">{ note.to_owned() }</span> }
        </label>
    }
}

/// One of several words.
pub fn choice<T: Copy + PartialEq + 'static>(
    label: &str,
    note: &str,
    options: &'static [(T, &'static str)],
    value: T,
    on_choose: impl Fn(T) + 'static,
) -> Html {
    labelled(label, note, bare_choice(label, options, value, on_choose))
}

/// One of several words, where the label stands elsewhere.
pub fn bare_choice<T: Copy + PartialEq + 'static>(
    label: &str,
    options: &'static [(T, &'static str)],
    value: T,
    on_choose: impl Fn(T) + 'static,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let index = chosen.and_then(|select| usize::try_from(select.selected_index()).ok());
        if let Some((value, _)) = index.and_then(|index| options.get(index)) {
            on_choose(*value);
        }
    });
    html! {
        <select {onchange} aria-label={label.to_owned()}>
            { for options.iter().map(|(option, word)| html! { <option selected={*option == value}>{ *word }</option> }) }
        </select>
    }
}

/// A text, such as a name.
pub fn text(label: &str, note: &str, value: &str, suggestions: &[&str], on_type: impl Fn(String) + 'static) -> Html {
    let list = format!("suggested-{}", label.to_ascii_lowercase().replace(' ', "-"));
    let onchange = Callback::from(move |event: Event| {
        if let Some(typed) =
            input(&event).map(|field| field.value().trim().to_owned()).filter(|typed| !typed.is_empty())
        {
            on_type(typed);
        }
    });
    let field = html! { <>
        <input type="text" value={value.to_owned()} {onchange} list={(!suggestions.is_empty()).then(|| list.clone())} spellcheck="false" autocomplete="off" />
        if !suggestions.is_empty() {
            <datalist id={list}>{ for suggestions.iter().map(|word| html! { <option value={(*word).to_owned()} /> }) }</datalist>
        }
    </> };
    labelled(label, note, field)
}

/// A whole number with its unit, within bounds. Left empty it is none, where that means something.
pub struct Number<'a> {
    /// What is asked for.
    pub label: &'a str,
    /// What it is good for.
    pub note: &'a str,
    /// The unit.
    pub unit: &'a str,
    /// The least and the greatest that counts.
    pub bounds: (u64, u64),
    /// What an empty field means; none where it must not be empty.
    pub when_empty: Option<&'a str>,
}

impl Number<'_> {
    /// The field, with its label.
    pub fn field(&self, value: Option<u64>, on_type: impl Fn(Option<u64>) + 'static) -> Html {
        labelled(self.label, self.note, self.bare(value, on_type))
    }

    /// The field alone.
    pub fn bare(&self, value: Option<u64>, on_type: impl Fn(Option<u64>) + 'static) -> Html {
        let (least, greatest) = self.bounds;
        let may_be_empty = self.when_empty.is_some();
        let onchange = Callback::from(move |event: Event| {
            let Some(field) = input(&event) else { return };
            match field.value().trim() {
                "" if may_be_empty => on_type(None),
                typed => match typed.parse::<u64>() {
                    Ok(number) if (least..=greatest).contains(&number) => on_type(Some(number)),
                    // The browser says beside the field what it wants.
                    _ => drop(field.report_validity()),
                },
            }
        });
        html! {
            <span class="number">
                <input
                    type="number" inputmode="numeric" aria-label={self.label.to_owned()} {onchange} step="1"
                    min={least.to_string()} max={greatest.to_string()} required={!may_be_empty}
                    value={value.map(|value| value.to_string()).unwrap_or_default()}
                    placeholder={self.when_empty.map(str::to_owned)}
                />
                <span class="unit">{ self.unit.to_owned() }</span>
            </span>
        }
    }
}

/// Yes or no.
pub fn switch(label: &str, note: &str, value: bool, on_switch: impl Fn(bool) + 'static) -> Html {
    // At the click: whatever else is redrawn by it would set the box back before the change is told.
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(field) = input(&event) {
            on_switch(field.checked());
        }
    });
    html! {
        <label class="field switch">
            <input type="checkbox" checked={value} {onclick} />
            <span class="field-name">{ label.to_owned() }</span>
            if !note.is_empty() { <span class="field-note">{ note.to_owned() }</span> }
        </label>
    }
}
