//! What several rules ask of an AppSpec file for Amazon ECS or AWS Lambda.

use super::{AppSpecFile, Spec};
use crate::formats::codedeploy::facts::placeholder::is_open;
use crate::formats::codedeploy::facts::traffic_lifecycle::{TrafficEvent, TrafficPlatform};
use crate::formats::codedeploy::model::{EcsHooks, EcsProperties, LambdaHooks, LambdaProperties};
use crate::schema::{Field, List, Misfit, MisfitKind, Placed};
use crate::syntax::{Document, Entry, NodeId, NodeKind, Span};

/// A lifecycle event that the file names, and the Lambda function that runs in it.
#[derive(Debug, Clone, Copy)]
pub struct TrafficHook<'f> {
    /// The event.
    pub event: TrafficEvent,
    /// Its function.
    pub function: &'f Field<String>,
}

impl AppSpecFile {
    /// The platform of a file for Amazon ECS or AWS Lambda.
    pub fn traffic_platform(&self) -> Option<TrafficPlatform> {
        match self.spec {
            Spec::Ecs(_) => Some(TrafficPlatform::Ecs),
            Spec::Lambda(_) => Some(TrafficPlatform::Lambda),
            Spec::Server(_) | Spec::Other => None,
        }
    }

    /// The properties of each service.
    pub fn services(&self) -> Vec<&Placed<EcsProperties>> {
        let mut services = Vec::new();
        for item in self.ecs().and_then(|spec| spec.resources.value()).into_iter().flat_map(List::known) {
            services.extend(item.value.known().filter_map(|(_, resource)| resource.value.properties.known()));
        }
        services
    }

    /// The properties of each function.
    pub fn functions(&self) -> Vec<&Placed<LambdaProperties>> {
        let mut functions = Vec::new();
        for item in self.lambda().and_then(|spec| spec.resources.value()).into_iter().flat_map(List::known) {
            functions.extend(item.value.known().filter_map(|(_, resource)| resource.value.properties.known()));
        }
        functions
    }

    /// The hooks that are written down, in the order of the list.
    pub fn traffic_hooks(&self) -> Vec<TrafficHook<'_>> {
        let mut hooks = Vec::new();
        for item in self.ecs().and_then(|spec| spec.hooks.value()).into_iter().flat_map(List::known) {
            hooks.extend(ecs_hooks(&item.value));
        }
        for item in self.lambda().and_then(|spec| spec.hooks.value()).into_iter().flat_map(List::known) {
            hooks.extend(lambda_hooks(&item.value));
        }
        hooks.retain(|hook| !hook.function.is_absent());
        hooks
    }

    /// Whether a placeholder stands at a node, or a value that holds one: without quotes, `{{ port }}` and `[PORT]`
    /// are mappings and lists.
    pub fn is_open(&self, node: NodeId) -> bool {
        let written = self.document.span(node).text(self.document.source());
        match self.document.node(node).kind {
            NodeKind::Scalar { .. } => self.document.scalar(node).is_some_and(is_open),
            NodeKind::Mapping { .. } => written.starts_with("{{"),
            NodeKind::Sequence { .. } => {
                let is_one = self.document.items(node).is_some_and(|items| items.len() == 1);
                is_one && written.starts_with('[') && self.stands_for_text(node)
            }
            NodeKind::Alias(_) => false,
        }
    }

    /// Whether text belongs where a node stands.
    fn stands_for_text(&self, node: NodeId) -> bool {
        let is_it = |kind: &MisfitKind| matches!(kind, MisfitKind::WrongKind { expected: "text", node: it, .. } if *it == node);
        self.misfits.iter().any(|misfit| is_it(&misfit.kind))
    }

    /// Whether nothing stands behind a key only because what stands there begins like a comment, as `#{Port}` does.
    pub fn is_open_comment(&self, key: Span) -> bool {
        let rest = self.document.source().get(key.end as usize..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        line.split_once(':').is_some_and(|(_, value)| value.trim_start().starts_with("#{"))
    }
}

fn ecs_hooks(hooks: &EcsHooks) -> [TrafficHook<'_>; 5] {
    [
        TrafficHook { event: TrafficEvent::BeforeInstall, function: &hooks.before_install },
        TrafficHook { event: TrafficEvent::AfterInstall, function: &hooks.after_install },
        TrafficHook { event: TrafficEvent::AfterAllowTestTraffic, function: &hooks.after_allow_test_traffic },
        TrafficHook { event: TrafficEvent::BeforeAllowTraffic, function: &hooks.before_allow_traffic },
        TrafficHook { event: TrafficEvent::AfterAllowTraffic, function: &hooks.after_allow_traffic },
    ]
}

fn lambda_hooks(hooks: &LambdaHooks) -> [TrafficHook<'_>; 2] {
    [
        TrafficHook { event: TrafficEvent::BeforeAllowTraffic, function: &hooks.before_allow_traffic },
        TrafficHook { event: TrafficEvent::AfterAllowTraffic, function: &hooks.after_allow_traffic },
    ]
}

/// What stands beside a resource's name though it belongs below it, as where two columns are lacking: the entries of
/// `Type` and `Properties` in an item of `Resources`.
pub fn unindented(document: &Document, item: NodeId) -> Vec<Entry> {
    let entries = document.entries(item).into_iter().flatten();
    let belongs_below = |entry: &Entry| {
        let key = document.scalar(entry.key).unwrap_or_default();
        key.eq_ignore_ascii_case("Type") || key.eq_ignore_ascii_case("Properties")
    };
    entries.skip(1).filter(belongs_below).collect()
}

/// Whether a key is unknown, or missing, only because of what stands beside a resource's name.
pub fn is_of_the_unindented(document: &Document, misfit: &Misfit) -> bool {
    let (MisfitKind::UnknownKey { within: place, .. } | MisfitKind::MissingKey { node: place, .. }) = misfit.kind
    else {
        return false;
    };
    let top = document.root().and_then(|root| document.entries(root)).into_iter().flatten();
    for entry in top {
        if !document.scalar(entry.key).is_some_and(|key| key.eq_ignore_ascii_case("resources")) {
            continue;
        }
        for item in document.items(entry.value).unwrap_or_default() {
            let lost = unindented(document, *item);
            let first = document.entries(*item).and_then(|mut entries| entries.next());
            let is_first = first.is_some_and(|first| first.value == place);
            if !lost.is_empty() && (is_first || lost.iter().any(|entry| entry.value == place)) {
                return true;
            }
        }
    }
    false
}
