//! The version of the AppSpec format.

use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::scalar::{Reading, Written, rust_float};

/// Whether that generation takes a value for the one version there is, `0.0`. Both want a number equal to zero.
pub fn is_version(written: Written<'_>, generation: Generation) -> bool {
    let reading = match generation {
        // Where a number with a fraction is wanted, 2.x takes leading zeros.
        Generation::V2 if written.plain => {
            rust_float(written.text).unwrap_or_else(|| written.read_by(Generation::V2))
        }
        _ => written.read_by(generation),
    };
    match reading {
        Reading::Integer(number) => number == 0,
        Reading::Float(number) => number == 0.0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_in_any_spelling_is_the_version() {
        let taken = |text, plain| {
            Generation::ALL.map(|generation| is_version(Written { text, plain, tagged: false }, generation))
        };
        for text in ["0.0", "0", "0.", ".0", "-0.0", "+0.0", "00"] {
            assert_eq!(taken(text, true), [true, true], "{text}");
        }
        for text in ["0.1", "1", "false", "0.0.0", ""] {
            assert_eq!(taken(text, true), [false, false], "{text}");
        }
        assert_eq!(taken("0.0e0", true), [false, true]);
        assert_eq!(taken("0.0", false), [false, false]);
    }
}
