//! The patterns of triggers.
//!
//! Source: CodePipeline User Guide, working with glob patterns in syntax, 2026.

/// Whether a pattern matches the whole text: `*` within a segment of a path, `**` across segments, `?` one character,
/// `[ab]` and `[!ab]` sets, `{a,b}` alternatives that hold no others, `\` before a character that means itself.
pub fn matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    alternatives(&pattern).iter().any(|tokens| matches_tokens(tokens, &text))
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Char(char),
    /// Any one character of a segment.
    One,
    /// Anything within a segment.
    Segment,
    /// Anything at all.
    Any,
    /// A character within ranges, or outside of them.
    Set(Vec<(char, char)>, bool),
}

/// At most so many patterns come from the alternatives of one.
const MOST: usize = 256;

/// The pattern's tokens, once for each choice of its alternatives.
fn alternatives(pattern: &[char]) -> Vec<Vec<Token>> {
    let mut all: Vec<Vec<Token>> = vec![Vec::new()];
    let mut at = 0;
    while let Some(next) = pattern.get(at) {
        if *next == '{'
            && let Some((choices, end)) = choices(pattern, at + 1)
            && all.len() * choices.len() <= MOST
        {
            let mut grown = Vec::new();
            for begun in &all {
                for choice in &choices {
                    let mut tokens = begun.clone();
                    tokens.extend(self::tokens(choice));
                    grown.push(tokens);
                }
            }
            all = grown;
            at = end;
        } else {
            let (token, length) = token(pattern, at);
            for tokens in &mut all {
                tokens.push(token.clone());
            }
            at += length;
        }
    }
    all
}

/// The choices between braces that were opened before `at`, and where reading goes on.
fn choices(pattern: &[char], at: usize) -> Option<(Vec<Vec<char>>, usize)> {
    let mut choices = vec![Vec::new()];
    let mut index = at;
    loop {
        match pattern.get(index)? {
            '}' => return Some((choices, index + 1)),
            ',' => choices.push(Vec::new()),
            '\\' => {
                choices.last_mut()?.extend(['\\', *pattern.get(index + 1)?]);
                index += 1;
            }
            other => choices.last_mut()?.push(*other),
        }
        index += 1;
    }
}

fn tokens(pattern: &[char]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < pattern.len() {
        let (token, length) = token(pattern, at);
        tokens.push(token);
        at += length;
    }
    tokens
}

/// The token at `at`, and of how many characters it is.
fn token(pattern: &[char], at: usize) -> (Token, usize) {
    match (pattern.get(at), pattern.get(at + 1)) {
        (Some('*'), Some('*')) => (Token::Any, 2),
        (Some('*'), _) => (Token::Segment, 1),
        (Some('?'), _) => (Token::One, 1),
        (Some('\\'), Some(next)) => (Token::Char(*next), 2),
        (Some('['), _) => set(pattern, at).unwrap_or((Token::Char('['), 1)),
        (Some(other), _) => (Token::Char(*other), 1),
        (None, _) => (Token::Any, 1),
    }
}

fn set(pattern: &[char], at: usize) -> Option<(Token, usize)> {
    let negated = pattern.get(at + 1) == Some(&'!');
    let begin = if negated { at + 2 } else { at + 1 };
    let mut ranges = Vec::new();
    let mut index = begin;
    loop {
        let mut first = *pattern.get(index)?;
        if first == ']' && index > begin {
            return Some((Token::Set(ranges, negated), index + 1 - at));
        }
        if first == '\\' {
            index += 1;
            first = *pattern.get(index)?;
        }
        let to = pattern.get(index + 2).filter(|to| pattern.get(index + 1) == Some(&'-') && **to != ']');
        ranges.push((first, *to.unwrap_or(&first)));
        index += if to.is_some() { 3 } else { 1 };
    }
}

/// Row by row over the text, so that no pattern takes longer than its length times the text's.
fn matches_tokens(tokens: &[Token], text: &[char]) -> bool {
    let mut reached = vec![false; text.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for token in tokens {
        let mut next = vec![false; text.len() + 1];
        let mut open = false;
        for at in 0..=text.len() {
            let before = at.checked_sub(1).and_then(|at| text.get(at));
            let here = reached.get(at).is_some_and(|it| *it);
            let value = match token {
                Token::Any | Token::Segment => {
                    open = here || (open && (*token == Token::Any || before != Some(&'/')));
                    open
                }
                single => {
                    let came = at.checked_sub(1).and_then(|at| reached.get(at)).is_some_and(|it| *it);
                    came && before.is_some_and(|it| takes(single, *it))
                }
            };
            if let Some(slot) = next.get_mut(at) {
                *slot = value;
            }
        }
        reached = next;
    }
    reached.last().is_some_and(|it| *it)
}

fn takes(token: &Token, character: char) -> bool {
    match token {
        Token::Char(own) => *own == character,
        Token::One => character != '/',
        Token::Set(ranges, negated) => {
            let within = ranges.iter().any(|(from, to)| *from <= character && character <= *to);
            character != '/' && within != *negated
        }
        Token::Segment | Token::Any => false,
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns() {
        let table = [
            ("main", "main", true),
            ("main", "mains", false),
            ("main", "Main", false),
            ("*", "main", true),
            ("*", "feature/x", false),
            ("*", "", true),
            ("**", "feature/x/y", true),
            ("feature/*", "feature/x", true),
            ("feature/*", "feature/x/y", false),
            ("feature/**", "feature/x/y", true),
            ("feature/**", "feature/", true),
            ("feature/**", "feature", false),
            ("*.md", "README.md", true),
            ("*.md", "docs/README.md", false),
            ("**.md", "docs/README.md", true),
            ("**/*.md", "docs/README.md", true),
            ("**/*.md", "README.md", false),
            ("docs/*/a.txt", "docs/x/a.txt", true),
            ("docs/*/a.txt", "docs/x/y/a.txt", false),
            ("v?.?", "v1.2", true),
            ("v?.?", "v1.22", false),
            ("a?b", "a/b", false),
            ("v[0-9]", "v7", true),
            ("v[0-9]", "vx", false),
            ("v[!0-9]", "vx", true),
            ("v[!0-9]", "v7", false),
            ("v[abc]", "vb", true),
            ("v[]]", "v]", true),
            ("v[a-]", "v-", true),
            ("a[!b]c", "a/c", false),
            ("{main,release/*}", "main", true),
            ("{main,release/*}", "release/1", true),
            ("{main,release/*}", "dev", false),
            ("src/*.{ts,tsx}", "src/a.tsx", true),
            ("src/*.{ts,tsx}", "src/a.js", false),
            ("{a,b}{1,2}", "b2", true),
            ("{a,b}{1,2}", "b3", false),
            ("a{,b}", "a", true),
            (r"a\*", "a*", true),
            (r"a\*", "ab", false),
            (r"\{a,b\}", "{a,b}", true),
            (r"{a\,b,c}", "a,b", true),
            ("[a", "[a", true),
            ("{a", "{a", true),
            (r"a\", r"a\", true),
            ("**a**b**", "xxaxxbxx", true),
            ("ü?", "üö", true),
        ];
        for (pattern, text, expected) in table {
            assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn many_stars_take_no_time() {
        assert!(!matches(&"*a".repeat(120), &"a".repeat(119)));
        assert!(!matches(&"{a,b}".repeat(40), "x"));
    }
}
