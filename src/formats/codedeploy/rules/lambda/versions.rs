//! The two versions of a function, where both are numbers.

use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::LambdaProperties;
use crate::schema::{Field, Placed};

/// The version that an alias points to and the one that it shall point to.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'f> {
    /// The current version.
    pub current: (u64, &'f Placed<String>),
    /// The target version.
    pub target: (u64, &'f Placed<String>),
}

/// The versions of each function that names both as positive numbers.
pub fn versions(file: &AppSpecFile) -> Vec<Versions<'_>> {
    file.functions().into_iter().filter_map(|function| of(&function.value)).collect()
}

fn of(properties: &LambdaProperties) -> Option<Versions<'_>> {
    Some(Versions { current: number(&properties.current_version)?, target: number(&properties.target_version)? })
}

fn number(field: &Field<String>) -> Option<(u64, &Placed<String>)> {
    let placed = field.known()?;
    Some((positive(&placed.value)?, placed))
}

/// The number that a version is; none where it is no positive whole number.
pub fn positive(text: &str) -> Option<u64> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_digits && *number > 0)
}
