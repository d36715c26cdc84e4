//! From the file that was read to what a rehearsal needs of it.

use super::plan::{EcsTarget, HookPlan, LambdaTarget, Refusal, Said, TrafficPlan, TrafficTarget};
use crate::diagnostics::{Diagnostic, Severity};
use crate::formats::codedeploy::facts::traffic_lifecycle::TrafficEvent;
use crate::formats::codedeploy::file::{AppSpecFile, Spec};
use crate::formats::codedeploy::model::{EcsAppSpec, EcsHooks, LambdaAppSpec, LambdaHooks};
use crate::schema::{Field, List, Map};

/// How CodeDeploy begins what it says of a file that it does not accept.
///
/// Source: error messages of deployments.
const INVALID: &str = "The deployment failed because the AppSpec file that specifies the deployment configuration is \
                       missing or has an invalid configuration.";
/// What it adds where it cannot read the file.
const NOT_WELL_FORMED: &str = "The input AppSpec file is a not well-formed yaml. The template cannot be parsed.";

/// What is open where CodeDeploy's own words are not known.
const WORDS: &str = "AWS does not document what CodeDeploy says of this, or that it gives the code INVALID_REVISION.";

impl TrafficPlan {
    /// What a file asks for, where it is for ECS or Lambda; `found` are its findings, of which some are objections
    /// of CodeDeploy.
    pub fn of(file: &AppSpecFile, found: &[Diagnostic]) -> Option<Self> {
        let (target, hooks) = match &file.spec {
            Spec::Ecs(spec) => (TrafficTarget::Ecs(ecs(spec.value())), spec.value().map(ecs_hooks)),
            Spec::Lambda(spec) => (TrafficTarget::Lambda(lambda(spec.value())), spec.value().map(lambda_hooks)),
            Spec::Server(_) | Spec::Other => return None,
        };
        let refusals = refusals(file, found);
        Some(Self { target, hooks: hooks.unwrap_or_default(), refusals, notes: Vec::new() })
    }
}

/// The first resource of the list.
fn resource<T>(resources: &Field<List<Map<T>>>) -> Option<&T> {
    let first = resources.value()?.known().next()?;
    first.value.known().next().map(|(_, resource)| &resource.value)
}

fn ecs(spec: Option<&EcsAppSpec>) -> EcsTarget {
    let properties = spec.and_then(|spec| resource(&spec.resources)?.properties.value());
    let Some(properties) = properties else { return EcsTarget::default() };
    let balancer = properties.load_balancer_info.value();
    EcsTarget {
        task_definition: said(&properties.task_definition),
        container: balancer.map(|info| said(&info.container_name)).unwrap_or_default(),
        port: balancer.map(|info| said(&info.container_port)).unwrap_or_default(),
    }
}

fn lambda(spec: Option<&LambdaAppSpec>) -> LambdaTarget {
    let properties = spec.and_then(|spec| resource(&spec.resources)?.properties.value());
    let Some(properties) = properties else { return LambdaTarget::default() };
    LambdaTarget {
        name: said(&properties.name),
        alias: said(&properties.alias),
        current: said(&properties.current_version),
        target: said(&properties.target_version),
    }
}

fn said(field: &Field<String>) -> Said {
    match field.known() {
        Some(text) => Said { text: text.value.clone(), place: Some(text.span) },
        None => Said { text: String::new(), place: field.key() },
    }
}

fn ecs_hooks(spec: &EcsAppSpec) -> Vec<HookPlan> {
    let mut hooks = Vec::new();
    for item in spec.hooks.value().into_iter().flat_map(List::known) {
        let EcsHooks {
            before_install,
            after_install,
            after_allow_test_traffic,
            before_allow_traffic,
            after_allow_traffic,
        } = &item.value;
        hook(&mut hooks, TrafficEvent::BeforeInstall, before_install);
        hook(&mut hooks, TrafficEvent::AfterInstall, after_install);
        hook(&mut hooks, TrafficEvent::AfterAllowTestTraffic, after_allow_test_traffic);
        hook(&mut hooks, TrafficEvent::BeforeAllowTraffic, before_allow_traffic);
        hook(&mut hooks, TrafficEvent::AfterAllowTraffic, after_allow_traffic);
    }
    hooks
}

fn lambda_hooks(spec: &LambdaAppSpec) -> Vec<HookPlan> {
    let mut hooks = Vec::new();
    for item in spec.hooks.value().into_iter().flat_map(List::known) {
        let LambdaHooks { before_allow_traffic, after_allow_traffic } = &item.value;
        hook(&mut hooks, TrafficEvent::BeforeAllowTraffic, before_allow_traffic);
        hook(&mut hooks, TrafficEvent::AfterAllowTraffic, after_allow_traffic);
    }
    hooks
}

