//! The runtimes that the file names, as the build's image has them.

use super::attempt::Attempt;
use super::build::Failure;
use super::phase::Phase;
use super::plan::Runtime;
use crate::formats::codebuild::facts::images::{Image, Selection, image};
use crate::formats::codebuild::facts::runtimes::{self, Version};
use crate::formats::codebuild::scenario::Compute;

const DOWNLOADS_NOTHING: &str =
    "AWS does not say that images it no longer maintains download no other versions; build logs show it.";
const NONE_HELD: &str = "AWS does not document in which words CodeBuild refuses what an image holds in no version.";

impl Attempt<'_> {
    /// Chooses the version of every runtime. Where `unknown`, the image does not know the first.
    ///
    /// Sources: CodeBuild User Guide, troubleshooting, 2022; build logs of 2021 to 2025.
    pub fn select_runtimes(&self, unknown: bool) -> Result<(), Failure> {
        let build = self.build;
        let step = Some(self.steps(Phase::DownloadSource).step.id());
        let selected = &build.plan.runtimes;
        let image = image(build.image()).filter(|_| build.scenario.setup.compute != Compute::Lambda);
        let is_known = build.seat.unknown.is_none();
        if let Some(image) = image.filter(|image| is_known && selected.is_empty() && image.requires_runtime()) {
            let message = "This build image requires selecting at least one runtime version";
            return Err(refused(message, &format!("`{}` needs `runtime-versions`", image.name)));
        }
        let refuses = |runtime: &&Runtime| unknown || image.is_some_and(|image| !knows(image, runtime));
        if let Some(runtime) = selected.iter().find(refuses) {
            return Err(unknown_version(image, runtime));
        }
        for Runtime { language, version } in selected {
            let line = format!("Selecting '{language}' runtime version '{version}' based on manual selections...");
            build.log(line, step);
        }
        Ok(())
    }
}

/// Whether the image holds or downloads the version, as far as is known.
fn knows(image: &Image, Runtime { language, version }: &Runtime) -> bool {
    let language = runtimes::Runtime::named(language);
    language.is_none_or(|language| image.select(language, Version::read(version)) != Selection::Unknown)
}

fn unknown_version(image: Option<&Image>, Runtime { language, version }: &Runtime) -> Failure {
    let known = runtimes::Runtime::named(language).zip(image);
    let held = known.map(|(language, image)| image.versions(language).join(", ")).unwrap_or_default();
    let message = match held.as_str() {
        "" => format!("Unknown runtime version named '{version}' of {language}."),
        held => format!(
            "Unknown runtime version named '{version}' of {language}. This build image has the following versions: \
            {held}"
        ),
    };
    let failure = refused(&message, &format!("the image has no `{language}` of version `{version}`"));
    if held.is_empty() {
        return Failure { only_wording: true, ..failure.assumed(Some(NONE_HELD.to_owned())) };
    }
    let would_download = |(language, image): (runtimes::Runtime, &Image)| {
        !image.maintained && language.can_download(Version::read(version))
    };
    failure.assumed(known.is_some_and(would_download).then(|| DOWNLOADS_NOTHING.to_owned()))
}

fn refused(message: &str, told: &str) -> Failure {
    Failure::new(Phase::DownloadSource, "YAML_FILE_ERROR", message, told)
}
