//! `timeout`: after how many seconds a script is ended.

use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::scalar::{Reading, Written};

/// The timeout of a script that names none, and the most that all scripts of an event have together, in seconds.
///
/// Source: CodeDeploy User Guide, reference-appspec-file-structure-hooks, 2023.
pub const USUAL: u64 = 3600;

/// Why the agent refuses a timeout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeoutFault {
    /// It is zero, negative, or a text that begins with no number.
    NotPositive,
    /// It is something else than a whole number.
    WrongType,
}

/// How many seconds that generation reads a timeout as.
///
/// # Errors
/// Where it refuses the file for it.
pub fn seconds(written: Written<'_>, generation: Generation) -> Result<u64, TimeoutFault> {
    match (generation, written.read_by(generation)) {
        (_, Reading::Null) | (Generation::V1, Reading::Switch(false)) => Ok(USUAL),
        (Generation::V1, Reading::Integer(number)) => positive(number),
        (Generation::V1, Reading::Float(number)) if number.is_finite() => positive(number as i128),
        (Generation::V1, Reading::Text) => positive(leading_number(written.text)),
        (Generation::V2, Reading::Integer(number)) if (0..=i128::from(u32::MAX)).contains(&number) => {
            positive(number)
        }
        _ => Err(TimeoutFault::WrongType),
    }
}

fn positive(number: i128) -> Result<u64, TimeoutFault> {
    u64::try_from(number).ok().filter(|seconds| *seconds > 0).ok_or(TimeoutFault::NotPositive)
}

/// The number with which a text begins, as Ruby's `to_i` reads it; 0 where it begins with none.
fn leading_number(text: &str) -> i128 {
    let text = text.trim_start();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(digits.len());
    sign * digits.get(..end).unwrap_or_default().replace('_', "").parse::<i128>().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use TimeoutFault::{NotPositive, WrongType};

    fn both(text: &str, plain: bool) -> [Result<u64, TimeoutFault>; 2] {
        Generation::ALL.map(|generation| seconds(Written { text, plain, tagged: false }, generation))
    }

    #[test]
    fn what_each_generation_reads() {
        for (text, v1, v2) in [
            ("300", Ok(300), Ok(300)),
            ("0x10", Ok(16), Ok(16)),
            ("~", Ok(3600), Ok(3600)),
            ("300s", Ok(300), Err(WrongType)),
            ("1.9", Ok(1), Err(WrongType)),
            ("0300", Ok(192), Err(WrongType)),
            ("5:00", Ok(18000), Err(WrongType)),
            ("false", Ok(3600), Err(WrongType)),
            ("0", Err(NotPositive), Err(NotPositive)),
            ("-5", Err(NotPositive), Err(WrongType)),
            ("0.5", Err(NotPositive), Err(WrongType)),
            ("foo", Err(NotPositive), Err(WrongType)),
            ("true", Err(WrongType), Err(WrongType)),
            (".inf", Err(WrongType), Err(WrongType)),
        ] {
            assert_eq!(both(text, true), [v1, v2], "{text}");
        }
        assert_eq!(both("300", false), [Ok(300), Err(WrongType)]);
    }
}
