//! Which variables a text refers to.

use std::ops::Range;

/// `$NAME` or `${NAME…}` in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'t> {
    /// The variable's name.
    pub name: &'t str,
    /// Where it stands, with its `$` and braces.
    pub range: Range<usize>,
}

/// The variables that the shell would expand in a text: not those in single quotes or after a backslash.
pub fn references(text: &str) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let (mut single, mut double) = (false, false);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\'' if !double => single = !single,
            '"' if !single => double = !double,
            '\\' if !single => {
                letters.next();
            }
            '$' if !single => {
                let rest = text.get(at + 1..).unwrap_or_default();
                let brace = rest.starts_with('{');
                let body = rest.trim_start_matches('{').trim_start_matches(['#', '!']);
                let skipped = rest.len() - body.len();
                let length = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(body.len());
                let name = &body[..length];
                if name.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_') {
                    let mut end = at + 1 + skipped + length;
                    if brace {
                        end = text[end..].find('}').map_or(text.len(), |close| end + close + 1);
                    }
                    found.push(Reference { name, range: at..end });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_the_shell_expands() {
        let text = r#"echo "$A ${B:-x}" '$C' \$D $1 $(cmd $E) ${#F}"#;
        let names: Vec<_> = references(text).iter().map(|r| r.name).collect();
        assert_eq!(names, ["A", "B", "E", "F"]);
        let b = &references(text)[1];
        assert_eq!(&text[b.range.clone()], "${B:-x}");
    }
}
