//! Which stages are meant for production, as far as their names tell.

use crate::formats::codepipeline::facts::known_types::known_type;
use crate::formats::codepipeline::facts::order::Ordered;
use crate::formats::codepipeline::model::{Category, Stage};

/// Words that a name for production has.
const WORDS: &[&str] = &["prod", "production", "live"];
/// Words before them that turn their meaning.
const NOT: &[&str] = &["non", "not", "no", "pre", "before"];

/// Whether a stage is meant for production.
pub fn is_production(stage: &Stage) -> bool {
    stage.name.value().is_some_and(|name| says_production(name))
}

/// Whether an action certainly deploys. Making a change set changes nothing yet.
pub fn deploys(it: &Ordered<'_>) -> bool {
    let action = &it.action.value;
    let prepares = match action.setting("ActionMode") {
        Some(mode) => mode.value == "CHANGE_SET_REPLACE",
        None => action.has_setting("ActionMode"),
    };
    !prepares && known_type(action).is_some_and(|kind| kind.category == Category::Deploy.word())
}

fn says_production(name: &str) -> bool {
    let mut last = String::new();
    for word in words(name) {
        let word = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        if WORDS.contains(&word) && !NOT.contains(&last.as_str()) {
            return true;
        }
        last = word.to_owned();
    }
    false
}

/// The words of a name in lower case, parted by other characters or by a capital letter behind a small one.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || (small && letter.is_uppercase()) {
            words.push(String::new());
        }
        small = letter.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::says_production;

    #[test]
    fn tells_names_for_production_from_others() {
        for name in ["Prod", "PROD", "DeployToProduction", "deploy-prod-eu", "prod2", "GoLive"] {
            assert!(says_production(name), "{name}");
        }
        for name in ["Product", "Deliver", "PreProd", "non-prod", "Staging", "Reproduce", ""] {
            assert!(!says_production(name), "{name}");
        }
    }
}
