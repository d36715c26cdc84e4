//! CD510: a capacity provider strategy that ECS does not take.

use crate::diagnostics::{Edit, Findings, Fix, Rule, Severity};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{CapacityProvider, EcsProperties};
use crate::formats::codedeploy::rules::service::INVALID;
use crate::formats::codedeploy::rules::service::keys::KeyOf;
use crate::formats::codedeploy::scalar::Written;
use crate::rule;
use crate::schema::{Field, List, Placed};

pub const RULE: Rule<AppSpecFile> = rule!("CD510", "bad-strategy", Error, "cd510_bad_strategy.md", check);

const WRITE: &str = "`CapacityProviderStrategy` is a list; each item has a `CapacityProvider`, and perhaps a `Base` \
    from 0 to 100000 and a `Weight` from 0 to 1000.";
/// The largest base.
///
/// Source: ECS API, CapacityProviderStrategyItem, version 2014-11-13.
const BASE: u64 = 100_000;
/// The largest weight.
///
/// Source: ECS API, CapacityProviderStrategyItem, version 2014-11-13.
const WEIGHT: u64 = 1000;

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let whole = KeyOf { mapping: EcsProperties::SHAPE, name: "CapacityProviderStrategy", write: WRITE };
    whole.wrong_kind(file, findings);
    let part = |name| KeyOf { mapping: CapacityProvider::SHAPE, name, write: WRITE };
    part("CapacityProvider").check(file, findings);
    part("Base").wrong_kind(file, findings);
    part("Weight").wrong_kind(file, findings);
    for service in file.services() {
        let Some(strategy) = service.value.capacity_provider_strategy.value() else { continue };
        for provider in strategy.known() {
            part("CapacityProvider").empty(file, &provider.value.capacity_provider, findings);
            number(file, "Base", &provider.value.base, BASE, findings);
            number(file, "Weight", &provider.value.weight, WEIGHT, findings);
        }
        bases(strategy, findings);
        weights(strategy, findings);
    }
}

fn number(file: &AppSpecFile, name: &str, field: &Field<String>, most: u64, findings: &mut Findings) {
    let Some(written) = field.known().filter(|written| !file.is_open(written.node)) else { return };
    let text = written.value.trim();
    let is_plain = Written::at(&file.document, written.node).is_some_and(|it| it.plain && !it.tagged);
    match text.parse::<u64>() {
        Ok(number) if number <= most && is_plain => {}
        Ok(number) if number <= most => {
            let found = findings.tell(written.span, format!("`{name}` is the text `{text}`, not a number."));
            found.help(WRITE).assume("Whether CodeDeploy takes a text for the number.").graded(Severity::Warning);
            found.fix(Fix::safe("Take the quotes out", vec![Edit::replace(written.span, text)]));
        }
        _ => {
            let message = format!("`{text}` is not a number from 0 to {most}.");
            findings.tell(written.span, message).help(format!("{INVALID} {WRITE}"));
        }
    }
}

fn value(field: &Field<String>) -> Option<(&Placed<String>, u64)> {
    let placed = field.known()?;
    Some((placed, placed.value.trim().parse().ok()?))
}

fn bases(strategy: &List<CapacityProvider>, findings: &mut Findings) {
    let mut first = None;
    for provider in strategy.known() {
        let Some((base, number)) = value(&provider.value.base).filter(|(_, number)| *number > 0) else { continue };
        let Some(earlier) = first else {
            first = Some(base.span);
            continue;
        };
        let found = findings.tell(base.span, format!("A second provider has a `Base`, of {number}."));
        found.help("ECS refuses the strategy: only one provider may have a base other than 0.");
        found.relate(earlier, "Here is the first.");
    }
}

fn weights(strategy: &List<CapacityProvider>, findings: &mut Findings) {
    let none = strategy.items.iter().all(|item| {
        let weight = item.value().and_then(|provider| value(&provider.weight));
        weight.is_some_and(|(_, number)| number == 0)
    });
    let first = strategy.known().find_map(|provider| provider.value.weight.known());
    if let Some(first) = first.filter(|_| none && strategy.items.len() > 1) {
        findings
            .tell(first.span, "Every provider has the `Weight` 0.")
            .help("ECS refuses the strategy: of several providers one at least has a weight above 0.");
    }
}
