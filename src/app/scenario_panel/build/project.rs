//! The project: what CodeBuild knows of it beside the file.

use yew::prelude::*;

use super::Form;
use crate::app::scenario_panel::fields::{choice, switch, text};
use crate::app::scenario_panel::section as section_of;
use crate::formats::codebuild::scenario::{Artifacts, CacheStore, Compute, Source, Trigger};

const IMAGES: [&str; 6] = [
    "aws/codebuild/standard:7.0",
    "aws/codebuild/standard:8.0",
    "aws/codebuild/amazonlinux-x86_64-standard:5.0",
    "aws/codebuild/amazonlinux-x86_64-standard:6.0",
    "aws/codebuild/amazonlinux-aarch64-standard:3.0",
    "aws/codebuild/amazonlinux-aarch64-standard:4.0",
];

const COMPUTE: &[(Compute, &str)] =
    &[(Compute::Ec2, "EC2, on demand"), (Compute::Lambda, "Lambda"), (Compute::Reserved, "Reserved capacity")];

const SOURCES: &[(Source, &str)] = &[
    (Source::Git, "A git repository"),
    (Source::S3, "An object in S3"),
    (Source::CodePipeline, "A pipeline\u{2019}s artifact"),
    (Source::None, "None"),
];

const TRIGGERS: &[(Trigger, &str)] = &[
    (Trigger::Push, "A push"),
    (Trigger::PullRequest, "A pull request"),
    (Trigger::Manual, "A person"),
    (Trigger::CodePipeline, "A pipeline"),
];

const ARTIFACTS: &[(Artifacts, &str)] = &[
    (Artifacts::S3, "In a bucket"),
    (Artifacts::CodePipeline, "Handed to a pipeline"),
    (Artifacts::None, "Nowhere"),
];

const CACHES: &[(CacheStore, &str)] =
    &[(CacheStore::S3, "In a bucket"), (CacheStore::Local, "On the build host"), (CacheStore::None, "Nowhere")];

/// Name, image, compute, source, trigger, artifacts and cache.
fn fields(form: &Form) -> Html {
    let setup = &form.setup;
    let has_branch = setup.source == Source::Git;
    html! { <>
        { text("Project", "", &setup.project, &[], form.set(|setup, name| setup.project = name)) }
        { text("Image", "", &setup.image, &IMAGES, form.set(|setup, image| setup.image = image)) }
        { choice("Compute", "", COMPUTE, setup.compute, form.set(|setup, compute| setup.compute = compute)) }
        { choice("Source", "", SOURCES, setup.source, form.set(|setup, source| setup.source = source)) }
        { choice("Started by", "", TRIGGERS, setup.trigger, form.set(|setup, trigger| setup.trigger = trigger)) }
        if has_branch {
            { text("Branch", "", &setup.branch, &[], form.set(|setup, branch| setup.branch = branch)) }
        }
        { choice("Artifacts go", "", ARTIFACTS, setup.artifacts, form.set(|setup, kind| setup.artifacts = kind)) }
        { choice("The cache lies", "", CACHES, setup.cache, form.set(|setup, store| setup.cache = store)) }
        if setup.cache != CacheStore::None {
            { switch("The cache holds something", "From a build before this one.", setup.cache_filled,
                form.set(|setup, filled| setup.cache_filled = filled)) }
        }
    </> }
}

/// The part of the form about the project.
pub(super) fn section(form: &Form) -> Html {
    section_of("Project", "", fields(form))
}
