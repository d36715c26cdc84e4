//! What a key is called in the other form, and which values are numbers there.

/// Keys below which every name is the author's or a provider's own, and is never spelt otherwise.
pub fn holds_own_names(key: &str) -> bool {
    key.eq_ignore_ascii_case("configuration")
}

/// Keys whose values are whole numbers; every other value of a pipeline is a text.
///
/// Source: CodePipeline API model 2015-07-09.
pub fn is_number(key: &str) -> bool {
    ["runOrder", "timeoutInMinutes"].iter().any(|number| number.eq_ignore_ascii_case(key))
}

/// A key as a template spells it: `runOrder` is `RunOrder`.
pub fn in_template(key: &str) -> String {
    with_first(key, char::to_ascii_uppercase)
}

/// A key as the AWS CLI spells it: `RunOrder` is `runOrder`.
pub fn in_cli(key: &str) -> String {
    with_first(key, char::to_ascii_lowercase)
}

fn with_first(key: &str, change: fn(&char) -> char) -> String {
    let mut letters = key.chars();
    letters.next().map(|first| change(&first)).into_iter().chain(letters).collect()
}
