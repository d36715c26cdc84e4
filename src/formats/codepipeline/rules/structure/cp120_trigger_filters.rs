//! CP120: a trigger names no source of a connection, or filters in a way that is refused.

use crate::diagnostics::{Findings, Fix, Rule, Severity, repair};
use crate::formats::codepipeline::facts::order::ordered;
use crate::formats::codepipeline::file::{FoundPipeline, PipelineFile};
use crate::formats::codepipeline::model::{Category, GitConfiguration, Patterns, PullRequestFilter, PushFilter};
use crate::rule;
use crate::schema::{Field, List, Placed, nearest};
use crate::syntax::Span;

pub const RULE: Rule<PipelineFile> = rule!("CP120", "trigger-filters", Error, "cp120_trigger_filters.md", check);

const CONNECTION: &str = "CodeStarSourceConnection";

fn check(file: &PipelineFile, findings: &mut Findings) {
    for found in &file.pipelines {
        let Some(triggers) = found.pipeline().and_then(|pipeline| pipeline.triggers.value()) else { continue };
        let mut seen: Vec<(Span, &Placed<String>)> = Vec::new();
        for trigger in triggers.known() {
            let Some(git) = trigger.value.git_configuration.known() else { continue };
            if let Some(source) = git.value.source_action_name.known() {
                check_source(file, found, source, findings);
                let first = seen.iter().find(|(other, first)| {
                    first.value == source.value && found.branches.together(*other, trigger.span)
                });
                if let Some((_, first)) = first {
                    let message = format!("Two triggers name the source `{}`.", source.value);
                    findings.tell(source.span, message).relate(first.span, "The first is here").help(
                        "A source action has one trigger; CodePipeline answers with InvalidStructureException. Write \
                        the filters of both into one: up to 3 for pushes and 3 for pull requests.",
                    );
                }
                seen.push((trigger.span, source));
            }
            check_filters(file, found, git, findings);
        }
    }
}

fn check_source(file: &PipelineFile, found: &FoundPipeline, source: &Placed<String>, findings: &mut Findings) {
    if found.has_unknown_parts() || !file.is_whole() {
        return;
    }
    let actions = ordered(found);
    let is_source = |category: Option<&Category>| category.is_none_or(|category| *category == Category::Source);
    let mut sources = Vec::new();
    for it in &actions {
        let Some(id) = it.action.value.type_id().filter(|id| is_source(id.category.value())) else { continue };
        match it.action.value.name.value() {
            Some(name) if *name == source.value => {
                let Some(provider) = id.provider.known().filter(|provider| provider.value != CONNECTION) else {
                    return;
                };
                let message = format!("The trigger's source `{name}` is one of `{}`.", provider.value);
                findings.tell(source.span, message).relate(provider.span, "The provider is here").help(format!(
                    "A trigger is for a source of the provider `{CONNECTION}`; CodePipeline answers with \
                    InvalidStructureException. Name such a source, or delete the trigger."
                ));
                return;
            }
            Some(name) => sources.push(name.as_str()),
            None => return,
        }
    }
    let told = findings.tell(source.span, format!("No source action is called `{}`.", source.value));
    told.help(format!(
        "`{}` is the name of a source action of the provider `{CONNECTION}`; CodePipeline answers with \
        InvalidStructureException.",
        found.key("sourceActionName")
    ));
    let near = match sources.as_slice() {
        [only] => Some(*only),
        all => nearest(&source.value, all.iter().copied()),
    };
    if let Some(near) = near {
        let edit = repair::rename(&file.document, source.node, near);
        told.fix(Fix::safe(format!("Write `{near}`"), vec![edit]));
    }
}

