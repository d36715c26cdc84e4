//! CB608: a `compute-type` or `type` that CodeBuild does not have, or that does not fit what stands beside it.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codebuild::facts::compute::{
    System, Unlisted, is_lambda, system_of_image, system_of_type, unlisted_compute_type, unlisted_environment_type,
};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::{Machine, machines};
use crate::rule;
use crate::schema::Placed;

pub const RULE: Rule<BuildspecFile> = rule!("CB608", "compute-type", Error, "cb608_compute_type.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for machine in machines(file) {
        for word in &machine.compute_types {
            if let Some(unlisted) = unlisted_compute_type(&word.value) {
                tell("compute-type", "type", "BUILD_GENERAL1_SMALL", word, unlisted, findings);
            }
        }
        for word in &machine.environment_types {
            if let Some(unlisted) = unlisted_environment_type(&word.value) {
                tell("type", "compute-type", "LINUX_CONTAINER", word, unlisted, findings);
            }
            fits(&machine, word, findings);
        }
    }
}

fn tell(key: &str, other: &str, example: &str, word: &Placed<String>, unlisted: Unlisted, findings: &mut Findings) {
    let text = &word.value;
    let found = findings.tell(word.span, format!("CodeBuild has no `{key}` named `{text}`."));
    match unlisted {
        Unlisted::OtherList => {
            found.help(format!("`{text}` is a value of `{other}`. A `{key}` reads like `{example}`."));
        }
        Unlisted::Misspelt(near) => {
            found.help(format!("CodeBuild refuses the batch. `{near}` was probably meant."));
            found.fix(Fix::safe(format!("Write `{near}`"), vec![Edit::replace(word.span, near)]));
        }
        Unlisted::Malformed => {
            found.help(format!("CodeBuild refuses the batch. A `{key}` reads like `{example}`."));
        }
        Unlisted::Unknown => {
            found.graded(Severity::Warning);
            found.help(
                "It may be newer than the list that is checked here. If it is not, CodeBuild refuses the batch.",
            );
        }
    }
}

/// Whether sizes and images are of the environment's own type.
fn fits(machine: &Machine<'_>, kind: &Placed<String>, findings: &mut Findings) {
    let text = &kind.value;
    for size in &machine.compute_types {
        let (Some(of_kind), Some(of_size)) = (is_lambda(text), is_lambda(&size.value)) else { continue };
        if of_kind != of_size {
            let found = findings.tell(size.span, format!("`{}` does not fit the type `{text}`.", size.value));
            found.graded(Severity::Warning);
            found.help("Lambda's types go with `BUILD_LAMBDA_…`, all others with `BUILD_GENERAL1_…`.");
            found.relate(kind.span, "This is the type.");
        }
    }
    for image in &machine.images {
        let (Some(of_kind), Some(of_image)) = (system_of_type(text), system_of_image(&image.value)) else { continue };
        if of_kind != of_image {
            let found = findings.tell(image.span, format!("The image `{}` is not for `{text}`.", image.value));
            found.graded(Severity::Warning);
            found.help(format!(
                "It runs on {}. Choose an image for the type, or the type for the image.",
                words(of_image)
            ));
            found.relate(kind.span, "This is the type.");
        }
    }
}

fn words(system: System) -> &'static str {
    match system {
        System::Linux => "Linux on x86",
        System::Arm => "Linux on ARM",
        System::Windows => "Windows",
        System::Mac => "macOS",
    }
}
