//! What each generation of the agent makes of a scalar that stands in a file.
//!
//! Sources: Psych 4.0.4 on Ruby 3.1 (YAML 1.1, agent 1.8.1); serde_yaml 0.9 (agent 2.0.1).

use super::agent::Generation;
use crate::decimal;
use crate::syntax::{Document, NodeId, ScalarStyle};

/// A scalar as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written<'d> {
    /// Its text, without quotes.
    pub text: &'d str,
    /// Whether it stands there without quotes, so that it may be something else than text.
    pub plain: bool,
    /// Whether a tag says that it is text.
    pub tagged: bool,
}

/// What a scalar is read as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// Nothing.
    Null,
    /// Yes or no.
    Switch(bool),
    /// A whole number.
    Integer(i128),
    /// Any other number.
    Float(f64),
    /// A day.
    Date,
    /// Text.
    Text,
}

impl<'d> Written<'d> {
    /// The scalar at a node, aliases followed; none where there is no scalar.
    pub fn at(document: &'d Document, node: NodeId) -> Option<Self> {
        let text = document.scalar(node)?;
        let plain = document.style(node) == Some(ScalarStyle::Plain);
        let tag = document.node(document.resolve(node)).tag;
        Some(Self { text, plain, tagged: tag.is_some_and(|tag| tag.text(document.source()) == "!!str") })
    }

