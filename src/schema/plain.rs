//! What JSON, and YAML as JSON reads it, make of a scalar: text, a number, or true and false.

use crate::syntax::{Document, NodeId, ScalarStyle};

/// Whether a scalar is of the kind that is expected.
pub(super) fn fits(document: &Document, node: NodeId, expected: &str) -> bool {
    let found = kind(document, node);
    // A word that is no number is told with its text.
    found == expected || (expected == "a number" && document.style(node) == Some(ScalarStyle::Plain))
}

/// The kind of a scalar.
pub(super) fn kind(document: &Document, node: NodeId) -> &'static str {
    match document.scalar(node) {
        Some(text) if document.style(node) == Some(ScalarStyle::Plain) => of_plain(text),
        _ => "text",
    }
}

fn of_plain(text: &str) -> &'static str {
    match text {
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => "a boolean",
        _ if is_number(text) => "a number",
        _ => "text",
    }
}

/// Whether a text is a decimal number, with a sign, a fraction and an exponent as it may be.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent))
}

#[cfg(test)]
mod tests {
    use super::of_plain;

    #[test]
    fn tells_kinds_apart() {
        for (text, kind) in [
            ("1", "a number"),
            ("-1.5e3", "a number"),
            (".5", "a number"),
            ("1.2.3", "text"),
            (".", "text"),
            ("1e", "text"),
            ("", "text"),
            ("true", "a boolean"),
            ("yes", "text"),
            ("123456789012", "a number"),
        ] {
            assert_eq!(of_plain(text), kind, "{text}");
        }
    }
}
