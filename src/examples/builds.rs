//! Builds worth seeing.

use super::{Example, ExampleFile, Set};
use crate::formats::codebuild::scenario::SourceFailure;
use crate::rehearsal::FaultKind::Fail;

macro_rules! example {
    ($id:literal, $title:literal, $about:literal, [$($fault:expr),*]) => {
        example!($id, $title, $about, [$($fault),*], |_| ())
    };
    ($id:literal, $title:literal, $about:literal, [$($fault:expr),*], $set:expr) => {
        Example {
            id: $id,
            title: $title,
            about: $about,
            files: &[ExampleFile {
                name: "",
                text: include_str!(concat!("../../www/samples/", $id, ".yml")),
                faults: &[$($fault),*],
                set: Set::Build($set),
            }],
        }
    };
}

/// The builds, from the one whose tests fail.
pub(super) static BUILDS: &[Example] = &[
    example!(
        "my-app",
        "From source to image",
        "The whole way: install, test, build an image, push it. The tests fail, and the rest is left out.",
        [("pre_build.commands[0]", Fail)],
        |setup| setup.project = "my-app".to_owned()
    ),
    example!(
        "minimal",
        "The least that runs",
        "One command, and the eleven phases that CodeBuild goes through all the same.",
        []
    ),
    example!(
        "failing-tests",
        "A test that fails",
        "`npm test` fails in PRE_BUILD: BUILD, POST_BUILD and the artifacts do not follow.",
        [("pre_build.commands[1]", Fail)]
    ),
    example!(
        "finally",
        "Cleaning up with finally",
        "The migration fails, and the database is still shut down before the build ends.",
        [("pre_build.commands[1]", Fail)]
    ),
    example!(
        "post-build-trap",
        "The trap in POST_BUILD",
        "BUILD fails, POST_BUILD runs anyway, and deploys what was never built.",
        [("build.commands[0]", Fail)]
    ),
    example!(
        "secrets",
        "Secrets and parameters",
        "The role may not read a secret: the build fails before any phase of the file.",
        [("DOWNLOAD_SOURCE", Fail)],
        |setup| setup.ways.source = SourceFailure::SecretDenied
    ),
    example!(
        "retry",
        "on-failure: RETRY",
        "The tests fail at the first attempt and pass at the second.",
        [("build.commands[1]:1", Fail)]
    ),
    example!(
        "version-0.1",
        "Version 0.1 and its shells",
        "Each command in a shell of its own: `cd` and `export` do not last. See the warnings.",
        []
    ),
    example!(
        "reports-artifacts-cache",
        "What a build leaves",
        "Reports, artifacts and a cache, collected although the tests failed in BUILD.",
        [("build.commands[1]", Fail)]
    ),
    example!(
        "batch-graph",
        "A batch as a graph",
        "Five builds that wait for each other. One fails, and fast-fail stops what runs.",
        [("task:unit", Fail)]
    ),
    example!(
        "batch-matrix",
        "A batch as a matrix",
        "Two images by three versions of Python: six builds side by side.",
        []
    ),
];
