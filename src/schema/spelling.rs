//! How one declaration's keys are written in different files.

use std::borrow::Cow;

/// How the declared keys are written. The own keys of a file are never spelt anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spelling {
    /// As they are declared: `artifactStore`.
    #[default]
    Camel,
    /// With their first letter in upper case: `ArtifactStore`.
    Pascal,
}

impl Spelling {
    /// A declared name as it is written.
    pub fn of(self, name: &'static str) -> Cow<'static, str> {
        match (self, name.as_bytes().first()) {
            (Spelling::Pascal, Some(first)) if first.is_ascii_lowercase() => {
                let mut spelt = name.to_owned();
                if let Some(head) = spelt.get_mut(..1) {
                    head.make_ascii_uppercase();
                }
                Cow::Owned(spelt)
            }
            _ => Cow::Borrowed(name),
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Spelling::Camel => Spelling::Pascal,
            Spelling::Pascal => Spelling::Camel,
        }
    }

    /// Whether `text` is the declared `name` as it is written.
    pub fn spells(self, name: &str, text: &str) -> bool {
        match self {
            Spelling::Camel => name == text,
            Spelling::Pascal => {
                let head = name.as_bytes().first().map(u8::to_ascii_uppercase);
                head == text.as_bytes().first().copied() && name.get(1..) == text.get(1..)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spelling::{Camel, Pascal};

    #[test]
    fn spells_keys_both_ways() {
        assert_eq!(Pascal.of("artifactStore"), "ArtifactStore");
        assert_eq!(Pascal.of("Type"), "Type");
        assert_eq!(Camel.of("artifactStore"), "artifactStore");
        assert!(Pascal.spells("roleArn", "RoleArn") && !Pascal.spells("roleArn", "roleArn"));
        assert!(Camel.spells("roleArn", "roleArn") && !Camel.spells("roleArn", "RoleArn"));
        assert!(!Pascal.spells("roleArn", "") && !Pascal.spells("", "R"));
    }
}
