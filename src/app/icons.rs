//! The shapes that the frame is drawn with: one per meaning, so that no status rests on its colour.

use yew::prelude::*;

use crate::diagnostics::Severity;

/// A shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// An error: a disc with a mark.
    Error,
    /// A warning: a triangle with a mark.
    Warning,
    /// A hint: a ring with an i.
    Hint,
    /// Light and dark.
    Theme,
    /// A file.
    Folder,
}

impl From<Severity> for Icon {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Hint => Self::Hint,
        }
    }
}

/// The shape at a size in CSS pixels; what it means is written beside it.
pub fn icon(icon: Icon, size: u8) -> Html {
    let size = size.to_string();
    html! {
        <svg class="i" width={size.clone()} height={size} viewBox="0 0 16 16" aria-hidden="true">{ shape(icon) }</svg>
    }
}

fn shape(icon: Icon) -> Html {
    match icon {
        Icon::Error => html! { <>
            <circle cx="8" cy="8" r="7" fill="currentColor" />
            <path d="M8 4.2v4.6" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round" />
            <circle cx="8" cy="11.5" r="1.1" fill="var(--surface)" />
        </> },
        Icon::Warning => html! { <>
            <path d="M8 1.6 15 14H1z" fill="currentColor" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round" />
            <path d="M8 6v3.8" stroke="var(--surface)" stroke-width="1.7" stroke-linecap="round" />
            <circle cx="8" cy="12" r="1" fill="var(--surface)" />
        </> },
        Icon::Hint => html! { <>
            <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.4" />
            <path d="M8 7.4v3.8" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
            <circle cx="8" cy="4.9" r=".95" fill="currentColor" />
        </> },
        Icon::Theme => html! { <>
            <circle cx="8" cy="8" r="5.7" fill="none" stroke="currentColor" stroke-width="1.4" />
            <path d="M8 2.3a5.7 5.7 0 0 1 0 11.4z" fill="currentColor" />
        </> },
        Icon::Folder => line("M2 4.2v8.3h12V5.4H8L6.6 3.4H2z"),
    }
}

fn line(d: &'static str) -> Html {
    html! {
        <path {d} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />
    }
}

/// The page's own mark: steps, and the playhead across them.
pub fn brand_mark() -> Html {
    html! {
        <svg class="i" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <rect x="1" y="3" width="9" height="3" rx="1.5" fill="var(--ink)" />
            <rect x="4" y="8.5" width="12" height="3" rx="1.5" fill="var(--ink)" />
            <rect x="10" y="14" width="9" height="3" rx="1.5" fill="var(--ink)" opacity=".42" />
            <path d="M12 0v20" stroke="var(--bg)" stroke-width="4.5" />
            <path d="M12 .5v19" stroke="var(--accent)" stroke-width="2" stroke-linecap="round" />
        </svg>
    }
}
