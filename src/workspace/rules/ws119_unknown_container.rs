//! WS119: the image definitions name a container that no task definition has.

use crate::diagnostics::Fix;
use crate::formats::codepipeline::template::{Intrinsic, resources};
use crate::syntax::{Document, NodeId, Span};
use crate::workspace::chain::Word;
use crate::workspace::links::{Buildspec, Links};
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross = rule_across!("WS119", "unknown-container", Warning, "ws119_unknown_container.md", check);

/// The type of a task definition among a template's resources.
const TASK_DEFINITION: &str = "AWS::ECS::TaskDefinition";

/// A container of a task definition.
struct Container {
    file: usize,
    name: String,
    span: Span,
}

fn check(links: &Links<'_>, told: &mut Told) {
    let Some(containers) = containers(links) else { return };
    let Some(first) = containers.first() else { return };
    let mut seen: Vec<*const Buildspec> = Vec::new();
    for (chain, action) in links.actions().filter(|(_, action)| action.deploys_with("ECS")) {
        let Some(made) = action.only_input().and_then(|Word { text, .. }| links.made(chain, text)) else { continue };
        let buildspec: &Buildspec = made.buildspec;
        if seen.contains(&std::ptr::from_ref(buildspec)) {
            continue;
        }
        seen.push(buildspec);
        for (command, (name, range)) in named(buildspec) {
            if containers.iter().any(|container| container.name == name) {
                continue;
            }
            let span = buildspec.place(links, buildspec.spec.place(command, &range));
            let found = told.tell(buildspec.file, span, format!("No task definition here has a container `{name}`."));
            found.help(
                "The ECS action puts each image into the container of that name, and fails with `The AWS ECS container \
                 … does not exist` where there is none.",
            );
            found.relate_in(links.name(first.file), first.span, format!("There is a container `{}`.", first.name));
            found.relate_in(links.name(chain.file), action.name.span, "This action reads the names.");
            if let ([only], true) = (containers.as_slice(), buildspec.is_file())
                && let Some(edit) = buildspec.spec.edit(command, &range, &only.name)
            {
                found.fix(Fix::needs_a_look(format!("Name `{}`", only.name), vec![edit]));
            }
        }
    }
}

/// The containers of all task definitions of the workspace; none where one of them is not known.
fn containers(links: &Links<'_>) -> Option<Vec<Container>> {
    let mut all = Vec::new();
    for (at, file) in links.workspace.files.iter().enumerate() {
        let document = &file.document;
        for resource in resources(document).iter().filter(|resource| resource.kind == TASK_DEFINITION) {
            let list = resource.property(&["ContainerDefinitions"])?;
            for item in document.items(list)? {
                let (name, span) = name(document, document.get(*item, "Name")?.value)?;
                all.push(Container { file: at, name, span });
            }
        }
        let own = document.root().and_then(|root| document.get(root, "containerDefinitions"));
        for item in own.and_then(|entry| document.items(entry.value)).unwrap_or_default() {
            let (name, span) = name(document, document.get(*item, "name")?.value)?;
            all.push(Container { file: at, name, span });
        }
    }
    Some(all)
}

fn name(document: &Document, node: NodeId) -> Option<(String, Span)> {
    let text = document.scalar(node).filter(|_| Intrinsic::at(document, node).is_none())?;
    Some((text.to_owned(), document.span(node)))
}

/// The containers that commands write into image definitions, with their places in the commands' texts. Only what is
/// written literally is known.
fn named(
    buildspec: &Buildspec,
) -> impl Iterator<Item = (&crate::formats::codebuild::file::Command, (String, std::ops::Range<usize>))> {
    let writes = |text: &str| text.contains("imageUri") && text.contains("imagedefinitions");
    buildspec
        .spec
        .commands
        .iter()
        .filter(move |command| writes(&command.text))
        .flat_map(|command| names_in(&command.text).into_iter().map(move |found| (command, found)))
}

/// The values of `"name"` in a text that prints JSON; a value with variables is passed over.
fn names_in(text: &str) -> Vec<(String, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    for quote in ["\"", "\\\""] {
        let key = format!("{quote}name{quote}");
        for (at, _) in text.match_indices(&key) {
            let behind = at + key.len();
            let rest = text.get(behind..).unwrap_or_default();
            let value = rest.trim_start_matches([' ', ':']);
            let start = behind + rest.len() - value.len() + quote.len();
            let Some(value) = value.strip_prefix(quote) else { continue };
            let Some(end) = value.find(quote) else { continue };
            let name = &value[..end];
            if !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_')) {
                found.push((name.to_owned(), start..start + end));
            }
        }
    }
    found
}
