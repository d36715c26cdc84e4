//! What a command does by itself: a test of `CODEBUILD_BUILD_SUCCEEDING`, or an exit.
//!
//! A small reading of shell: one test, and what hangs on it. What it cannot read runs as any command.

use crate::formats::codebuild::facts::side_effect::side_effect;
use crate::shell::{Join, Simple, commands};

const VARIABLE: &str = "CODEBUILD_BUILD_SUCCEEDING";

/// What a command does by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// Its programs run.
    Runs,
    /// It exits with that status, whatever its programs do.
    Exits(i32),
    /// It asks whether the build succeeds so far, and leaves out what it guards.
    Abstains,
}

/// What the command does while `CODEBUILD_BUILD_SUCCEEDING` is 1, or 0.
pub fn does(text: &str, succeeding: bool) -> Does {
    let programs: Vec<Simple> = commands(text).into_iter().filter(|simple| !simple.substituted).collect();
    if let [only] = programs.as_slice()
        && let Some(status) = exit(only)
    {
        return if status == 0 { Does::Runs } else { Does::Exits(status) };
    }
    let asked = programs.iter().enumerate().find_map(|(at, simple)| Some((at, holds(simple, succeeding)?)));
    let Some((at, holds)) = asked else { return Does::Runs };
    let rest = programs.get(at + 1..).unwrap_or_default();
    let Some(next) = rest.first() else {
        return if holds { Does::Runs } else { Does::Exits(1) };
    };
    let reached = match next.join {
        // In `if … then …`, what follows runs when the test holds; `else` is beyond this reading.
        Join::And | Join::Start => holds,
        Join::Or => !holds,
        Join::Pipe => return Does::Runs,
    };
    match (reached, exit(next)) {
        (true, Some(0)) => Does::Abstains,
        (true, Some(status)) => Does::Exits(status),
        (true, None) => Does::Runs,
        // `[ … ] && push`: the test is the last program that ran, and its status is the command's.
        (false, _) if next.join == Join::And && rest.iter().all(|simple| simple.join == Join::And) => Does::Exits(1),
        // After `test … || exit 1` the rest of the command runs as usual.
        (false, Some(_)) => Does::Runs,
        (false, None) => Does::Abstains,
    }
}

/// What a command changes outside the build, as `docker push`.
pub fn changes_outside(text: &str) -> Option<String> {
    commands(text).iter().find_map(side_effect)
}

/// The status with which the program ends the shell, or itself, for certain.
fn exit(simple: &Simple) -> Option<i32> {
    match (simple.name(), simple.arguments()) {
        ("exit", [status]) => status.text.parse().ok(),
        ("false", []) => Some(1),
        // No program is called so: it is a list item without the blank behind its dash.
        (name, _) if name.starts_with('-') => Some(127),
        _ => None,
    }
}

/// Whether a test of the variable holds; none if it is no such test.
fn holds(simple: &Simple, succeeding: bool) -> Option<bool> {
    let words: Vec<&str> = simple.words.iter().map(|word| word.text.as_str()).collect();
    let words = match words.as_slice() {
        ["test", words @ ..] | ["[", words @ .., "]"] | ["[[", words @ .., "]]"] => words,
        _ => return None,
    };
    let (negated, words) = match words {
        ["!", words @ ..] => (true, words),
        words => (false, words),
    };
    let value = i64::from(succeeding);
    let operand = |word: &str| if names_variable(word) { Some(value) } else { word.parse::<i64>().ok() };
    let [left, operator, right] = words else { return None };
    if !names_variable(left) && !names_variable(right) {
        return None;
    }
    let (left, right) = (operand(left)?, operand(right)?);
    let holds = match *operator {
        "=" | "==" | "-eq" => left == right,
        "!=" | "-ne" => left != right,
        "-gt" => left > right,
        "-lt" => left < right,
        "-ge" => left >= right,
        "-le" => left <= right,
        _ => return None,
    };
    Some(holds != negated)
}

/// `$NAME`, `${NAME}` or `${NAME:-1}`.
fn names_variable(word: &str) -> bool {
    let Some(rest) = word.strip_prefix('$') else { return false };
    let rest = rest.strip_prefix('{').unwrap_or(rest);
    rest.strip_prefix(VARIABLE).is_some_and(|rest| rest.is_empty() || rest.starts_with(['}', ':', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when_failed(text: &str) -> Does {
        assert_eq!(does(text, true), Does::Runs, "{text}");
        does(text, false)
    }

    #[test]
    fn a_test_that_ends_the_phase() {
        for text in [
            "test \"$CODEBUILD_BUILD_SUCCEEDING\" = 1 || exit 1",
            "[ \"$CODEBUILD_BUILD_SUCCEEDING\" -eq 1 ]",
            "if [ $CODEBUILD_BUILD_SUCCEEDING = 0 ]; then exit 1; fi",
            "[[ \"${CODEBUILD_BUILD_SUCCEEDING}\" == 0 ]] && exit 1; docker push web",
            "[ $CODEBUILD_BUILD_SUCCEEDING = 1 ] && docker push web",
        ] {
            assert_eq!(when_failed(text), Does::Exits(1), "{text}");
        }
        assert_eq!(when_failed("[ ! $CODEBUILD_BUILD_SUCCEEDING = 1 ] && exit 3 || echo on"), Does::Exits(3));
    }

    #[test]
    fn a_test_that_leaves_something_out() {
        assert_eq!(when_failed("if [ $CODEBUILD_BUILD_SUCCEEDING = 1 ]; then docker push web; fi"), Does::Abstains);
        assert_eq!(when_failed("[ $CODEBUILD_BUILD_SUCCEEDING = 1 ] && docker push web || true"), Does::Abstains);
        assert_eq!(when_failed("[ $CODEBUILD_BUILD_SUCCEEDING = 0 ] && exit 0; docker push web"), Does::Abstains);
    }

    #[test]
    fn what_asks_nothing_runs() {
        assert_eq!(when_failed("docker push web"), Does::Runs);
        assert_eq!(when_failed("echo $CODEBUILD_BUILD_SUCCEEDING"), Does::Runs);
        assert_eq!(when_failed("exit 0"), Does::Runs);
        assert_eq!(does("exit 4", true), Does::Exits(4));
        assert_eq!(does("false", true), Does::Exits(1));
        assert_eq!(does("-make -make check", true), Does::Exits(127));
    }
}