/// A hook whose function is unknowable runs like any other; one without a function is none.
fn hook(hooks: &mut Vec<HookPlan>, event: TrafficEvent, function: &Field<String>) {
    if !function.is_nothing() {
        hooks.push(HookPlan { event, place: function.key(), function: said(function) });
    }
}

/// CodeDeploy's objections.
fn refusals(file: &AppSpecFile, found: &[Diagnostic]) -> Vec<Refusal> {
    if let Some(problem) = file.document.problem() {
        let message = format!("{INVALID} {NOT_WELL_FORMED}");
        return vec![Refusal { message, place: Some(problem.span), assumed: None }];
    }
    let mut refusals = Vec::new();
    for diagnostic in found {
        // CD1 is about the document, CD5 and CD6 about what ECS and Lambda take.
        let is_objection = ["CD1", "CD5", "CD6"].iter().any(|group| diagnostic.code.starts_with(group));
        if diagnostic.severity == Severity::Error && is_objection {
            let message = format!("{INVALID} {}", diagnostic.message);
            refusals.push(Refusal { message, place: Some(diagnostic.span), assumed: Some(WORDS.to_owned()) });
        }
    }
    refusals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::codedeploy::settings::Settings;
    use crate::syntax::{Document, Span};

    fn file(text: &str) -> AppSpecFile {
        AppSpecFile::read(Document::read(text), Settings::default())
    }

    fn plan(text: &str) -> TrafficPlan {
        TrafficPlan::of(&file(text), &[]).unwrap()
    }

    #[test]
    fn a_service_and_its_hooks() {
        let text = "version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        \
                    TaskDefinition: <TASK_DEFINITION>\n        LoadBalancerInfo:\n          ContainerName: web\n          \
                    ContainerPort: 80\nHooks:\n  - AfterAllowTraffic: verify\n  - BeforeInstall: prepare\n  - AfterInstall:\n";
        let plan = plan(text);
        let TrafficTarget::Ecs(target) = &plan.target else { panic!("{plan:?}") };
        assert_eq!(target.task_definition.text, "<TASK_DEFINITION>");
        assert_eq!((target.container.text.as_str(), target.port.text.as_str()), ("web", "80"));
        let hooks: Vec<_> = plan.hooks.iter().map(|hook| (hook.event.name(), hook.function.text.as_str())).collect();
        assert_eq!(hooks, [("AfterAllowTraffic", "verify"), ("BeforeInstall", "prepare")]);
        let at = text.find("prepare").unwrap() as u32;
        assert_eq!(plan.hooks[1].function.place, Some(Span::new(at, at + 7)));
    }

    #[test]
    fn a_function_in_json_and_in_any_case() {
        let text = r#"{"version": 0.0, "resources": [{"f": {"type": "AWS::Lambda::Function", "properties":
            {"name": "checkout", "alias": "live", "currentversion": "7", "targetversion": 8}}}],
            "hooks": [{"beforeAllowTraffic": "smoke"}]}"#;
        let plan = plan(text);
        let TrafficTarget::Lambda(target) = &plan.target else { panic!("{plan:?}") };
        let told = [&target.name, &target.alias, &target.current, &target.target].map(|said| said.text.as_str());
        assert_eq!(told, ["checkout", "live", "7", "8"]);
        assert_eq!(plan.hooks.len(), 1);
    }

    #[test]
    fn what_is_wrong_with_the_file_is_refused() {
        let file = file("version: 0.0\nResources:\n  - f:\n      Type: AWS::Lambda::Function\n");
        let error = |code: &'static str, severity| Diagnostic {
            code: code.into(),
            name: "name".into(),
            severity,
            message: "`Properties` is missing.".to_owned(),
            help: None,
            assumption: None,
            span: Span::at(0),
            related: Vec::new(),
            fixes: Vec::new(),
        };
        let found =
            [error("CD602", Severity::Warning), error("CD712", Severity::Error), error("CD601", Severity::Error)];
        let plan = TrafficPlan::of(&file, &found).unwrap();
        let [refusal] = plan.refusals.as_slice() else { panic!("{plan:?}") };
        assert!(refusal.message.ends_with("has an invalid configuration. `Properties` is missing."));
        assert!(refusal.assumed.is_some());
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let plan = plan("version: 0.0\nResources:\n  - f:\n      Type: AWS::Lambda::Function\n\t- x\n");
        assert!(plan.refusals.iter().any(|refusal| refusal.message.ends_with("The template cannot be parsed.")));
        assert!(plan.refusals.iter().all(|refusal| refusal.assumed.is_none()));
    }

    #[test]
    fn other_files_are_none_of_its_business() {
        assert!(TrafficPlan::of(&file("version: 0.0\nos: linux\n"), &[]).is_none());
    }
}
