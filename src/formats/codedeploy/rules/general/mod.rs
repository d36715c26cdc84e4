//! The file as a whole: syntax, version, platform, top-level keys.

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[];
