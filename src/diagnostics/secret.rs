//! What a secret looks like in plain text.

use std::ops::Range;

/// A kind of secret with a form of its own.
struct Form {
    name: &'static str,
    prefix: &'static str,
    /// How many letters follow at least.
    least: usize,
    /// How many follow at most, where the form is exact.
    most: usize,
    letters: fn(char) -> bool,
}

const FORMS: &[Form] = &[
    Form { name: "an AWS access key id", prefix: "AKIA", least: 16, most: 16, letters: is_upper },
    Form { name: "an AWS access key id", prefix: "ASIA", least: 16, most: 16, letters: is_upper },
    Form { name: "a GitHub token", prefix: "ghp_", least: 36, most: 36, letters: is_word },
    Form { name: "a GitHub token", prefix: "github_pat_", least: 22, most: 255, letters: is_word },
    Form { name: "a GitLab token", prefix: "glpat-", least: 20, most: 20, letters: is_word_or_dash },
    Form { name: "a Slack token", prefix: "xoxb-", least: 20, most: 255, letters: is_word_or_dash },
    Form { name: "a Slack token", prefix: "xoxp-", least: 20, most: 255, letters: is_word_or_dash },
    Form { name: "a Slack token", prefix: "xoxa-", least: 20, most: 255, letters: is_word_or_dash },
    Form { name: "an npm token", prefix: "npm_", least: 36, most: 36, letters: |c| c.is_ascii_alphanumeric() },
    Form { name: "an API key", prefix: "sk-", least: 20, most: 255, letters: |c| c.is_ascii_alphanumeric() },
    Form { name: "a private key", prefix: "-----BEGIN RSA PRIVATE KEY", least: 0, most: 0, letters: is_word },
    Form { name: "a private key", prefix: "-----BEGIN EC PRIVATE KEY", least: 0, most: 0, letters: is_word },
    Form { name: "a private key", prefix: "-----BEGIN OPENSSH PRIVATE KEY", least: 0, most: 0, letters: is_word },
    Form { name: "a private key", prefix: "-----BEGIN PRIVATE KEY", least: 0, most: 0, letters: is_word },
];

fn is_upper(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_word_or_dash(c: char) -> bool {
    is_word(c) || c == '-'
}

/// The first secret whose form gives it away: what it is and where it stands. AWS's own example keys are none.
pub fn by_form(text: &str) -> Option<(&'static str, Range<usize>)> {
    let mut before = None;
    text.char_indices().find_map(|(at, letter)| {
        let begins = !before.replace(letter).is_some_and(is_word);
        let rest = text.get(at..).filter(|_| begins)?;
        FORMS.iter().find_map(|form| Some((form.name, at..at + form.length(rest)?)))
    })
}

impl Form {
    /// How long the secret of this form is with which a text begins.
    fn length(&self, text: &str) -> Option<usize> {
        let rest = text.strip_prefix(self.prefix)?;
        let length = rest.chars().take_while(|letter| (self.letters)(*letter)).count();
        let fits = (self.least..=self.most).contains(&length) && !rest.get(..length)?.contains("EXAMPLE");
        fits.then_some(self.prefix.len() + length)
    }
}

/// Words in a variable's name that say that its value is a secret.
const NAMES: &[&str] = &["PASSWORD", "PASSWD", "SECRET", "TOKEN", "API_KEY", "APIKEY", "PRIVATE_KEY"];
/// Ends of names whose values only say where a secret is, or something about it.
const ABOUT: &[&str] = &[
    "_NAME",
    "_ARN",
    "_ID",
    "_PATH",
    "_FILE",
    "_URL",
    "_PARAMETER",
    "_KEY_NAME",
    "_REGION",
    "_LENGTH",
    "_TYPE",
    "_TTL",
    "_EXPIRY",
    "_HEADER",
    "_ENABLED",
    "_COUNT",
    "_MANAGER",
    "_PREFIX",
    "_LOCATION",
    "_VERSION",
    "_STORE",
    "_USERNAME",
];

/// Whether a variable's name says that its value is a secret.
pub fn by_name(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    NAMES.iter().any(|word| name.contains(word)) && !ABOUT.iter().any(|end| name.ends_with(end))
}

/// Whether a value can be a secret at all: not empty, not a reference, not a placeholder, switch or number.
pub fn is_literal(value: &str) -> bool {
    let plain = value.trim();
    let placeholder = plain.starts_with(['<', '/', '{']) || plain.starts_with("arn:") || plain.contains("://");
    let word = ["true", "false", "yes", "no", "null", "none", "changeme", "dummy", "test", "example"];
    plain.len() >= 4
        && !plain.contains('$')
        && !placeholder
        && !word.iter().any(|word| plain.eq_ignore_ascii_case(word))
        && !plain.chars().all(|c| c.is_ascii_digit())
        && !plain.chars().all(|c| matches!(c, '*' | 'x' | 'X' | '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_secrets_from_words_like_them() {
        assert_eq!(by_form("KEY=AKIAABCDEFGHIJKLMNOP x").map(|f| f.1), Some(4..24));
        for harmless in
            ["AKIAIOSFODNN7EXAMPLE", "task-definition", "flask-tests-and-more-than-20", "npm_config_cache=x"]
        {
            assert_eq!(by_form(harmless), None, "{harmless}");
        }
        assert!(by_name("DB_PASSWORD") && !by_name("SECRET_NAME") && !by_name("TOKENIZER_URL"));
        assert!(is_literal("hunter2x") && !is_literal("$(cat x)") && !is_literal("/prod/db") && !is_literal("true"));
    }
}
