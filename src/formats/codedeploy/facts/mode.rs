//! `mode` of a permission: which digits the agent takes.

use crate::formats::codedeploy::agent::Generation;
use crate::formats::codedeploy::scalar::{Reading, Written};

/// Why the agent refuses a mode; the mode is given as the agent reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModeFault {
    /// It has more than four characters.
    Length(String),
    /// It has a character other than 0 to 7.
    Character(String, char),
}

/// The digits that a generation gives to `chmod`; none where no mode is set.
///
/// # Errors
/// Where it refuses the file for it.
pub fn digits(written: Written<'_>, generation: Generation) -> Result<Option<String>, ModeFault> {
    let read = match (generation, written.read_by(generation)) {
        (_, Reading::Null) => return Ok(None),
        // 1.8 has read a leading zero as octal by now, and prints the number in decimal.
        (Generation::V1, Reading::Integer(number)) => number.to_string(),
        (Generation::V1, Reading::Switch(on)) => on.to_string(),
        _ => written.text.to_owned(),
    };
    let padded = format!("{read:0>3}");
    if padded.chars().count() > 4 {
        return Err(ModeFault::Length(padded));
    }
    match padded.chars().find(|c| !matches!(c, '0'..='7')) {
        Some(character) => Err(ModeFault::Character(padded, character)),
        None => Ok(Some(padded)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str, plain: bool) -> [String; 2] {
        Generation::ALL.map(|generation| match digits(Written { text, plain, tagged: false }, generation) {
            Ok(mode) => mode.unwrap_or("none".to_owned()),
            Err(ModeFault::Length(mode)) => format!("{mode} is too long"),
            Err(ModeFault::Character(mode, character)) => format!("{character} in {mode}"),
        })
    }

    #[test]
    fn what_each_generation_gives_to_chmod() {
        for (text, v1, v2) in [
            ("644", "644", "644"),
            ("7", "007", "007"),
            ("0644", "420", "0644"),
            ("0777", "511", "0777"),
            ("0755", "9 in 493", "0755"),
            ("04755", "2541", "04755 is too long"),
            ("u+x", "u in u+x", "u in u+x"),
            ("0o755", "0o755 is too long", "0o755 is too long"),
            ("-644", "- in -644", "- in -644"),
            ("true", "t in true", "t in true"),
            ("~", "none", "none"),
        ] {
            assert_eq!(both(text, true), [v1, v2], "{text}");
        }
        assert_eq!(both("0755", false), ["0755", "0755"]);
        assert_eq!(both("", false), ["000", "000"]);
    }
}
