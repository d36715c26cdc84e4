//! `range` of an SELinux label: `sN[-sM][:cA[.cB][,…]]`.
//!
//! Source: agent 1.8.1, application specification, context; its words are kept.

/// The highest category.
const LAST_CATEGORY: u32 = 1023;

/// Reads a range.
///
/// # Errors
/// In the words of agent 1.8, where it refuses the range.
pub fn check_range(range: &str) -> Result<(), String> {
    let (sensitivities, categories) = match range.split_once(':') {
        Some((sensitivities, categories)) => (sensitivities, Some(categories)),
        None => (range, None),
    };
    let bounds: Vec<&str> = sensitivities.split('-').collect();
    match bounds.as_slice() {
        [one] => sensitivity(one).map(|_| ())?,
        [low, high] => {
            if sensitivity(low)? > sensitivity(high)? {
                return Err(format!(
                    "The deployment failed because of a problem with the SELinux range specified ({sensitivities}) \
                        for the context parameter in the permissions section of the application specification file."
                ));
            }
        }
        _ => return Err(format!("invalid range part {sensitivities}")),
    }
    categories.map_or(Ok(()), check_categories)
}

fn sensitivity(text: &str) -> Result<u32, String> {
    numbered(text, 's').ok_or_else(|| format!("invalid sensitivity {text}"))
}

fn check_categories(text: &str) -> Result<(), String> {
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for part in text.split(',') {
        let bounds = match part.split_once('.') {
            Some((low, high)) => (category(low)?, category(high)?),
            None => (category(part)?, category(part)?),
        };
        if bounds.0 > bounds.1 {
            return Err(format!("invalid category range {part}"));
        }
        if seen.iter().any(|other| other.0 <= bounds.1 && bounds.0 <= other.1) {
            return Err("duplicate categories".to_owned());
        }
        seen.push(bounds);
    }
    Ok(())
}

fn category(text: &str) -> Result<u32, String> {
    numbered(text, 'c').filter(|number| *number <= LAST_CATEGORY).ok_or_else(|| format!("invalid category {text}"))
}

fn numbered(text: &str, letter: char) -> Option<u32> {
    let digits = text.strip_prefix(letter)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_ranges() {
        for range in ["s0", "s0-s3", "s0:c1", "s0-s0:c0.c1023", "s0:c1,c3.c5"] {
            assert_eq!(check_range(range), Ok(()), "{range}");
        }
        assert_eq!(check_range("x0"), Err("invalid sensitivity x0".to_owned()));
        assert_eq!(check_range("s0:c1024"), Err("invalid category c1024".to_owned()));
        assert_eq!(check_range("s0:c5.c2"), Err("invalid category range c5.c2".to_owned()));
        assert_eq!(check_range("s0:c1,c1"), Err("duplicate categories".to_owned()));
        assert!(check_range("s3-s1").is_err_and(|said| said.contains("(s3-s1)")));
        assert!(check_range("s1-s2-s3").is_err());
    }
}
