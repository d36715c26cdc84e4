//! DOWNLOAD_SOURCE: the source is fetched, the buildspec read, the variables fetched, the runtimes chosen.

use super::attempt::Attempt;
use super::build::Failure;
use super::phase::Phase;
use super::plan::{Origin, RefusalPoint, Variable};
use crate::formats::codebuild::file::{Block, PhaseName};
use crate::formats::codebuild::scenario::{CacheStore, Compute, Source, SourceFailure};

/// Where CodeBuild puts the source.
pub const SOURCE_FOLDER: &str = "/codebuild/output/src123/src";

impl Attempt<'_> {
    /// Fetches the source and reads the buildspec.
    pub async fn download(&self) -> Result<(), Failure> {
        let build = self.build;
        let step = self.steps(Phase::DownloadSource).step.id();
        self.log_arrival();
        build.say(told_source(build.scenario.setup.source), Some(step));
        for note in &build.plan.notes {
            build.say(note.as_str(), Some(step));
        }
        let own = build.fault(Phase::DownloadSource.name(), self.number);
        let of_task = build.fault_of_task(self.number).filter(|_| build.heart().is_none());
        let takes = build.phase_takes(Phase::DownloadSource);
        let way = self.pass(own.or(of_task), takes).await.then(|| self.way());
        let result = self.read(way);
        self.log_end(Phase::DownloadSource, result.as_ref().err());
        result
    }

    /// What goes wrong, of the things that can go wrong with this file.
    fn way(&self) -> SourceFailure {
        let plan = self.build.plan;
        let has = |origin| plan.variables.iter().any(|variable| variable.origin == origin);
        match self.build.scenario.setup.ways.source {
            SourceFailure::MissingParameter | SourceFailure::ParameterDenied if !has(Origin::ParameterStore) => {
                SourceFailure::Clone
            }
            SourceFailure::SecretDenied if !has(Origin::SecretsManager) => SourceFailure::Clone,
            SourceFailure::UnknownRuntime if plan.runtimes.is_empty() => SourceFailure::Clone,
            SourceFailure::MissingFile if self.build.scenario.setup.source == Source::None => SourceFailure::Clone,
            way => way,
        }
    }

    /// What follows the download, up to what goes wrong.
    fn read(&self, way: Option<SourceFailure>) -> Result<(), Failure> {
        let build = self.build;
        let plan = build.plan;
        let step = Some(self.steps(Phase::DownloadSource).step.id());
        let failed = |code, message: &str, told: &str| Failure::new(Phase::DownloadSource, code, message, told);
        if way == Some(SourceFailure::Clone) {
            let failure = failed("CLIENT_ERROR", "the source cannot be fetched", "the source could not be fetched");
            let wording = "The wording of the message is our own: AWS has one for each kind of source.".to_owned();
            return Err(Failure { assumed: Some(wording), only_wording: true, ..failure });
        }
        if way == Some(SourceFailure::MissingFile) {
            return Err(failed("YAML_FILE_ERROR", "YAML file does not exist", "the buildspec is not in the source"));
        }
        build.log(format!("CODEBUILD_SRC_DIR={SOURCE_FOLDER}"), step);
        build
            .log(format!("YAML location is {SOURCE_FOLDER}/{}", build.seat.unknown.unwrap_or("buildspec.yml")), step);
        self.refused(RefusalPoint::Reading)?;
        build.log("Processing environment variables", step);
        let from = |origin| plan.variables.iter().filter(move |variable: &&Variable| variable.origin == origin);
        if let Some(parameter) = from(Origin::ParameterStore).next() {
            build.log("Decrypting parameter store environment variables", step);
            let code = "Decrypted Variables Error";
            match way {
                Some(SourceFailure::MissingParameter) => {
                    let name = &parameter.value;
                    let told = format!("the parameter `{name}` does not exist");
                    return Err(failed(code, &format!("parameter does not exist: {name}"), &told));
                }
                Some(SourceFailure::ParameterDenied) => {
                    let message = "AccessDeniedException: not authorized to perform: ssm:GetParameters";
                    return Err(failed(code, message, "the build's role may not read the parameters"));
                }
                _ => {}
            }
        }
        if way == Some(SourceFailure::SecretDenied) {
            let message = "AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue";
            return Err(failed("Secrets Manager Error", message, "the build's role may not read the secrets"));
        }
        self.refused(RefusalPoint::Decrypting)?;
        self.select_runtimes(way == Some(SourceFailure::UnknownRuntime))?;
        self.log_phases();
        Ok(())
    }

    /// What CodeBuild objects to at that point.
    fn refused(&self, point: RefusalPoint) -> Result<(), Failure> {
        let Some(refusal) = self.build.plan.refusal(point) else { return Ok(()) };
        let what = match point {
            RefusalPoint::Reading => "CodeBuild refuses the file",
            _ => "CodeBuild cannot fetch the variables",
        };
        let told = format!("{what}: `{}`", refusal.message.replace('`', "'"));
        let failure = Failure::new(Phase::DownloadSource, &refusal.code, refusal.message.as_str(), told);
        Err(failure.assumed(refusal.assumed.clone()))
    }

    fn log_arrival(&self) {
        let step = Some(self.steps(Phase::DownloadSource).step.id());
        if self.build.scenario.setup.compute == Compute::Ec2 {
            self.build.log("Running on CodeBuild On-demand", step);
        }
        for line in ["Waiting for agent ping", "Waiting for DOWNLOAD_SOURCE", "Phase is DOWNLOAD_SOURCE"] {
            self.build.log(line, step);
        }
    }

    fn log_phases(&self) {
        let build = self.build;
        let step = Some(self.steps(Phase::DownloadSource).step.id());
        let paths = build.plan.cache.as_ref().map_or(0, |cache| cache.paths.len());
        if build.scenario.setup.cache == CacheStore::S3 && paths == 0 {
            build.log("Unable to initialize cache download: no paths specified to be cached", step);
        }
        build.log(format!("Moving to directory {SOURCE_FOLDER}"), step);
        build.log("Registering with agent", step);
        let found = PhaseName::ALL.into_iter().filter(|name| build.plan.phase(*name).place.is_some());
        let found: Vec<PhaseName> = found.collect();
        build.log(format!("Phases found in YAML: {}", found.len()), step);
        for name in found {
            let commands = build.plan.phase(name).block(Block::Commands).len();
            build.log(format!(" {}: {commands} commands", name.service_name()), step);
        }
    }
}

fn told_source(source: Source) -> &'static str {
    match source {
        Source::Git => "DOWNLOAD_SOURCE clones the repository and reads the buildspec.",
        Source::S3 => "DOWNLOAD_SOURCE fetches the source from S3 and reads the buildspec.",
        Source::CodePipeline => "DOWNLOAD_SOURCE takes the pipeline's input artifact and reads the buildspec.",
        Source::None => "DOWNLOAD_SOURCE has no source to fetch; the buildspec stands in the project.",
    }
}
