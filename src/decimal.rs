//! The one reader of numbers with a point or an exponent.
//!
//! The standard library's brings a table of ten kilobytes into the page, so that the last bit is right of any number;
//! here it is right of numbers as people write them, up to fifteen digits.

/// The number that a text spells: `0.2`, `-.5`, `+3.`, `1e-3`. It is infinite where it is beyond all bounds.
pub fn read(text: &str) -> Option<f64> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, whole(exponent)?),
        None => (unsigned, 0),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let mut value = 0.0;
    for byte in before.bytes().chain(after.bytes()) {
        value = value * 10.0 + f64::from(digit(byte)?);
    }
    let scale = exponent.saturating_sub(i32::try_from(after.len()).unwrap_or(i32::MAX));
    if value != 0.0 {
        let power = 10_f64.powi(scale.saturating_abs());
        value = if scale < 0 { value / power } else { value * power };
    }
    Some(if negative { -value } else { value })
}

/// A whole number with or without a sign, cut at what its type can hold.
fn whole(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() {
        return None;
    }
    let mut value = 0_i32;
    for byte in digits.bytes() {
        value = value.saturating_mul(10).saturating_add(i32::from(digit(byte)?));
    }
    Some(if text.starts_with('-') { -value } else { value })
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "7",
            "-7",
            "+7",
            "0.1",
            "0.2",
            "00.20",
            ".5",
            "5.",
            "-.5",
            "1.9",
            "3.10",
            "1e3",
            "1E-3",
            "2.5e+2",
            "1e22",
            "1e999",
            "-1e999",
            "0e999",
            "1e-999",
            "123456789012345",
            "0.123456789012345",
            "-0.0",
            "1e99999999999",
            "1e-99999999999",
        ] {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in
            ["", ".", "-", "+-1", "--1", "1e", "1e+", "e1", ".e1", "1.2.3", "1_0", " 1", "0x1", "inf", "NaN", "é"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
