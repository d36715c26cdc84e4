//! CD601: `Resources` does not hold one function with its alias.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::formats::codedeploy::model::{LambdaAppSpec, LambdaProperties, LambdaResource};
use crate::formats::codedeploy::rules::service::INVALID;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::formats::codedeploy::rules::service::resources::{Parts, Wanted, check as check_resources, no_mapping};
use crate::rule;

pub const RULE: Rule<AppSpecFile> = rule!("CD601", "bad-function", Error, "cd601_bad_function.md", check);

const NAME: KeyOf =
    KeyOf { mapping: LambdaProperties::SHAPE, name: "Name", write: "Write the name of the Lambda function." };
const ALIAS: KeyOf = KeyOf {
    mapping: LambdaProperties::SHAPE,
    name: "Alias",
    write: "Write the name of the alias whose traffic is shifted.",
};

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Spec::Lambda(spec) = &file.spec else { return };
    let Some(spec) = spec.value() else { return no_mapping(file, findings) };
    let wanted =
        Wanted { file: LambdaAppSpec::SHAPE, resource: LambdaResource::SHAPE, kind: "AWS::Lambda::Function" };
    check_resources(file, &spec.resources, wanted, |it| Parts::of(&it.r#type, &it.properties), findings);
    NAME.check(file, findings);
    ALIAS.check(file, findings);
    for function in file.functions() {
        for (key, field) in [(NAME, &function.value.name), (ALIAS, &function.value.alias)] {
            key.empty(file, field, findings);
            if let Some(value) = field.known().filter(|value| value.value.trim().is_empty()) {
                let found = findings.tell(value.span, format!("`{}` is empty.", key.name));
                found.help(format!("{INVALID} {}", key.write));
            }
        }
    }
}
