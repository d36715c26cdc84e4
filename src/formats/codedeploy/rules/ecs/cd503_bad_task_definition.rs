//! CD503: no task definition that ECS could find.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::facts::task_definition::{Named, PLACEHOLDER, named};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::EcsProperties;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<AppSpecFile> =
    rule!("CD503", "bad-task-definition", Error, "cd503_bad_task_definition.md", check);

const WRITE: &str = "Write the ARN of the task definition with its revision, or `<TASK_DEFINITION>`, in whose place \
    CodePipeline writes it.";
const OVERWRITTEN: &str = "Only `aws ecs deploy` and the GitHub action replace whatever stands here.";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let key = KeyOf { mapping: EcsProperties::SHAPE, name: "TaskDefinition", write: WRITE };
    key.check(file, findings);
    for service in file.services() {
        key.empty(file, &service.value.task_definition, findings);
        if let Some(text) = service.value.task_definition.known() {
            tell(file, text, findings);
        }
    }
}

fn tell(file: &AppSpecFile, text: &Placed<String>, findings: &mut Findings) {
    let shown = &text.value;
    let message = match named(shown) {
        Named::Well => return,
        Named::WithoutRevision => {
            let found = findings.tell(text.span, "The ARN of the task definition names no revision.");
            found.help(WRITE).assume("That ECS takes the latest revision then.").graded(Severity::Hint);
            return;
        }
        Named::Family => {
            let found = findings.tell(text.span, format!("`{shown}` is not the ARN of a task definition."));
            found.help(format!("{WRITE} {OVERWRITTEN}")).graded(Severity::Warning);
            found.assume("Whether a family's name without the rest of the ARN is taken.");
            return;
        }
        Named::Bare => format!("`{shown}` stands without `<` and `>`, so that nobody replaces it."),
        Named::File => format!("`{shown}` is the name of a file, not the ARN of a task definition."),
        Named::Malformed => format!("`{shown}` is not a complete ARN of a task definition."),
        Named::Other => format!("`{shown}` is not the ARN of a task definition."),
    };
    let found = findings.tell(text.span, message);
    found.help(format!("ECS finds no such task definition. {WRITE} {OVERWRITTEN}"));
    let edits = vec![rename(&file.document, text.node, PLACEHOLDER)];
    let title = format!("Write `{PLACEHOLDER}`");
    match named(shown) {
        Named::Bare => found.fix(Fix::safe(title, edits)),
        Named::File => found.fix(Fix::needs_a_look(title, edits)),
        _ => found,
    };
}
