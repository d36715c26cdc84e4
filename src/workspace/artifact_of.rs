//! Which part of a buildspec an artifact of a pipeline is.

use super::links::Buildspec;
use crate::formats::codebuild::file::artifact_set::ArtifactSet;

/// An artifact that a build makes.
pub struct Made<'l> {
    /// The buildspec of the build.
    pub buildspec: &'l Buildspec,
    /// Whether it is certain that the build runs this buildspec.
    pub certain: bool,
    /// What the buildspec keeps in it; none where the buildspec keeps nothing.
    pub set: Option<ArtifactSet<'l>>,
}

impl<'l> Made<'l> {
    /// The part of a buildspec that is an artifact: `artifacts` where the action makes no other (`alone`), else that of
    /// `secondary-artifacts` with its name. None where that is not known.
    ///
    /// Source: CodePipeline User Guide, action-reference-CodeBuild, 2026.
    pub fn of(buildspec: &'l Buildspec, certain: bool, artifact: &str, alone: bool) -> Option<Self> {
        let spec = buildspec.spec.spec().filter(|_| buildspec.spec.is_whole())?;
        if buildspec.spec.has_batch() {
            return None;
        }
        if spec.artifacts.is_nothing() {
            return alone.then_some(Self { buildspec, certain, set: None });
        }
        let own = |set: &ArtifactSet<'_>| match alone {
            true => set.identifier.is_none(),
            false => set.identifier.is_some_and(|name| name.text == artifact),
        };
        let set = ArtifactSet::all(spec).into_iter().find(own)?;
        Some(Self { buildspec, certain, set: Some(set) })
    }
}
