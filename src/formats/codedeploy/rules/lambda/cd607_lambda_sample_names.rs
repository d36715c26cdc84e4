//! CD607: names of the documentation's example for AWS Lambda.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::rules::service::samples;
use crate::rule;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD607", "lambda-sample-names", Hint, "cd607_lambda_sample_names.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    if file.lambda().is_none() {
        return;
    }
    let mut values = Vec::new();
    for function in file.functions() {
        values.extend([&function.value.name, &function.value.alias]);
    }
    samples::tell(file, &values, findings);
}
