//! `rehearsal trigger`.

use rehearsal::formats::codepipeline::FORMAT;
use rehearsal::formats::codepipeline::file::PipelineFile;
use rehearsal::formats::codepipeline::rehearse::plan::PipelinePlan;
use rehearsal::formats::codepipeline::scenario::{Push, PushedRequest, RequestEvent};
use rehearsal::formats::codepipeline::settings::Settings;
use rehearsal::formats::codepipeline::triggers::{Event, Watch};
use rehearsal::syntax::Document;

use super::arguments::{PullRequest, Trigger};
use super::{Answer, UNUSABLE, input};

/// The exit code where nothing starts.
const STARTS_NOTHING: u8 = 1;

/// Tells whether a push or pull request would start a pipeline, and by which filter.
pub fn run(arguments: &Trigger) -> Answer {
    match answered(arguments) {
        Ok((starts, told)) => Answer::new(told, if starts { 0 } else { STARTS_NOTHING }),
        Err(message) => {
            eprintln!("{message}");
            Answer::new("", UNUSABLE)
        }
    }
}

fn answered(arguments: &Trigger) -> Result<(bool, String), String> {
    let path = &arguments.file;
    let file = input::read_one(path, Some(&FORMAT), &arguments.settings).ok_or("There is no pipeline to start.")?;
    let document = Document::read(&file.text()?.text);
    let read = PipelineFile::read(document, Settings::of(&file.settings));
    if read.pipelines.is_empty() {
        return Err(format!("{path}: There is no pipeline in it."));
    }
    let plan = PipelinePlan::of(&read, &[], arguments.pipeline.as_deref());
    let event = Event::of(&push(arguments)).ok_or("Say what happens: --push, --tag or --pull-request.")?;
    let answer = Watch::of(&plan).answer(arguments.source.as_deref(), &event);
    let verdict = if answer.starts { "starts" } else { "does not start" };
    Ok((answer.starts, format!("{} {verdict}. {}\n", plan.name, answer.why).replace(". \n", ".\n")))
}

fn push(arguments: &Trigger) -> Push {
    let event = arguments.pull_request.map(|event| match event {
        PullRequest::Open => RequestEvent::Open,
        PullRequest::Updated => RequestEvent::Updated,
        PullRequest::Closed => RequestEvent::Closed,
    });
    let branches = (arguments.from.clone().unwrap_or_default(), arguments.to.clone().unwrap_or_default());
    let (source, destination) = branches;
    Push {
        branch: arguments.push.clone(),
        tag: arguments.tag.clone(),
        pull_request: event.map(|event| PushedRequest { event, source, destination }),
        files: arguments.files.clone(),
        new_branch: arguments.new_branch,
        ..Push::default()
    }
}
