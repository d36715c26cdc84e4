//! What a person lets go wrong.

use serde::{Deserialize, Serialize};

use super::FaultKind;

/// A fault at one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Fault {
    /// The step's address, such as `PRE_BUILD` or `pre_build.commands[1]`.
    pub step: String,
    /// In which attempt, from 1; none means in every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    /// What goes wrong.
    pub kind: FaultKind,
    /// The exit status, where a command fails; the format has a default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit: Option<i32>,
    /// In which of several ways it goes wrong, in the format's own word; or the text of the error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Fault {
    /// A fault of that kind at the step at an address, in every attempt.
    pub fn new(step: impl Into<String>, kind: FaultKind) -> Self {
        Self { step: step.into(), attempt: None, kind, exit: None, detail: None }
    }

    /// A fault as it is written on the command line: `STEP` in every attempt, `STEP:2` only in the second.
    pub fn written(text: &str, kind: FaultKind) -> Self {
        let attempt = text.rsplit_once(':').and_then(|(step, number)| Some((step, attempt(number)?)));
        let (step, attempt) = attempt.map_or((text, None), |(step, attempt)| (step, Some(attempt)));
        Self { attempt, ..Self::new(step, kind) }
    }

    /// Whether it strikes that attempt of the step at `address`.
    pub fn strikes(&self, address: &str, attempt_now: u32) -> bool {
        if self.step == address {
            return self.attempt.is_none_or(|attempt| attempt == attempt_now);
        }
        // An address may end in a number of its own (`task:1`), which reads like an attempt.
        let number = address.strip_prefix(self.step.as_str()).and_then(|rest| rest.strip_prefix(':'));
        self.attempt.is_some() && number.and_then(attempt) == self.attempt
    }
}

#[cfg(test)]
impl Fault {
    /// A fault as tests write it: `fail STEP`, `time-out STEP` or `stop STEP`, and behind a blank its detail.
    pub fn told(text: &str) -> Self {
        let mut words = text.split(' ');
        let kind = match words.next() {
            Some("fail") => FaultKind::Fail,
            Some("time-out") => FaultKind::TimeOut,
            Some("stop") => FaultKind::Stop,
            other => panic!("{other:?} is no kind of fault"),
        };
        let fault = Self::written(words.next().unwrap_or_default(), kind);
        Self { detail: words.next().map(str::to_owned), ..fault }
    }
}

/// The command line's form.
impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.attempt {
            Some(attempt) => write!(f, "{}:{attempt}", self.step),
            None => f.write_str(&self.step),
        }
    }
}

/// A number of an attempt: plain digits, from 1, without a leading zero.
fn attempt(digits: &str) -> Option<u32> {
    if digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// All that goes wrong in a run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Puts a fault at its step, in place of those that are there.
    pub fn put(&mut self, fault: Fault) {
        self.0.retain(|other| other.step != fault.step);
        self.0.push(fault);
    }

    /// The fault that strikes that attempt of the step at `address`; one for this attempt alone comes first.
    pub fn at(&self, address: &str, attempt: u32) -> Option<&Fault> {
        let striking = || self.0.iter().filter(|fault| fault.strikes(address, attempt));
        striking().find(|fault| fault.step == address && fault.attempt.is_some()).or_else(|| striking().next())
    }

    /// The faults of one kind at that attempt of the step at `address`, or none.
    pub fn of_kind(&self, kind: FaultKind, address: &str, attempt: u32) -> Option<&Fault> {
        self.0.iter().find(|fault| fault.kind == kind && fault.strikes(address, attempt))
    }
}

impl FromIterator<Fault> for Faults {
    fn from_iter<T: IntoIterator<Item = Fault>>(faults: T) -> Self {
        Self(faults.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fail(text: &str) -> Fault {
        Fault::written(text, FaultKind::Fail)
    }

    #[test]
    fn a_step_alone_means_every_attempt() {
        let fault = fail("pre_build.commands[1]");
        assert!(fault.strikes("pre_build.commands[1]", 1) && fault.strikes("pre_build.commands[1]", 7));
        assert!(!fault.strikes("pre_build.commands[10]", 1));
    }

    #[test]
    fn a_number_behind_a_colon_means_that_attempt() {
        let fault = fail("BUILD:2");
        assert_eq!((fault.step.as_str(), fault.attempt), ("BUILD", Some(2)));
        assert!(fault.strikes("BUILD", 2) && !fault.strikes("BUILD", 1));
        assert_eq!(fault.to_string(), "BUILD:2");
    }

    #[test]
    fn an_address_may_end_in_a_number() {
        let fault = fail("task:1");
        assert!(fault.strikes("task:1", 1) && fault.strikes("task:1", 3) && !fault.strikes("task:2", 1));
        assert!(fail("task:1:2").strikes("task:1", 2) && !fail("task:1:2").strikes("task:1", 1));
        assert!(fail("task:007").strikes("task:007", 1));
    }

    #[test]
    fn the_fault_of_one_attempt_comes_before_that_of_all() {
        let mut second = fail("BUILD:2");
        second.exit = Some(7);
        let faults = Faults(vec![fail("BUILD"), second]);
        assert_eq!(faults.at("BUILD", 1).and_then(|fault| fault.exit), None);
        assert_eq!(faults.at("BUILD", 2).and_then(|fault| fault.exit), Some(7));
        assert_eq!(faults.at("INSTALL", 1), None);
    }

    #[test]
    fn it_reads_what_it_writes() {
        let faults = Faults(vec![Fault { exit: Some(3), ..fail("BUILD:2") }, fail("task:linux")]);
        let text = serde_json::to_string(&faults).unwrap();
        assert_eq!(
            text,
            r#"[{"step":"BUILD","attempt":2,"kind":"fail","exit":3},{"step":"task:linux","kind":"fail"}]"#
        );
        assert_eq!(serde_json::from_str::<Faults>(&text).unwrap(), faults);
    }
}
