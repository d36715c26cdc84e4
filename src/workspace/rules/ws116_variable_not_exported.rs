//! WS116: a pipeline reads a variable that the buildspec does not export.

use crate::diagnostics::{Fix, Severity};
use crate::schema::Field;
use crate::syntax::Span;
use crate::workspace::chain::{Chain, ChainAction};
use crate::workspace::links::{Buildspec, Links};
use crate::workspace::listing::{add_items, export};
use crate::workspace::told::{RuleAcross, Told, rule_across};

pub const RULE: RuleAcross =
    rule_across!("WS116", "variable-not-exported", Error, "ws116_variable_not_exported.md", check);

/// A variable that an action reads.
struct Read {
    name: String,
    span: Span,
}

fn check(links: &Links<'_>, told: &mut Told) {
    for (chain, action) in links.actions() {
        let Some(namespace) = &action.namespace else { continue };
        let Some((buildspec, certain)) = links.buildspec(chain, action) else { continue };
        let Some(exported) = exported(buildspec) else { continue };
        let mut told_names: Vec<String> = Vec::new();
        for (reader, read) in reads(links, chain, &namespace.text) {
            if exported.contains(&read.name) || told_names.contains(&read.name) {
                continue;
            }
            one(links, told, (chain, action), (buildspec, certain), (reader, &read));
            told_names.push(read.name);
        }
    }
}

/// The names that a buildspec exports; none where they are not known.
fn exported(buildspec: &Buildspec) -> Option<Vec<String>> {
    let spec = buildspec.spec.spec().filter(|_| buildspec.spec.is_whole())?;
    let env = match &spec.env {
        Field::Known(env) => &env.value,
        Field::Absent | Field::Null(_) => return Some(Vec::new()),
        Field::Opaque(_) => return None,
    };
    match &env.exported_variables {
        Field::Known(list) => {
            let names: Vec<String> = list.value.known().map(|name| name.value.clone()).collect();
            let known = names.len() == list.value.items.len() && !names.iter().any(|name| name.contains('$'));
            known.then_some(names)
        }
        Field::Absent | Field::Null(_) => Some(Vec::new()),
        Field::Opaque(_) => None,
    }
}

/// Where the actions of a pipeline read variables of a namespace: `#{build.IMAGE_TAG}`.
fn reads<'l>(links: &Links<'_>, chain: &'l Chain, namespace: &str) -> Vec<(&'l ChainAction, Read)> {
    let document = links.workspace.files.get(chain.file).map(|file| &file.document);
    let start = format!("#{{{namespace}.");
    let mut all = Vec::new();
    for action in &chain.actions {
        for value in action.configuration.iter().filter_map(|setting| setting.value.as_ref()) {
            for (at, _) in value.text.match_indices(&start) {
                let rest = value.text.get(at + start.len()..).unwrap_or_default();
                let Some((name, _)) = rest.split_once('}') else { continue };
                let end = at + start.len() + name.len() + 1;
                let span = document.map_or(value.span, |document| document.part(value.node, at, end));
                all.push((action, Read { name: name.to_owned(), span }));
            }
        }
    }
    all
}

fn one(
    links: &Links<'_>,
    told: &mut Told,
    (chain, action): (&Chain, &ChainAction),
    (buildspec, certain): (&Buildspec, bool),
    (reader, read): (&ChainAction, &Read),
) {
    let spec = &buildspec.spec;
    let env = spec.spec().and_then(|spec| spec.env.known());
    let list = env.and_then(|env| env.value.exported_variables.known());
    let span = list.map(|list| list.key).or(env.map(|env| env.key)).unwrap_or_else(|| spec.head());
    let name = &read.name;
    let message = format!("`{name}` is not exported, and `{}` reads it from `{}`.", reader.address, action.address);
    let found = told.tell(buildspec.file, buildspec.place(links, span), message);
    found.help(format!(
        "An action of CodeBuild hands on only what `env.exported-variables` names. Add `{name}`, and set it in a \
         command or in `env.variables`."
    ));
    found.relate_in(links.name(chain.file), read.span, "It is read here.");
    if !certain {
        found.graded(Severity::Warning);
        found.assume(format!("That `{}` runs this buildspec.", action.address));
    }
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let edit = match list {
        Some(list) => add_items(&spec.document, list.node, std::slice::from_ref(name)),
        None => export(spec, name),
    };
    if let Some(edit) = edit.filter(|_| is_name && buildspec.is_file()) {
        found.fix(Fix::safe(format!("Export `{name}`"), vec![edit]));
    }
}
