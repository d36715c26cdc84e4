//! Entries of `acls`: `[d|default:][u|user|g|group|m|mask|o|other:]name:permissions`.
//!
//! Source: agents 1.8.1 and 2.0.1, application specification, acls.

use crate::formats::codedeploy::agent::Generation;

/// An access control entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AclEntry<'t> {
    /// Whether it is one that new files of a folder get.
    pub default: bool,
    /// Whom it is for.
    pub kind: AclKind,
    /// The name of the user or group; empty for the owner, the mask and the others.
    pub name: &'t str,
    /// What is allowed: a digit or letters.
    pub permissions: &'t str,
}

/// Whom an access control entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words are those of setfacl")]
pub enum AclKind {
    User,
    Group,
    Mask,
    Other,
}

/// Why the agent refuses an access control entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AclFault {
    /// It has not the form of an entry.
    Form,
    /// It stands for the owner, the group or the others, which the mode sets.
    Base,
    /// Its permissions hold a character that is none of them.
    Character(char),
}

/// Reads an entry as that generation does.
///
/// # Errors
/// Where it refuses the file for it.
pub fn entry(text: &str, generation: Generation) -> Result<AclEntry<'_>, AclFault> {
    let fields: Vec<&str> = text.split(':').collect();
    let [head @ .., permissions] = fields.as_slice() else { return Err(AclFault::Form) };
    let (default, head) = match head {
        ["d" | "default", rest @ ..] if !rest.is_empty() => (true, rest),
        rest => (false, rest),
    };
    let (kind, name) = match head {
        [word] => kind(word).map_or((AclKind::User, *word), |kind| (kind, "")),
        [word, name] => (kind(word).ok_or(AclFault::Form)?, *name),
        _ => return Err(AclFault::Form),
    };
    let is_nameless = matches!(kind, AclKind::Mask | AclKind::Other);
    if is_nameless && !name.is_empty() {
        return Err(AclFault::Form);
    }
    let is_taken = kind == AclKind::Mask || (kind == AclKind::Other && generation == Generation::V2);
    if name.is_empty() && !is_taken && !default {
        return Err(AclFault::Base);
    }
    let is_digit = matches!(permissions.as_bytes(), [b'0'..=b'7']);
    match permissions.chars().find(|c| !matches!(c, 'r' | 'w' | 'x' | '-')) {
        Some(character) if !is_digit => Err(AclFault::Character(character)),
        _ => Ok(AclEntry { default, kind, name, permissions }),
    }
}

fn kind(word: &str) -> Option<AclKind> {
    match word {
        "u" | "user" => Some(AclKind::User),
        "g" | "group" => Some(AclKind::Group),
        "m" | "mask" => Some(AclKind::Mask),
        "o" | "other" => Some(AclKind::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form() {
        let fault = |text| Generation::ALL.map(|generation| entry(text, generation).err());
        for text in ["u:bob:rw", "bob:rw", "m:rw", "m::rw", "d:u:bob:rw", "d:bob:rw", "u:bob:", "u:bob:6"] {
            assert_eq!(fault(text), [None, None], "{text}");
        }
        for text in ["rw", "a:b:c:d:e", "z:bob:rw", "d:d:bob:rw", "m:bob:rw"] {
            assert_eq!(fault(text), [Some(AclFault::Form); 2], "{text}");
        }
        assert_eq!(fault("u::rw"), [Some(AclFault::Base); 2]);
        assert_eq!(fault("o:r"), [Some(AclFault::Base), None]);
        assert_eq!(fault("u:bob:rwz"), [Some(AclFault::Character('z')); 2]);
        assert_eq!(fault("u:bob:8"), [Some(AclFault::Character('8')); 2]);
        let named = entry("default:group:web:rx", Generation::V1).expect("an entry");
        assert!(named.default && named.kind == AclKind::Group && named.name == "web" && named.permissions == "rx");
    }
}
