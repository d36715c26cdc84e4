//! CB315: a version of a runtime that the image does not hold.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codebuild::facts::images::{IMAGES, Image, Selection, image};
use crate::formats::codebuild::facts::runtimes::{Runtime, Version};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::batch_tasks::machines_of_this_file;
use crate::rule;
use crate::schema::Placed;
use crate::syntax::Document;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB315", "runtime-not-in-image", Hint, "cb315_runtime_not_in_image.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(runtimes) = file.runtime_versions() else { return };
    let images = machines_of_this_file(file).flat_map(|machine| machine.images);
    let named: Vec<_> = images.filter_map(|place| Some((place, image(&place.value)?))).collect();
    for (name, version) in runtimes.value.known() {
        let Some(runtime) = Runtime::named(&name.text) else { continue };
        if named.is_empty() {
            in_any_image(findings, &file.document, runtime, version);
        }
        for (place, image) in &named {
            in_image(findings, runtime, version, (place, image));
        }
    }
}

/// Judges against the image that the batch names.
fn in_image(
    findings: &mut Findings,
    runtime: Runtime,
    version: &Placed<String>,
    (place, image): (&Placed<String>, &'static Image),
) {
    let (name, text) = (runtime.key(), version.value.trim());
    match image.select(runtime, Version::read(text)) {
        Selection::Held(_) | Selection::Open => {}
        Selection::Downloaded => {
            findings
                .tell(version.span, format!("`{}` does not hold {name} `{text}`.", image.name))
                .help(
                    "CodeBuild downloads it in every build, which takes longer. Name a version that the image \
                    holds where any will do.",
                )
                .relate(place.span, "This build uses that image");
        }
        Selection::Unknown => {
            let held = image.versions(runtime).join(", ");
            findings
                .tell(version.span, format!("`{}` does not know {name} `{text}`.", image.name))
                .graded(Severity::Warning)
                .help(format!(
                    "The build fails: `Unknown runtime version named '{text}' of {name}. This build image \
                    has the following versions: {held}`."
                ))
                .relate(place.span, "This build uses that image");
        }
    }
}

/// Judges against all images, since the project's is not in the file.
fn in_any_image(findings: &mut Findings, document: &Document, runtime: Runtime, version: &Placed<String>) {
    let (name, text) = (runtime.key(), version.value.trim());
    let wanted = Version::read(text);
    let is_held = |image: &&Image| matches!(image.select(runtime, wanted), Selection::Held(_) | Selection::Open);
    let mut holding = IMAGES.iter().filter(is_held).peekable();
    if holding.clone().any(|image| image.maintained) {
        return;
    }
    if runtime.can_download(wanted) || holding.peek().is_some() {
        // That it is past its end says more.
        if runtime.ended(wanted).is_some() || text.starts_with("openjdk") {
            return;
        }
        let found = findings.tell(version.span, format!("No image that AWS maintains holds {name} `{text}`."));
        match runtime.can_download(wanted) {
            true => found.help(
                "CodeBuild downloads it in every build, which takes longer. Name a version that the \
                project's image holds where any will do.",
            ),
            false => {
                let old: Vec<String> = holding.map(|image| format!("`{}`", image.name)).collect();
                found.help(format!(
                    "Only {} {} it; in any other image the build fails.",
                    old.join(", "),
                    if old.len() == 1 { "holds" } else { "hold" }
                ))
            }
        };
        return;
    }
    let found = findings.tell(version.span, format!("No image knows {name} `{text}`."));
    found.graded(Severity::Warning);
    let held = newest_versions(runtime).join(", ");
    let forms = runtime
        .download_forms()
        .map(|forms| format!(" Other versions are downloaded where they have the form {forms}."));
    found.help(format!(
        "The build fails: `Unknown runtime version named '{text}' of {name}`. The newest images hold {held}.{}",
        forms.unwrap_or_default()
    ));
    if let Some(meant) = meant(runtime, text) {
        found.fix(Fix::safe(format!("Write `{meant}`"), vec![rename(document, version.node, meant)]));
    }
}

fn newest_versions(runtime: Runtime) -> &'static [&'static str] {
    IMAGES.iter().map(|image| image.versions(runtime)).find(|versions| !versions.is_empty()).unwrap_or_default()
}

/// The version that a maintained image holds under another name: `17` is `corretto17`, `v22` is `22`, `8` is `8.0`.
fn meant(runtime: Runtime, text: &str) -> Option<&'static str> {
    let number = text.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-');
    let same = |held: &&str| {
        let held = held.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        held == number || held.strip_suffix(".0") == Some(number) || number.strip_suffix(".0") == Some(held)
    };
    if number.is_empty() {
        return None;
    }
    IMAGES.iter().filter(|image| image.maintained).flat_map(|image| image.versions(runtime)).copied().find(same)
}
