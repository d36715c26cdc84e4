//! `rehearsal convert`.

use rehearsal::formats::codepipeline::FORMAT;
use rehearsal::formats::codepipeline::convert::convert;
use rehearsal::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use rehearsal::formats::codepipeline::settings::Settings;
use rehearsal::syntax::Document;

use super::arguments::{Convert, PipelineForm};
use super::{Answer, UNUSABLE, input};

/// Writes a pipeline in its other form; what that form cannot say is said on standard error.
pub fn run(arguments: &Convert) -> Answer {
    match converted(arguments) {
        Ok(text) => Answer::new(text, 0),
        Err(message) => {
            eprintln!("{message}");
            Answer::new("", UNUSABLE)
        }
    }
}

fn converted(arguments: &Convert) -> Result<String, String> {
    let path = &arguments.file;
    let file = input::read_one(path, Some(&FORMAT), &arguments.settings).ok_or("Nothing to convert.")?;
    let document = Document::read(&file.text()?.text);
    let pipelines = PipelineFile::read(document, Settings::of(&file.settings));
    if let Some(problem) = pipelines.document.problem() {
        return Err(format!("{path}: {}", problem.message));
    }
    let is = if pipelines.form.is_template() { PipelineForm::Cloudformation } else { PipelineForm::Cli };
    if arguments.to == Some(is) {
        return Err(format!("{path}: This is that form already."));
    }
    let pipeline =
        chosen(&pipelines, arguments.pipeline.as_deref()).map_err(|message| format!("{path}: {message}"))?;
    let converted = convert(&pipelines, pipeline);
    for loss in &converted.losses {
        let at = pipelines.document.lines().position(pipelines.document.source(), loss.span.start);
        eprintln!("{path}:{}:{}: {}", at.line, at.column, loss.message);
    }
    Ok(converted.text)
}

/// The pipeline of that name, or the only one.
fn chosen<'f>(file: &'f PipelineFile, name: Option<&str>) -> Result<&'f FoundPipeline, String> {
    let names: Vec<String> = file.pipelines.iter().map(|pipeline| format!("`{}`", pipeline.name_shown)).collect();
    let is = |pipeline: &&FoundPipeline| {
        name == Some(pipeline.name_shown.as_str()) || (name.is_some() && name == pipeline.logical_id.as_deref())
    };
    match (name, file.pipelines.as_slice()) {
        (_, []) => Err("There is no pipeline in it.".to_owned()),
        (None, [only]) => Ok(only),
        (None, _) => Err(format!("It holds {}; say which with --pipeline.", names.join(", "))),
        (Some(name), all) => {
            all.iter().find(is).ok_or_else(|| format!("It holds {}, and no pipeline `{name}`.", names.join(", ")))
        }
    }
}