    /// What that generation reads it as.
    pub fn read_by(self, generation: Generation) -> Reading {
        match generation {
            _ if !self.plain => Reading::Text,
            // The reader of 2.x passes the tag over where a number is wanted.
            Generation::V1 if self.tagged => Reading::Text,
            Generation::V1 => by_psych(self.text),
            Generation::V2 => by_serde_yaml(self.text),
        }
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn by_psych(text: &str) -> Reading {
    let is = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    match () {
        () if is_null(text) => Reading::Null,
        () if is(["yes", "true", "on"]) => Reading::Switch(true),
        () if is(["no", "false", "off"]) => Reading::Switch(false),
        () if is_date(text) => Reading::Date,
        () => infinite(text)
            .or_else(|| base_60(text))
            .or_else(|| ruby_integer(text))
            .or_else(|| ruby_float(text))
            .unwrap_or(Reading::Text),
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str| if is_digits(part) { part.parse::<u32>().unwrap_or(0) } else { 0 };
    year.len() == 4
        && is_digits(year)
        && month.len() <= 2
        && (1..=12).contains(&number(month))
        && day.len() <= 2
        && (1..=31).contains(&number(day))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn infinite(text: &str) -> Option<Reading> {
    match text.to_ascii_lowercase().as_str() {
        ".inf" | "+.inf" => Some(Reading::Float(f64::INFINITY)),
        "-.inf" => Some(Reading::Float(f64::NEG_INFINITY)),
        ".nan" => Some(Reading::Float(f64::NAN)),
        _ => None,
    }
}

/// `5:00` and `1:30:00`: the first field counts hours.
fn base_60(text: &str) -> Option<Reading> {
    let mut fields = text.split(':');
    let first = fields.next()?;
    let digits = unsigned(first);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'_') {
        return None;
    }
    let rest: Vec<&str> = fields.collect();
    let fits = |field: &&str| is_digits(field) && field.len() <= 2 && field.parse::<u8>().is_ok_and(|n| n < 60);
    if !(1..=2).contains(&rest.len()) || !rest.iter().all(fits) {
        return None;
    }
    let mut total = first.replace('_', "").parse::<i128>().ok()?.checked_mul(3600)?;
    for (field, unit) in rest.iter().zip([60, 1]) {
        total += field.parse::<i128>().ok()? * unit;
    }
    Some(Reading::Integer(total))
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

fn ruby_integer(text: &str) -> Option<Reading> {
    let digits = unsigned(text);
    let (radix, body) = match digits.as_bytes() {
        [b'0', b'b', ..] => (2, digits.get(2..)?),
        [b'0', b'x', ..] => (16, digits.get(2..)?),
        [b'0', _, ..] => (8, digits.get(1..)?),
        [b'0'] => (10, digits),
        [b'1'..=b'9', ..] => (10, digits),
        _ => return None,
    };
    let separated = |byte: u8| byte == b'_' || (radix == 10 && byte == b',');
    if !body.bytes().all(|byte| separated(byte) || (byte as char).is_digit(radix)) {
        return None;
    }
    let body: String = body.chars().filter(|c| !matches!(c, '_' | ',')).collect();
    let number = i128::from_str_radix(&body, radix).ok()?;
    Some(Reading::Integer(if text.starts_with('-') { -number } else { number }))
}

fn ruby_float(text: &str) -> Option<Reading> {
    let (whole, rest) = unsigned(text).split_once('.')?;
    let starts_well = whole.is_empty() || whole.starts_with(|c: char| c.is_ascii_digit());
    let whole_fits = starts_well && whole.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'_' | b','));
    let (decimals, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (rest.get(..at)?, rest.get(at + 1..)?),
        None => (rest, "+0"),
    };
    // An exponent needs its sign.
    let exponent_fits = exponent.strip_prefix(['-', '+']).is_some_and(is_digits);
    let decimals_fit = decimals.is_empty() || is_digits(decimals);
    if !whole_fits || !exponent_fits || !decimals_fit || (whole.is_empty() && rest.is_empty()) {
        return None;
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let whole = whole.replace(['_', ','], "");
    decimal::read(&format!("{sign}0{whole}.{decimals}0e{exponent}")).map(Reading::Float)
}

fn by_serde_yaml(text: &str) -> Reading {
    match text {
        _ if is_null(text) => return Reading::Null,
        "true" | "True" | "TRUE" => return Reading::Switch(true),
        "false" | "False" | "FALSE" => return Reading::Switch(false),
        _ => {}
    }
    let digits = unsigned(text);
    let (radix, body) = match digits.get(..2) {
        Some("0x") => (16, digits.get(2..).unwrap_or_default()),
        Some("0o") => (8, digits.get(2..).unwrap_or_default()),
        Some("0b") => (2, digits.get(2..).unwrap_or_default()),
        _ => (10, digits),
    };
    let leads_with_zero = radix == 10 && body.len() > 1 && body.starts_with('0') && is_digits(body);
    if leads_with_zero {
        return Reading::Text;
    }
    if !body.starts_with(['-', '+'])
        && let Ok(number) = i128::from_str_radix(body, radix)
    {
        return Reading::Integer(if text.starts_with('-') { -number } else { number });
    }
    infinite(text).or_else(|| rust_float(text)).unwrap_or(Reading::Text)
}

/// A number as Rust writes it, words such as `inf` left out.
pub fn rust_float(text: &str) -> Option<Reading> {
    decimal::read(text).map(Reading::Float)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> [Reading; 2] {
        let written = Written { text, plain: true, tagged: false };
        Generation::ALL.map(|generation| written.read_by(generation))
    }

    #[test]
    fn the_generations_read_differently() {
        use Reading::{Date, Float, Integer, Switch, Text};
        for (text, v1, v2) in [
            ("0755", Integer(493), Text),
            ("0888", Text, Text),
            ("5:00", Integer(18000), Text),
            ("1:2", Integer(3720), Text),
            ("1_000", Integer(1000), Text),
            ("1,000", Integer(1000), Text),
            ("0x10", Integer(16), Integer(16)),
            ("yes", Switch(true), Text),
            ("off", Switch(false), Text),
            ("True", Switch(true), Switch(true)),
            ("2020-01-01", Date, Text),
            ("0.0e0", Text, Float(0.0)),
            (".5", Float(0.5), Float(0.5)),
            ("0.", Float(0.0), Float(0.0)),
            ("-5", Integer(-5), Integer(-5)),
            ("+0.0", Float(0.0), Float(0.0)),
            ("1.9", Float(1.9), Float(1.9)),
            ("300s", Text, Text),
            ("-", Text, Text),
            (".", Text, Text),
        ] {
            assert_eq!(both(text), [v1, v2], "{text}");
        }
        assert_eq!(both("NULL"), [Reading::Null; 2]);
        assert_eq!(both(".inf"), [Float(f64::INFINITY); 2]);
    }

    #[test]
    fn quotes_and_tags_make_text() {
        let quoted = Written { text: "0.0", plain: false, tagged: false };
        assert_eq!(quoted.read_by(Generation::V1), Reading::Text);
        let tagged = Written { text: "0.0", plain: true, tagged: true };
        assert_eq!(tagged.read_by(Generation::V1), Reading::Text);
        assert_eq!(tagged.read_by(Generation::V2), Reading::Float(0.0));
    }
}
