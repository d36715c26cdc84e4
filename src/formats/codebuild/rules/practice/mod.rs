//! Practice: what the commands do, and what surprises in it.

mod cb701_unguarded_side_effect;

use crate::diagnostics::Rule;
use crate::formats::codebuild::file::BuildspecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<BuildspecFile>] = &[cb701_unguarded_side_effect::RULE];
