//! What survives a reload. Each text lies there as it is, so that nothing else that breaks can take it along.

use gloo::storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::session::{Kept, Session, Sitting, View};

const TEXT: &str = "rehearsal.text";
const SITTING: &str = "rehearsal.sitting";
const KEPT: &str = "rehearsal.kept";
const VIEW: &str = "rehearsal.view";

/// What was stored.
#[derive(Default)]
pub struct Stored {
    /// The texts of the files.
    pub texts: Vec<String>,
    /// What belongs to them.
    pub sitting: Option<Sitting>,
    /// Earlier texts.
    pub kept: Vec<Kept>,
    /// How the page is looked at.
    pub view: View,
    /// What could not be read, for people.
    pub complaint: Option<&'static str>,
}

/// Reads what was stored.
pub fn load() -> Stored {
    let texts = (0..).map_while(|place| LocalStorage::raw().get_item(&text_key(place)).ok().flatten());
    let mut stored = Stored { texts: texts.collect(), ..Stored::default() };
    let mut complaint = None;
    match read(SITTING) {
        Ok(sitting) => stored.sitting = sitting,
        Err(Unreadable) => {
            complaint = Some("The stored scenario could not be read and is left out. Your text is as you left it.")
        }
    }
    match read(VIEW) {
        Ok(view) => stored.view = view.unwrap_or_default(),
        Err(Unreadable) => {
            complaint =
                Some("The stored settings could not be read, so the usual ones apply. Your text is as you left it.")
        }
    }
    match read(KEPT) {
        Ok(kept) => stored.kept = kept.unwrap_or_default(),
        Err(Unreadable) => {
            complaint = Some("Your earlier texts could not be read and were set aside in this browser's storage.")
        }
    }
    stored.complaint = complaint;
    stored
}

/// Stores all of it.
///
/// # Errors
/// What could not be stored, for people.
pub fn save(session: &Session) -> Result<(), &'static str> {
    for (place, file) in session.files.iter().enumerate() {
        if LocalStorage::raw().set_item(&text_key(place), &file.text).is_err() {
            return Err(
                "This browser's storage is full or closed: your text will not survive a reload. Keep a copy of it.",
            );
        }
    }
    // A workspace that had more files leaves none of them behind.
    for place in session.files.len().. {
        let key = text_key(place);
        if !matches!(LocalStorage::raw().get_item(&key), Ok(Some(_))) {
            break;
        }
        LocalStorage::delete(&key);
    }
    let rest = [write(SITTING, &session.sitting()), write(VIEW, &session.view), write(KEPT, &*session.kept)];
    match rest.iter().all(|written| *written) {
        true => Ok(()),
        false => {
            Err("This browser's storage is full: your text is stored, but not the scenario or your earlier texts.")
        }
    }
}

/// Under which key the text of a file lies. The first has the one that was there when there was one file.
fn text_key(place: usize) -> String {
    if place == 0 { TEXT.to_owned() } else { format!("{TEXT}.{place}") }
}

/// What lies there is not what was stored.
struct Unreadable;

fn read<T: DeserializeOwned>(key: &str) -> Result<Option<T>, Unreadable> {
    let Ok(Some(json)) = LocalStorage::raw().get_item(key) else { return Ok(None) };
    serde_json::from_str(&json).map(Some).map_err(|_| {
        // It is overwritten with the next change, and might be all that is left of something.
        let _ = LocalStorage::raw().set_item(&format!("{key}.unreadable"), &json);
        Unreadable
    })
}

fn write<T: Serialize>(key: &str, value: &T) -> bool {
    serde_json::to_string(value).is_ok_and(|json| LocalStorage::raw().set_item(key, &json).is_ok())
}
