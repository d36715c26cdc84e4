//! UPLOAD_ARTIFACTS, and what the build leaves behind.

use super::attempt::Attempt;
use super::build::Failure;
use super::phase::Phase;
use super::plan::{ArtifactPlan, CachePlan, Refusal, RefusalPoint, ReportPlan};
use crate::formats::codebuild::scenario::{Artifacts, CacheStore, ReportFailure, UploadFailure};
use crate::rehearsal::{FaultKind, MomentKind, Product};
use crate::syntax::Span;

impl Attempt<'_> {
    /// Collects the reports and uploads artifacts and cache.
    pub async fn upload(&self) -> Result<(), Failure> {
        let build = self.build;
        let step = self.steps(Phase::UploadArtifacts).step.id();
        build.say(self.told(), Some(step));
        let fault = build.fault(Phase::UploadArtifacts.name(), self.number);
        let strikes = self.pass(fault, build.phase_takes(Phase::UploadArtifacts)).await;
        self.uploads_settled.set(true);
        let of_artifacts = |refusal: &&Refusal| !build.plan.reports.iter().any(|report| concerns(refusal, report));
        let mut refusals = build.plan.refusals.iter().filter(|refusal| refusal.point == RefusalPoint::Uploading);
        let refused = refusals.find(of_artifacts).map(refused);
        let own = if strikes { Some(self.upload_failure()) } else { refused };
        let mut failed = None;
        for report in &build.plan.reports {
            failed = failed.or(self.report(report));
        }
        for artifact in &build.plan.artifacts {
            self.artifact(artifact, own.as_ref(), failed.is_some());
        }
        if let Some(cache) = &build.plan.cache {
            self.cache(cache);
        }
        let failed = own.or(failed);
        if failed.is_none() && build.scenario.setup.artifacts != Artifacts::None && !build.plan.artifacts.is_empty() {
            build.moment(MomentKind::Handover, "artifacts", Some(step));
        }
        self.log_end(Phase::UploadArtifacts, failed.as_ref());
        failed.map_or(Ok(()), Err)
    }

    fn told(&self) -> String {
        let build = self.build;
        let mut does = Vec::new();
        if !build.plan.reports.is_empty() {
            does.push("collects the reports");
        }
        if !build.plan.artifacts.is_empty() && build.scenario.setup.artifacts != Artifacts::None {
            does.push("uploads the artifacts");
        }
        match does.as_slice() {
            [] => "UPLOAD_ARTIFACTS has nothing to upload.".to_owned(),
            does => format!("UPLOAD_ARTIFACTS {}.", does.join(" and ")),
        }
    }

    /// Sources: build logs of 2021 to 2026.
    fn upload_failure(&self) -> Failure {
        let failed = |message: &str, told: &str| Failure::new(Phase::UploadArtifacts, "CLIENT_ERROR", message, told);
        let base = self.build.plan.artifacts.iter().find_map(|artifact| artifact.base_directory.as_deref());
        let step = Some(self.steps(Phase::UploadArtifacts).step.id());
        match (self.build.scenario.setup.ways.upload, base) {
            (UploadFailure::NoBaseDirectory, Some(base)) => {
                let message = format!("no matching base directory path found for {base}");
                failed(&message, &format!("there is no folder `{base}`"))
            }
            (UploadFailure::OtherRegion, _) => {
                failed("Failed to upload artifacts: Invalid arn", "the bucket lies in another Region")
            }
            _ => {
                for file in self.build.plan.artifacts.iter().flat_map(|artifact| &artifact.files) {
                    self.build.log_failure(format!("Skipping invalid file path {file}"), step);
                }
                failed("no matching artifact paths found", "no file matches the artifacts' patterns")
            }
        }
    }

    /// Collects a report.
    fn report(&self, report: &ReportPlan) -> Option<Failure> {
        let build = self.build;
        self.log_files(".", &report.files);
        let fault = build.fault(&format!("report:{}", report.name), self.number);
        let step = self.steps(Phase::UploadArtifacts).step.id();
        let mut refusals = build.plan.refusals.iter().filter(|refusal| refusal.point == RefusalPoint::Uploading);
        if let Some(refusal) = refusals.find(|refusal| concerns(refusal, report)) {
            let failure = refused(refusal);
            let why = format!("Not collected: {}.", failure.told);
            self.product("report", &report.name, report.place, false, why, failure.assumed.as_deref());
            return Some(failure);
        }
        if fault.is_none_or(|fault| fault.kind != FaultKind::Fail) {
            self.product("report", &report.name, report.place, true, "Collected.".to_owned(), None);
            return None;
        }
        let file = report.files.first().map_or("junit.xml", String::as_str);
        let (message, told, why) = match build.scenario.setup.ways.report {
            ReportFailure::Missing => (
                "no matching report paths found".to_owned(),
                format!("the files of the report `{}` are not there", report.name),
                format!("Not collected: nothing matches `{file}`."),
            ),
            ReportFailure::OtherFormat => (
                format!("error processing report: [{file}: expected element type <testsuite> but have <coverage>]"),
                format!("the files of the report `{}` have another format", report.name),
                format!("Not collected: `{file}` has another format."),
            ),
        };
        build.moment(MomentKind::Failure, "report", Some(step));
        self.product("report", &report.name, report.place, false, why, None);
        let assumed = "AWS says that a report can fail this phase, not when it does.".to_owned();
        Some(Failure::new(Phase::UploadArtifacts, "CLIENT_ERROR", message, told).assumed(Some(assumed)))
    }

    /// Uploads an artifact.
    fn artifact(&self, artifact: &ArtifactPlan, failure: Option<&Failure>, report_failed: bool) {
        let setup = &self.build.scenario.setup;
        let name = artifact.identifier.as_deref().unwrap_or("artifacts");
        let settle = |kept, why: String, assumed: Option<&str>| {
            self.product("artifact", name, artifact.place, kept, why, assumed);
        };
        if setup.artifacts == Artifacts::None {
            return settle(false, "Not uploaded: the project keeps no artifacts.".to_owned(), None);
        }
        self.log_files(artifact.base_directory.as_deref().unwrap_or("."), &artifact.files);
        if let Some(failure) = failure {
            let assumed = failure.assumed.as_deref();
            return settle(false, format!("Not uploaded: {}.", failure.told), assumed);
        }
        let where_to = if setup.artifacts == Artifacts::S3 { "Uploaded" } else { "Handed to the pipeline" };
        let failed = self.failures.borrow().first().map(|failure| failure.phase.name());
        match failed {
            None if report_failed => {
                settle(
                    true,
                    format!("{where_to}."),
                    Some("AWS does not say whether a failed report keeps artifacts back."),
                );
            }
            None => settle(true, format!("{where_to}."), None),
            Some(_) if setup.artifacts == Artifacts::CodePipeline => {
                settle(false, "Not handed on: the pipeline's action fails with the build.".to_owned(), None);
            }
            Some(phase) => settle(true, format!("Uploaded although {phase} failed, if its files are there."), None),
        }
    }

    /// Saves the cache.
    fn cache(&self, cache: &CachePlan) {
        let failed = !self.failures.borrow().is_empty();
        let doubt = failed.then_some("AWS does not say whether the cache of a failed build is saved.");
        let (kept, why, assumed) = match (self.build.scenario.setup.cache, cache.saves) {
            (CacheStore::None, _) => (false, "Not kept: the project has no cache.", None),
            (_, false) => (false, "Only read: its action is restore.", None),
            (CacheStore::S3, true) if cache.key.is_some() => {
                (true, "Saved under its key, unless there is one of that key already.", doubt)
            }
            (CacheStore::S3, true) => (true, "Saved for the next build.", doubt),
            (CacheStore::Local, true) => (true, "Kept on the build host, as long as that is there.", doubt),
        };
        self.product("cache", cache_name(cache), cache.place, kept, why.to_owned(), assumed);
    }

    fn log_files(&self, base: &str, files: &[String]) {
        let step = Some(self.steps(Phase::UploadArtifacts).step.id());
        self.build.log(format!("Expanding base directory path: {base}"), step);
        self.build.log("Assembling file list", step);
        self.build.log(format!("Expanding file paths for base directory {base}"), step);
        for file in files {
            self.build.log(format!("Expanding {file}"), step);
        }
    }

    /// Settles that nothing is uploaded, and why.
    pub fn settle_nothing_uploaded(&self, because: &str) {
        if self.uploads_settled.replace(true) {
            return;
        }
        let plan = self.build.plan;
        for artifact in &plan.artifacts {
            let name = artifact.identifier.as_deref().unwrap_or("artifacts");
            self.product("artifact", name, artifact.place, false, format!("Not uploaded: {because}."), None);
        }
        for report in &plan.reports {
            let file = report.files.first().map_or("a file", String::as_str);
            let why = format!("Not collected, even if `{file}` is there: {because}.");
            self.product("report", &report.name, report.place, false, why, None);
        }
        if let Some(cache) = &plan.cache {
            let assumed = Some("AWS does not say when the cache is saved.");
            self.product("cache", cache_name(cache), cache.place, false, format!("Not saved: {because}."), assumed);
        }
    }

    pub fn product(
        &self,
        kind: &str,
        name: &str,
        place: Option<Span>,
        kept: bool,
        why: String,
        assumed: Option<&str>,
    ) {
        if self.build.is_alone() {
            self.build.sim.product(Product {
                name: name.to_owned(),
                kind: kind.to_owned(),
                at: self.build.sim.now(),
                kept,
                why,
                assumed: assumed.map(str::to_owned),
                place,
            });
        }
    }
}

/// Whether the refusal is about that report.
fn concerns(refusal: &Refusal, report: &ReportPlan) -> bool {
    report.place.zip(refusal.place).is_some_and(|(whole, part)| whole.contains(part))
}

fn refused(refusal: &Refusal) -> Failure {
    let told = format!("CodeBuild refuses it: `{}`", refusal.message.replace('`', "'"));
    let failure = Failure::new(Phase::UploadArtifacts, &refusal.code, refusal.message.as_str(), told);
    failure.assumed(refusal.assumed.clone())
}

fn cache_name(cache: &CachePlan) -> &str {
    cache.key.as_deref().or(cache.paths.first().map(String::as_str)).unwrap_or("cache")
}
