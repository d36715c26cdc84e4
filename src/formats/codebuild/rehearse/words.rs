//! How commands are named in sentences.

use super::durations::Work;

/// The most characters of a command that a sentence quotes.
const QUOTED: usize = 48;

/// A command's name in a sentence, between backticks: what it is known as, or the beginning of its text.
pub fn quoted(text: &str, work: &Work) -> String {
    format!("`{}`", short(text, work))
}

/// A command's name on a mark.
pub fn short(text: &str, work: &Work) -> String {
    if !work.kind.is_empty() {
        return work.kind.clone();
    }
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    let cut = line.char_indices().nth(QUOTED).map_or(line, |(at, _)| line[..at].trim_end());
    // A backtick in the text would end the quotation.
    let cut = cut.replace('`', "'");
    if cut.len() < text.trim().len() { format!("{cut} …") } else { cut }
}

/// `BUILD`, `BUILD and POST_BUILD`, `BUILD, POST_BUILD and UPLOAD_ARTIFACTS`.
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The text with a capital first letter.
pub fn upper_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// `1 command`, `2 commands`.
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::codebuild::rehearse::durations::work;

    #[test]
    fn names_what_is_known_and_cuts_what_is_long() {
        let name = |text: &str| quoted(text, &work(text));
        assert_eq!(name("npm test -- --ci"), "`npm test`");
        assert_eq!(name("./ci/collect-logs.sh"), "`./ci/collect-logs.sh`");
        assert_eq!(name("if [ -f x ]; then\n  ./y\nfi"), "`if [ -f x ]; then …`");
        assert_eq!(name(&"é".repeat(60)), format!("`{} …`", "é".repeat(48)));
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
    }
}
