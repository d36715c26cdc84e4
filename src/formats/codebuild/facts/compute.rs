//! The words for what a build runs on: compute types, environment types, and what an image's name tells.
//!
//! The lists are those of the CodeBuild API, `ComputeType` and `EnvironmentType`, 2016-10-06. AWS adds to them.

use crate::schema::nearest;

/// The compute types.
pub const COMPUTE_TYPES: &[&str] = &[
    "BUILD_GENERAL1_SMALL",
    "BUILD_GENERAL1_MEDIUM",
    "BUILD_GENERAL1_LARGE",
    "BUILD_GENERAL1_XLARGE",
    "BUILD_GENERAL1_2XLARGE",
    "BUILD_LAMBDA_1GB",
    "BUILD_LAMBDA_2GB",
    "BUILD_LAMBDA_4GB",
    "BUILD_LAMBDA_8GB",
    "BUILD_LAMBDA_10GB",
    "ATTRIBUTE_BASED_COMPUTE",
    "CUSTOM_INSTANCE_TYPE",
];

/// The environment types.
pub const ENVIRONMENT_TYPES: &[&str] = &[
    "LINUX_CONTAINER",
    "LINUX_GPU_CONTAINER",
    "ARM_CONTAINER",
    "WINDOWS_CONTAINER",
    "WINDOWS_SERVER_2019_CONTAINER",
    "WINDOWS_SERVER_2022_CONTAINER",
    "LINUX_LAMBDA_CONTAINER",
    "ARM_LAMBDA_CONTAINER",
    "LINUX_EC2",
    "ARM_EC2",
    "WINDOWS_EC2",
    "MAC_ARM",
];

/// Compute types that AWS's own batch examples name and its API does not have, and what they stand for.
const OF_EXAMPLES: &[(&str, &str)] =
    &[("GENERAL_LINUX_XLAGRE", "BUILD_GENERAL1_XLARGE"), ("ARM_LAMBDA_1GB", "BUILD_LAMBDA_1GB")];

/// What there is to say of a word that is not in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlisted {
    /// It is a word of the other list.
    OtherList,
    /// It is a misspelling of this one.
    Misspelt(&'static str),
    /// It is not written as such words are.
    Malformed,
    /// It may be newer than the list.
    Unknown,
}

/// What a text is that stands at `compute-type` and is not in the list; none if it is, or cannot be known.
pub fn unlisted_compute_type(text: &str) -> Option<Unlisted> {
    let of_example =
        OF_EXAMPLES.iter().find(|(written, _)| *written == text).map(|(_, meant)| Unlisted::Misspelt(meant));
    of_example.or_else(|| unlisted(text, COMPUTE_TYPES, ENVIRONMENT_TYPES))
}

/// What a text is that stands at `type` and is not in the list; none if it is, or cannot be known.
pub fn unlisted_environment_type(text: &str) -> Option<Unlisted> {
    unlisted(text, ENVIRONMENT_TYPES, COMPUTE_TYPES)
}

fn unlisted(text: &str, list: &'static [&'static str], other: &[&str]) -> Option<Unlisted> {
    if list.contains(&text) || text.contains(['$', '{', '<']) {
        return None;
    }
    let well_formed = text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    let letters = |word: &str| word.replace(|c: char| c.is_ascii_digit(), "");
    let near = nearest(text, list.iter().copied());
    // Where only digits differ it is a larger machine or a newer Windows, not a slip.
    let newer = list.iter().any(|word| letters(word) == letters(text));
    Some(match near {
        _ if other.contains(&text) => Unlisted::OtherList,
        _ if well_formed && newer => Unlisted::Unknown,
        Some(near) => Unlisted::Misspelt(near),
        None if well_formed => Unlisted::Unknown,
        None => Unlisted::Malformed,
    })
}

/// The kinds of machine between which a build's words can disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Linux on x86.
    Linux,
    /// Linux on ARM.
    Arm,
    /// Windows.
    Windows,
    /// macOS.
    Mac,
}

/// The system that an environment type of the list stands for.
pub fn system_of_type(environment_type: &str) -> Option<System> {
    match environment_type {
        word if !ENVIRONMENT_TYPES.contains(&word) => None,
        word if word.starts_with("LINUX") => Some(System::Linux),
        word if word.starts_with("ARM") => Some(System::Arm),
        word if word.starts_with("WINDOWS") => Some(System::Windows),
        _ => Some(System::Mac),
    }
}

/// The system that the name of one of CodeBuild's own images stands for.
pub fn system_of_image(image: &str) -> Option<System> {
    let name = image.strip_prefix("aws/codebuild/")?;
    match () {
        () if name.starts_with("windows") => Some(System::Windows),
        () if name.starts_with("macos") => Some(System::Mac),
        () if name.contains("aarch64") => Some(System::Arm),
        () if name.starts_with("standard:") || name.contains("x86_64") => Some(System::Linux),
        () => None,
    }
}

/// Whether builds run on Lambda, as a compute type or an environment type says; none where it does not say.
pub fn is_lambda(word: &str) -> Option<bool> {
    match word {
        word if word.starts_with("BUILD_LAMBDA_") => Some(true),
        word if word.starts_with("BUILD_GENERAL") => Some(false),
        word if ENVIRONMENT_TYPES.contains(&word) => Some(word.contains("_LAMBDA_")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_slips_from_news() {
        let compute = unlisted_compute_type;
        assert_eq!(compute("BUILD_GENERAL1_SMALL"), None);
        assert_eq!(compute("$SIZE"), None);
        assert_eq!(compute("BUILD_GENERAL1_SMAL"), Some(Unlisted::Misspelt("BUILD_GENERAL1_SMALL")));
        assert_eq!(compute("build_general1_small"), Some(Unlisted::Misspelt("BUILD_GENERAL1_SMALL")));
        assert_eq!(compute("BUILD_GENERAL1_4XLARGE"), Some(Unlisted::Unknown));
        assert_eq!(compute("BUILD_LAMBDA_16GB"), Some(Unlisted::Unknown));
        assert_eq!(compute("GENERAL_LINUX_XLAGRE"), Some(Unlisted::Misspelt("BUILD_GENERAL1_XLARGE")));
        assert_eq!(compute("LINUX_CONTAINER"), Some(Unlisted::OtherList));
        assert_eq!(compute("t3.medium"), Some(Unlisted::Malformed));
        assert_eq!(unlisted_environment_type("WINDOWS_SERVER_2025_CONTAINER"), Some(Unlisted::Unknown));
        assert_eq!(unlisted_environment_type("LINUX_CONTAINERS"), Some(Unlisted::Misspelt("LINUX_CONTAINER")));
    }

    #[test]
    fn knows_images_by_their_names() {
        assert_eq!(system_of_image("aws/codebuild/amazonlinux-aarch64-standard:3.0"), Some(System::Arm));
        assert_eq!(system_of_image("aws/codebuild/standard:7.0"), Some(System::Linux));
        assert_eq!(system_of_image("node:20"), None);
    }
}
