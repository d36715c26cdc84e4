//! AWS Lambda: `Resources` with one function, and `Hooks`.

mod cd601_bad_function;
mod cd602_bad_lambda_hook;
mod cd603_same_version;
mod cd604_bad_lambda_version;
mod cd605_fixed_versions;
mod cd606_older_target;
mod cd607_lambda_sample_names;
mod versions;

use crate::diagnostics::Rule;
use crate::formats::codedeploy::file::AppSpecFile;

/// The rules of this section, in the order of their codes.
pub static RULES: &[Rule<AppSpecFile>] = &[
    cd601_bad_function::RULE,
    cd602_bad_lambda_hook::RULE,
    cd603_same_version::RULE,
    cd604_bad_lambda_version::RULE,
    cd605_fixed_versions::RULE,
    cd606_older_target::RULE,
    cd607_lambda_sample_names::RULE,
];
