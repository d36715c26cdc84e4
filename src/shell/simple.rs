//! Tokens to simple commands: one program with its words.

use std::ops::Range;

use super::lexer::{Token, tokens};

/// How a command is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// It begins the text, a line, a group or a substitution, or follows `;` or `&`.
    Start,
    /// `&&`: it runs if the one before succeeded.
    And,
    /// `||`: it runs if the one before failed.
    Or,
    /// `|`: it reads what the one before writes.
    Pipe,
}

/// A word after quote removal, with the bytes of the command's text where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its text; variables and substitutions stay as written.
    pub text: String,
    /// Where it stands, quotes included.
    pub range: Range<usize>,
    /// Whether part of it stands in quotes.
    pub quoted: bool,
}

/// A redirection and its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// `>`, `>>`, `<`, `<<` …
    pub operator: &'static str,
    /// The number of the descriptor before it; none for the usual one.
    pub descriptor: Option<u8>,
    /// The file, or the here-document's delimiter.
    pub target: Word,
}

/// One program with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simple {
    /// `NAME=value` before the program's name, or on its own.
    pub assignments: Vec<(String, String, Range<usize>)>,
    /// The program's name and its arguments.
    pub words: Vec<Word>,
    /// Where it reads from and writes to.
    pub redirects: Vec<Redirect>,
    /// How it is joined to the one before it.
    pub join: Join,
    /// Whether it stands in a substitution, `$(…)` or backticks.
    pub substituted: bool,
    /// Whether `&` follows, so that it runs on while the next begins.
    pub background: bool,
    /// The bytes of the text where it stands.
    pub range: Range<usize>,
    /// Which word names the program. Every rule asks, so it is looked for once.
    named: usize,
    /// How much of that word is the program's folder.
    folder: usize,
}

/// Substitutions in substitutions are followed this deep; nobody writes more by hand.
const DEEPEST: usize = 8;

/// Words that only begin, continue or end a compound command.
const KEYWORDS: &[&str] =
    &["if", "then", "elif", "else", "fi", "do", "done", "while", "until", "!", "{", "}", "time", "esac"];
/// Programs that run the program named after them.
const WRAPPERS: &[&str] = &["sudo", "env", "exec", "command", "nohup", "nice", "xargs", "retry"];

/// The simple commands of a text, in the order in which they stand; those of a substitution before their host.
pub fn commands(text: &str) -> Vec<Simple> {
    let mut out = Vec::new();
    read(text, 0, 0, &mut out);
    out
}

fn read(text: &str, base: usize, depth: usize, out: &mut Vec<Simple>) {
    let mut current = Pending::new(Join::Start, depth > 0);
    let mut stream = tokens(text).into_iter().peekable();
    while let Some((token, range)) = stream.next() {
        let range = base + range.start..base + range.end;
        match token {
            Token::Operator(operator) => {
                let join = match operator {
                    "&&" => Join::And,
                    "||" => Join::Or,
                    "|" | "|&" => Join::Pipe,
                    _ => Join::Start,
                };
                // A line end after an operator continues the list, it does not begin a new one.
                if operator == "\n" && current.is_empty() && current.0.join != Join::Start {
                    continue;
                }
                current.0.background = operator == "&";
                std::mem::replace(&mut current, Pending::new(join, depth > 0)).finish(out);
            }
            Token::Redirect(operator, descriptor) => {
                if let Some((Token::Word { text, quoted, .. }, target)) =
                    stream.next_if(|(token, _)| matches!(token, Token::Word { .. }))
                {
                    let target = Word { text, quoted, range: base + target.start..base + target.end };
                    current.redirect(Redirect { operator, descriptor, target });
                }
            }
            Token::Word { text: word, quoted, inner } => {
                if depth < DEEPEST {
                    for body in inner {
                        read(text.get(body.clone()).unwrap_or_default(), base + body.start, depth + 1, out);
                    }
                }
                current.word(Word { text: word, quoted, range });
            }
        }
    }
    current.finish(out);
}

struct Pending(Simple);

impl Pending {
    fn new(join: Join, substituted: bool) -> Self {
        let (assignments, words, redirects) = (Vec::new(), Vec::new(), Vec::new());
        let background = false;
        Self(Simple {
            assignments,
            words,
            redirects,
            join,
            substituted,
            background,
            range: 0..0,
            named: 0,
            folder: 0,
        })
    }

    fn is_empty(&self) -> bool {
        self.0.range.is_empty()
    }

    fn cover(&mut self, range: &Range<usize>) {
        let start = if self.is_empty() { range.start } else { self.0.range.start };
        self.0.range = start..range.end;
    }

    fn redirect(&mut self, redirect: Redirect) {
        self.cover(&redirect.target.range);
        self.0.redirects.push(redirect);
    }

    fn word(&mut self, word: Word) {
        let first = self.0.words.is_empty();
        if first && !word.quoted && self.0.assignments.is_empty() && KEYWORDS.contains(&word.text.as_str()) {
            return;
        }
        self.cover(&word.range);
        match assignment(&word.text) {
            Some((name, value)) if first => {
                self.0.assignments.push((name.to_owned(), value.to_owned(), word.range));
            }
            _ => self.0.words.push(word),
        }
    }

    fn finish(mut self, out: &mut Vec<Simple>) {
        if !self.is_empty() {
            self.0.named = named(&self.0.words);
            let name = self.0.program().first().map_or("", |word| word.text.as_str());
            self.0.folder = name.rfind('/').map_or(0, |slash| slash + 1);
            out.push(self.0);
        }
    }
}

