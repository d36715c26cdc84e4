//! Text to words and operators.

use std::ops::Range;

/// A word or an operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word with its text after quote removal.
    Word {
        text: String,
        quoted: bool,
        /// Command substitutions inside it: where their own text stands.
        inner: Vec<Range<usize>>,
    },
    /// `;`, `&&`, `||`, `|`, `&`, a line end, or a parenthesis.
    Operator(&'static str),
    /// `>`, `>>`, `<` and the like, with the descriptor before it; the next word is its target.
    Redirect(&'static str, Option<u8>),
}

/// Longest first, so that `&&` is not read as two `&`.
const OPERATORS: &[&str] = &[";;", "&&", "||", "|&", ";", "&", "|", "(", ")", "\n"];
const REDIRECTS: &[&str] = &["<<<", "<<-", "<<", "&>>", "&>", ">>", ">|", ">&", "<&", ">", "<"];

/// All tokens with the byte ranges in which they stand.
pub(super) fn tokens(text: &str) -> Vec<(Token, Range<usize>)> {
    let mut lexer = Lexer { text, at: 0, out: Vec::new(), heredocs: Vec::new() };
    lexer.run();
    lexer.out
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    out: Vec<(Token, Range<usize>)>,
    /// Delimiters of here-documents whose bodies begin at the next line.
    heredocs: Vec<String>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn run(&mut self) {
        while let Some(next) = self.rest().chars().next() {
            let start = self.at;
            if next == '\n' {
                self.at += 1;
                self.out.push((Token::Operator("\n"), start..self.at));
                self.skip_heredocs();
            } else if next.is_whitespace() {
                self.at += next.len_utf8();
            } else if self.rest().starts_with("\\\n") {
                self.at += 2;
            } else if next == '#' {
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
            } else if let Some((redirect, descriptor)) = self.redirect() {
                self.out.push((Token::Redirect(redirect, descriptor), start..self.at));
            } else if let Some(operator) = OPERATORS.iter().find(|o| self.rest().starts_with(**o)) {
                self.at += operator.len();
                self.out.push((Token::Operator(operator), start..self.at));
            } else {
                self.word();
            }
        }
    }

    /// A redirection, with the file descriptor that may stand before it.
    fn redirect(&mut self) -> Option<(&'static str, Option<u8>)> {
        let rest = self.rest();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let after = rest.get(digits..)?;
        let redirect = REDIRECTS.iter().find(|r| after.starts_with(**r))?;
        let descriptor = rest.get(..digits)?.parse().ok();
        self.at += digits + redirect.len();
        Some((redirect, descriptor))
    }

    fn word(&mut self) {
        let start = self.at;
        let (mut text, mut quoted, mut inner) = (String::new(), false, Vec::new());
        while let Some(next) = self.rest().chars().next() {
            match next {
                '\'' => {
                    quoted = true;
                    let body = self.at + 1;
                    let end = self.text.get(body..).and_then(|t| t.find('\'')).map_or(self.text.len(), |n| body + n);
                    text.push_str(self.text.get(body..end).unwrap_or_default());
                    self.at = (end + 1).min(self.text.len());
                }
                '"' => {
                    quoted = true;
                    self.at += 1;
                    self.double_quoted(&mut text, &mut inner);
                }
                '\\' => {
                    self.at += 1;
                    if let Some(escaped) = self.rest().chars().next() {
                        self.at += escaped.len_utf8();
                        if escaped != '\n' {
                            text.push(escaped);
                        }
                    }
                }
                '$' | '`' => self.dollar(&mut text, &mut inner),
                c if c.is_whitespace() || matches!(c, ';' | '&' | '|' | '(' | ')' | '<' | '>') => break,
                c => {
                    text.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
        if let Some((Token::Redirect("<<" | "<<-", _), _)) = self.out.last() {
            self.heredocs.push(text.clone());
        }
        self.out.push((Token::Word { text, quoted, inner }, start..self.at));
    }

    fn double_quoted(&mut self, text: &mut String, inner: &mut Vec<Range<usize>>) {
        while let Some(next) = self.rest().chars().next() {
            match next {
                '"' => {
                    self.at += 1;
                    return;
                }
                '\\' => {
                    self.at += 1;
                    if let Some(escaped) = self.rest().chars().next() {
                        self.at += escaped.len_utf8();
                        match escaped {
                            '$' | '`' | '"' | '\\' => text.push(escaped),
                            '\n' => {}
                            other => text.extend(['\\', other]),
                        }
                    }
                }
                '$' | '`' => self.dollar(text, inner),
                c => {
                    text.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    /// `$NAME`, `${…}`, `$(…)`, `$((…))` and backticks: kept as written; substitutions are noted.
    fn dollar(&mut self, text: &mut String, inner: &mut Vec<Range<usize>>) {
        let start = self.at;
        let (open, close, skip) = match self.rest() {
            rest if rest.starts_with("$((") => ('(', ')', 1),
            rest if rest.starts_with("$(") => ('(', ')', 2),
            rest if rest.starts_with("${") => ('{', '}', 2),
            rest if rest.starts_with('`') => ('`', '`', 1),
            _ => {
                self.at += 1;
                text.push('$');
                return;
            }
        };
        let arithmetic = self.rest().starts_with("$((");
        let body = start + skip;
        let end = closing(self.text, body, open, close);
        if close != '}' && !arithmetic {
            inner.push(body..end);
        }
        self.at = (end + 1).min(self.text.len());
        text.push_str(self.text.get(start..self.at).unwrap_or_default());
    }

    fn skip_heredocs(&mut self) {
        for delimiter in std::mem::take(&mut self.heredocs) {
            while !self.rest().is_empty() {
                let line = self.rest().split('\n').next().unwrap_or_default();
                let ends = line.trim() == delimiter;
                self.at = (self.at + line.len() + 1).min(self.text.len());
                if ends {
                    break;
                }
            }
        }
    }
}

/// The offset of the bracket that closes the one before `from`, or the text's end.
fn closing(text: &str, from: usize, open: char, close: char) -> usize {
    let (mut depth, mut quote) = (1, None);
    let mut letters = text.get(from..).unwrap_or_default().char_indices();
    while let Some((at, letter)) = letters.next() {
        match (letter, quote) {
            ('\\', None | Some('"')) => {
                letters.next();
            }
            (q, Some(open_quote)) if q == open_quote => quote = None,
            (_, Some(_)) => {}
            (q @ ('\'' | '"'), None) if close != '`' => quote = Some(q),
            (c, None) if c == close => {
                depth -= 1;
                if depth == 0 {
                    return from + at;
                }
            }
            (c, None) if c == open => depth += 1,
            _ => {}
        }
    }
    text.len()
}
