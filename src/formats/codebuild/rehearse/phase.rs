//! The phases of a build, and what becomes of the later ones when one fails.

use crate::formats::codebuild::file::PhaseName;
use crate::formats::codebuild::on_failure::OnFailure;

/// A phase of a build.
///
/// Source: CodeBuild API, BuildPhaseType, 2016-10-06.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Submitted,
    Queued,
    Provisioning,
    DownloadSource,
    Install,
    PreBuild,
    Build,
    PostBuild,
    UploadArtifacts,
    Finalizing,
    Completed,
}

impl Phase {
    /// All of them, in order.
    pub const ALL: [Phase; 11] = [
        Phase::Submitted,
        Phase::Queued,
        Phase::Provisioning,
        Phase::DownloadSource,
        Phase::Install,
        Phase::PreBuild,
        Phase::Build,
        Phase::PostBuild,
        Phase::UploadArtifacts,
        Phase::Finalizing,
        Phase::Completed,
    ];

    /// As CodeBuild names it.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Submitted => "SUBMITTED",
            Phase::Queued => "QUEUED",
            Phase::Provisioning => "PROVISIONING",
            Phase::DownloadSource => "DOWNLOAD_SOURCE",
            Phase::Install => PhaseName::Install.service_name(),
            Phase::PreBuild => PhaseName::PreBuild.service_name(),
            Phase::Build => PhaseName::Build.service_name(),
            Phase::PostBuild => PhaseName::PostBuild.service_name(),
            Phase::UploadArtifacts => "UPLOAD_ARTIFACTS",
            Phase::Finalizing => "FINALIZING",
            Phase::Completed => "COMPLETED",
        }
    }

    /// The phase in which the commands of that phase of the file run.
    pub fn of(name: PhaseName) -> Self {
        match name {
            PhaseName::Install => Phase::Install,
            PhaseName::PreBuild => Phase::PreBuild,
            PhaseName::Build => Phase::Build,
            PhaseName::PostBuild => Phase::PostBuild,
        }
    }

    /// The phase of the file whose commands run in it.
    pub fn commands(self) -> Option<PhaseName> {
        PhaseName::ALL.into_iter().find(|name| Phase::of(*name) == self)
    }
}

/// What follows a phase that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// The next phase that runs.
    pub next: Phase,
    /// Whether the failure was carried past by CONTINUE.
    pub carried: bool,
    /// Why it is an assumption that what lies between does not run.
    pub left_out_assumed: Option<&'static str>,
    /// Why it is an assumption that the next phase runs.
    pub next_assumed: Option<&'static str>,
}

const FINALIZES: &str = "AWS does not say whether FINALIZING follows here.";
const ABORTS: &str = "AWS does not say whether UPLOAD_ARTIFACTS is still attempted after ABORT.";

/// What follows when `phase` fails under that `on-failure`; a RETRY that is used up counts as none.
///
/// Sources: CodeBuild User Guide, build phase transitions, 2022; build logs of 2021 to 2026.
pub fn after_failure(phase: Phase, on_failure: Option<&OnFailure>) -> Follow {
    let aborts = on_failure == Some(&OnFailure::Abort);
    let continues = on_failure == Some(&OnFailure::Continue);
    let follow = |next, next_assumed| Follow { next, carried: false, left_out_assumed: None, next_assumed };
    match phase {
        Phase::Submitted | Phase::Queued | Phase::Finalizing | Phase::Completed => follow(Phase::Completed, None),
        Phase::Install if continues => Follow { carried: true, ..follow(Phase::PreBuild, None) },
        Phase::PreBuild if continues => Follow { carried: true, ..follow(Phase::Build, None) },
        Phase::Provisioning | Phase::DownloadSource | Phase::Install | Phase::PreBuild => {
            follow(Phase::Finalizing, Some(FINALIZES))
        }
        Phase::Build | Phase::PostBuild if aborts => {
            Follow { left_out_assumed: Some(ABORTS), ..follow(Phase::Finalizing, Some(FINALIZES)) }
        }
        Phase::Build => Follow { carried: continues, ..follow(Phase::PostBuild, None) },
        Phase::PostBuild => Follow { carried: continues, ..follow(Phase::UploadArtifacts, None) },
        Phase::UploadArtifacts => follow(Phase::Finalizing, None),
    }
}