/// Which word names the program: the first after `sudo`, `env` and their like with their options.
fn named(words: &[Word]) -> usize {
    let mut at = 0;
    while let Some([first, rest @ ..]) = words.get(at..) {
        if rest.is_empty() || !WRAPPERS.contains(&first.text.as_str()) {
            break;
        }
        let is_option = |word: &&Word| word.text.starts_with('-') || assignment(&word.text).is_some();
        at += 1 + rest.iter().take_while(is_option).count();
    }
    at
}

/// `NAME=value`, where `NAME` can be a variable's name.
fn assignment(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once('=')?;
    let name = name.strip_suffix('+').unwrap_or(name);
    let mut letters = name.chars();
    let first = letters.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    (first && letters.all(|c| c.is_ascii_alphanumeric() || c == '_')).then_some((name, value))
}

impl Simple {
    /// The words from the program's name on, after `sudo`, `env` and their like with their options.
    pub fn program(&self) -> &[Word] {
        self.words.get(self.named..).unwrap_or_default()
    }

    /// The program's name without its folder; empty where there is none.
    pub fn name(&self) -> &str {
        self.program().first().and_then(|word| word.text.get(self.folder..)).unwrap_or_default()
    }

    /// The arguments after the program's name.
    pub fn arguments(&self) -> &[Word] {
        self.program().get(1..).unwrap_or_default()
    }

    /// Whether it runs `program` with these subcommands first, options between them passed over:
    /// `docker --config x push` is `docker push`.
    pub fn runs(&self, program: &str, subcommands: &[&str]) -> bool {
        self.name() == program && {
            let mut plain = self.arguments().iter().filter(|word| !word.text.starts_with('-')).peekable();
            match subcommands.split_first() {
                None => true,
                Some((first, rest)) => {
                    // A global option's value may stand before the first subcommand.
                    plain.by_ref().take(3).any(|word| word.text == *first)
                        && rest.iter().all(|wanted| plain.next().is_some_and(|word| word.text == *wanted))
                }
            }
        }
    }

    /// Whether its standard output and its standard error both go somewhere else than where its shell's go.
    pub fn writes_elsewhere(&self) -> bool {
        let (mut output, mut error) = (false, false);
        for redirect in &self.redirects {
            match (redirect.operator, redirect.descriptor) {
                ("&>" | "&>>", _) => (output, error) = (true, true),
                // What is a copy of the other output goes where that goes by then.
                (">&", Some(2)) if redirect.target.text == "1" => error = output,
                (">&", None | Some(1)) if redirect.target.text == "2" => output = error,
                (">&", None) => (output, error) = (true, true),
                (">" | ">>" | ">|" | ">&", Some(2)) => error = true,
                (">" | ">>" | ">|", None) | (">" | ">>" | ">|" | ">&", Some(1)) => output = true,
                _ => {}
            }
        }
        output && error
    }

    /// The argument that is, or begins with `flag=`, one of these flags.
    pub fn flag(&self, flags: &[&str]) -> Option<&Word> {
        self.arguments().iter().find(|word| {
            flags.iter().any(|flag| {
                word.text == *flag || word.text.strip_prefix(flag).is_some_and(|rest| rest.starts_with('='))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        commands(text)
            .iter()
            .map(|c| {
                let words: Vec<_> = c.words.iter().map(|w| w.text.as_str()).collect();
                format!("{:?}{} {}", c.join, if c.substituted { "$" } else { "" }, words.join(" "))
            })
            .collect()
    }

    #[test]
    fn splits_at_operators() {
        assert_eq!(
            shown("cd app && npm ci || exit 1; ls | wc -l\n# gone\nmake"),
            ["Start cd app", "And npm ci", "Or exit 1", "Start ls", "Pipe wc -l", "Start make"]
        );
        assert_eq!(shown("a &&\n  b"), ["Start a", "And b"]);
        assert_eq!(shown("a \\\n  -b"), ["Start a -b"]);
    }

    #[test]
    fn reads_quotes_substitutions_and_heredocs() {
        assert_eq!(
            shown(r#"X=$(git rev-parse "HEAD") docker build -t "a b" ."#),
            ["Start$ git rev-parse HEAD", "Start docker build -t a b ."]
        );
        assert_eq!(shown("cat <<EOF > f\ndocker push x\nEOF\nls"), ["Start cat", "Start ls"]);
        assert_eq!(shown("if [ $A = 1 ]; then docker push x; fi"), ["Start [ $A = 1 ]", "Start docker push x"]);
    }

    #[test]
    fn knows_programs_behind_wrappers_and_options() {
        let command = &commands("sudo -E /usr/bin/docker --config /x push img")[0];
        assert!(command.runs("docker", &["push"]));
        assert!(!command.runs("docker", &["pull"]));
        let command = &commands("aws --region eu-west-1 ecr get-login-password")[0];
        assert!(command.runs("aws", &["ecr", "get-login-password"]));
        assert!(commands("terraform apply -auto-approve=true")[0].flag(&["-auto-approve"]).is_some());
    }

    #[test]
    fn knows_what_runs_on_and_where_its_output_goes() {
        let all = commands("a >log 2>&1 & b 2>&1 >log & c &>log & d >&2 & e; f 2>x");
        let on: Vec<bool> = all.iter().map(|command| command.background).collect();
        assert_eq!(on, [true, true, true, true, false, false]);
        let elsewhere: Vec<bool> = all.iter().map(Simple::writes_elsewhere).collect();
        assert_eq!(elsewhere, [true, false, true, false, false, false]);
    }

    #[test]
    fn never_panics_on_broken_text() {
        for text in ["'", "\"", "$(", "${", "`", "\\", "<<", "a <<'", "$((1", "&&&", "é'ß$(ü"] {
            commands(text);
            super::super::references(text);
        }
    }
}
