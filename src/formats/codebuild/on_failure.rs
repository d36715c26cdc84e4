//! The words of `on-failure`.

use regex_lite::Regex;

/// What becomes of the build when a phase fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnFailure {
    /// The build ends.
    Abort,
    /// The next phase runs.
    Continue,
    /// The build is tried again.
    Retry {
        /// At most this many times.
        times: u32,
        /// Only if the error message matches.
        pattern: Option<String>,
    },
}

/// Why a text is not a word of `on-failure`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnFailureError {
    /// It is none of the documented forms.
    Unknown,
    /// Its count lies outside 0 to 100.
    Count(String),
    /// Its pattern does not compile.
    Pattern(String),
}

/// How often RETRY tries again where no count is given.
const DEFAULT_TIMES: u32 = 3;
/// The largest count that AWS documents.
const MOST_TIMES: u32 = 100;

impl OnFailure {
    /// Reads `ABORT`, `CONTINUE`, `RETRY`, `RETRY-n`, `RETRY-regex` or `RETRY-n-regex`, the word in any case.
    ///
    /// # Errors
    /// Where the text is none of them, or its count or pattern is no good.
    pub fn parse(text: &str) -> Result<Self, OnFailureError> {
        let (word, rest) = text.split_once('-').map_or((text, None), |(word, rest)| (word, Some(rest)));
        match (word.to_ascii_uppercase().as_str(), rest) {
            ("ABORT", None) => Ok(Self::Abort),
            ("CONTINUE", None) => Ok(Self::Continue),
            ("RETRY", None) => Ok(Self::Retry { times: DEFAULT_TIMES, pattern: None }),
            ("RETRY", Some(rest)) => Self::retry(rest),
            _ => Err(OnFailureError::Unknown),
        }
    }

    fn retry(rest: &str) -> Result<Self, OnFailureError> {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (count, after) = rest.split_at(digits);
        let (times, pattern) = match (count, after) {
            ("", "") => return Err(OnFailureError::Unknown),
            (count, "") => (Some(count), None),
            ("", pattern) => (None, Some(pattern)),
            (count, after) => match after.strip_prefix('-') {
                Some(pattern) => (Some(count), Some(pattern)),
                // Digits that go on as something else are the beginning of a pattern.
                None => (None, Some(rest)),
            },
        };
        let times = match times {
            None => DEFAULT_TIMES,
            Some(count) => count
                .parse()
                .ok()
                .filter(|times| *times <= MOST_TIMES)
                .ok_or_else(|| OnFailureError::Count(count.to_owned()))?,
        };
        if let Some(pattern) = pattern {
            Regex::new(pattern).map_err(|error| OnFailureError::Pattern(error.to_string()))?;
        }
        Ok(Self::Retry { times, pattern: pattern.map(str::to_owned) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_documented_form() {
        let retry = |times, pattern: Option<&str>| Ok(OnFailure::Retry { times, pattern: pattern.map(Into::into) });
        assert_eq!(OnFailure::parse("abort"), Ok(OnFailure::Abort));
        assert_eq!(OnFailure::parse("CONTINUE"), Ok(OnFailure::Continue));
        assert_eq!(OnFailure::parse("Retry"), retry(3, None));
        assert_eq!(OnFailure::parse("RETRY-5"), retry(5, None));
        assert_eq!(OnFailure::parse("RETRY-.*timed out.*"), retry(3, Some(".*timed out.*")));
        assert_eq!(OnFailure::parse("RETRY-2-exit status 1"), retry(2, Some("exit status 1")));
        assert_eq!(OnFailure::parse("RETRY-503 error"), retry(3, Some("503 error")));
        assert_eq!(OnFailure::parse("RETRY-101"), Err(OnFailureError::Count("101".into())));
        assert!(matches!(OnFailure::parse("RETRY-2-("), Err(OnFailureError::Pattern(_))));
        assert_eq!(OnFailure::parse("STOP"), Err(OnFailureError::Unknown));
        assert_eq!(OnFailure::parse("RETRY-"), Err(OnFailureError::Unknown));
    }
}
