//! Placeholders that a pipeline or a script fills in before CodeDeploy reads a file: values that nobody knows here.

/// What stands for a placeholder in a [`masked`] text.
pub const MARK: char = '\u{fffc}';

/// How placeholders of the usual tools begin and end.
const TOKENS: &[(&str, &str)] = &[
    ("${", "}"),
    ("{{", "}}"),
    ("#{", "}"),
    ("<", ">"),
    ("[", "]"),
    ("@@", "@@"),
    ("__", "__"),
    ("%%", "%%"),
    ("%", "%"),
];

/// A text with [`MARK`] in place of each placeholder.
pub fn masked(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match length(rest) {
            Some(length) => {
                shown.push(MARK);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                shown.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
    }
    shown
}

/// Whether a text holds a placeholder, so that nobody knows what it will be.
pub fn is_token(text: &str) -> bool {
    masked(text).contains(MARK)
}

/// Whether a text may be a placeholder: it holds one, or is a name such as `TASK_DEFINITION_ARN`.
pub fn is_open(text: &str) -> bool {
    is_token(text) || is_name(text)
}

/// How long the placeholder is with which a text begins.
fn length(text: &str) -> Option<usize> {
    let token = TOKENS.iter().find_map(|(begin, end)| {
        let inner = text.strip_prefix(begin)?;
        let at = inner.find(end).filter(|at| *at > 0)?;
        Some(begin.len() + at + end.len())
    });
    token.or_else(|| variable(text))
}

/// The length of a variable such as `$VERSION` with which a text begins. `$LATEST` is a name of AWS Lambda's.
fn variable(text: &str) -> Option<usize> {
    let name = text.strip_prefix('$')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    (begins && name.get(..end) != Some("LATEST")).then_some(1 + end)
}

/// Whether a text is a name such as `TASK_DEFINITION_ARN`, as people give to what a script replaces.
fn is_name(text: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.split('_').count() > 1
        && text.split('_').all(|part| !part.is_empty() && letters(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_is_filled_in_later() {
        for open in [
            "<TASK_DEFINITION>",
            "arn:aws:ecs:${AWS::Region}:1:task-definition/web:1",
            "{{ version }}",
            "[YOUR_PORT]",
            "__PORT__",
            "@@port@@",
            "%PORT%",
            "#{Port}",
            "$VERSION",
            "IMAGE_TAG",
        ] {
            assert!(is_open(open), "{open}");
        }
        for known in ["$LATEST", "taskdef.json", "ENABLED", "80", "my_task__a", "a<b", "ARN", "", "100%", "$1"] {
            assert!(!is_open(known), "{known}");
        }
        assert_eq!(masked("arn::ecs:<region>:${A:B}:x"), format!("arn::ecs:{MARK}:{MARK}:x"));
    }
}