fn check_filters(
    file: &PipelineFile,
    found: &FoundPipeline,
    git: &Placed<GitConfiguration>,
    findings: &mut Findings,
) {
    let (push, requests) = (&git.value.push, &git.value.pull_request);
    if push.is_nothing() && requests.is_nothing() && file.is_whole() {
        findings
            .tell(git.key, "The trigger has neither filters for pushes nor for pull requests.")
            .graded(Severity::Warning)
            .help(format!(
                "Without a filter the source's own branch starts the pipeline, as it does without a trigger. Write \
                `{}` or `{}`, or delete the trigger.",
                found.key("push"),
                found.key("pullRequest")
            ))
            .assume("Whether CodePipeline refuses such a trigger is not documented.");
    }
    check_count(push.known().map(|list| (list.key, list.value.items.len())), "filters for pushes", 3, findings);
    let count = requests.known().map(|list| (list.key, list.value.items.len()));
    check_count(count, "filters for pull requests", 3, findings);
    for filter in push.value().into_iter().flat_map(List::known) {
        check_push(found, filter, findings);
    }
    for filter in requests.value().into_iter().flat_map(List::known) {
        check_request(found, filter, findings);
    }
}

fn check_push(found: &FoundPipeline, filter: &Placed<PushFilter>, findings: &mut Findings) {
    let PushFilter { tags, branches, file_paths } = &filter.value;
    for patterns in [tags, branches, file_paths] {
        check_patterns(patterns, findings);
    }
    if let Some(tags) = tags.known() {
        let other = branches.known().or(file_paths.known());
        if let Some(other) = other.filter(|other| found.branches.together(tags.span, other.span)) {
            let beside = if branches.known().is_some() { found.key("branches") } else { found.key("filePaths") };
            let message = format!("`{}` and `{beside}` stand in one filter.", found.key("tags"));
            findings.tell(tags.key, message).relate(other.key, "The other is here").help(format!(
                "{COMBINATIONS} Write two filters: one with `{}`, the other with the rest.",
                found.key("tags")
            ));
        }
        return;
    }
    check_paths(found, branches, file_paths, tags, findings);
}

fn check_request(found: &FoundPipeline, filter: &Placed<PullRequestFilter>, findings: &mut Findings) {
    let PullRequestFilter { events, branches, file_paths } = &filter.value;
    for patterns in [branches, file_paths] {
        check_patterns(patterns, findings);
    }
    check_paths(found, branches, file_paths, &Field::Absent, findings);
    let Some(events) = events.value() else { return };
    let all: Vec<_> = events.known().collect();
    for (at, event) in all.iter().enumerate() {
        let first = all.iter().take(at).find(|first| first.value == event.value);
        if let Some(first) = first.filter(|first| found.branches.together(first.span, event.span)) {
            let message = format!("The event `{}` is listed twice.", event.value.word());
            findings
                .tell(event.span, message)
                .relate(first.span, "The first is here")
                .help("Each event stands once; the list is refused with ValidationException. Delete one of the two.");
        }
    }
}

const COMBINATIONS: &str = "A filter has tags, or branches, or branches and file paths; CodePipeline answers with \
                            InvalidStructureException: `choose valid filter combinations`.";

fn check_paths(
    found: &FoundPipeline,
    branches: &Field<Patterns>,
    file_paths: &Field<Patterns>,
    tags: &Field<Patterns>,
    findings: &mut Findings,
) {
    let Some(paths) = file_paths.known().filter(|_| branches.is_nothing() && tags.is_nothing()) else { return };
    findings
        .tell(paths.key, format!("`{}` stands in a filter without branches.", found.key("filePaths")))
        .help(format!("{COMBINATIONS} Add `{}`: `**` stands for all of them.", found.key("branches")));
}

fn check_patterns(patterns: &Field<Patterns>, findings: &mut Findings) {
    let Some(patterns) = patterns.value() else { return };
    for list in [&patterns.includes, &patterns.excludes] {
        check_count(list.known().map(|list| (list.key, list.value.items.len())), "patterns", 8, findings);
    }
}

fn check_count(list: Option<(Span, usize)>, what: &str, most: usize, findings: &mut Findings) {
    let Some((place, count)) = list.filter(|(_, count)| *count > most) else { return };
    findings.tell(place, format!("There are {count} {what}; there can be {most}.")).help(format!(
        "CodePipeline answers with ValidationException. Write at most {most}: a pattern such as `{{main,release/*}}` \
        holds several."
    ));
}
