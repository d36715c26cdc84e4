//! CP302: a GitHub source with a token, where a connection does the same.

use crate::diagnostics::{Edit, Findings, Fix, Rule, repair};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{Typed, typed};
use crate::rule;

pub const RULE: Rule<PipelineFile> =
    rule!("CP302", "github-token-source", Warning, "cp302_github_token_source.md", check);

/// Stands for the connection that is still to be made.
const CONNECTION: &str =
    "arn:aws:codeconnections:us-east-1:000000000000:connection/00000000-0000-0000-0000-000000000000";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file).into_iter().filter(|it| it.kind.is("Source", "ThirdParty", "GitHub")) {
        let provider = it.action.value.type_id().and_then(|id| id.provider.known());
        let place = provider.map_or(it.place(), |provider| provider.span);
        let told = findings.tell(place, format!("`{}` reads GitHub with a token.", it.name()));
        told.help(
            "AWS has superseded this source. A connection (`CodeStarSourceConnection`) needs no token in the pipeline \
             and no polling: `FullRepositoryId` is owner and repository, `BranchName` the branch, `ConnectionArn` the \
             connection, which is made and confirmed in the console.",
        );
        if let Some(edits) = rewritten(file, &it) {
            told.fix(Fix::needs_a_look("Use a connection, whose ARN is still to be written", edits));
        }
    }
}

/// Owner and type as of a connection; each key of the old configuration gives its place to one of the new.
fn rewritten(file: &PipelineFile, it: &Typed<'_>) -> Option<Vec<Edit>> {
    let id = it.action.value.type_id()?;
    let (owner, provider) = (id.owner.known()?, id.provider.known()?);
    let configuration = it.action.value.configuration.value()?;
    let repository = format!("{}/{}", it.setting("Owner")?.value, it.setting("Repo")?.value);
    let mut edits = vec![
        repair::rename(&file.document, owner.node, "AWS"),
        repair::rename(&file.document, provider.node, "CodeStarSourceConnection"),
    ];
    for (name, value) in &configuration.entries {
        let (key, text) = match name.text.as_str() {
            "Owner" => ("FullRepositoryId", Some(repository.as_str())),
            "Repo" => ("ConnectionArn", Some(CONNECTION)),
            "Branch" => ("BranchName", None),
            "OAuthToken" => ("OutputArtifactFormat", Some("CODE_ZIP")),
            "PollForSourceChanges" => ("DetectChanges", Some("true")),
            _ => return None,
        };
        edits.push(repair::rename(&file.document, name.node, key));
        if let Some(text) = text {
            edits.push(repair::rename(&file.document, value.known()?.node, text));
        }
    }
    // What a reference stands for lies elsewhere, and may serve others.
    let here = edits.iter().all(|edit| it.action.span.contains(edit.span));
    here.then_some(edits)
}
