//! CP209: a configuration has one key and lacks another that goes with it.

use crate::diagnostics::{Findings, Rule, Severity};
use crate::formats::codepipeline::file::PipelineFile;
use crate::formats::codepipeline::rules::typed::{Typed, listed, typed};
use crate::rule;
use crate::syntax::Span;

pub const RULE: Rule<PipelineFile> =
    rule!("CP209", "keys-that-belong-together", Error, "cp209_keys_that_belong_together.md", check);

/// What an action needs under a condition.
struct Need {
    provider: &'static str,
    category: &'static str,
    when: When,
    /// One of these must be there.
    one_of: &'static [&'static str],
    severity: Severity,
}

/// When it is needed.
enum When {
    Always,
    /// Where the key is there.
    Has(&'static str),
    /// Where the key has that value.
    Is(&'static str, &'static str),
    /// Where the action certainly reads no artifact.
    WithoutInput,
}

const fn need(provider: &'static str, when: When, one_of: &'static [&'static str]) -> Need {
    Need { provider, category: "Deploy", when, one_of, severity: Severity::Error }
}

const fn invoke(provider: &'static str, when: When, one_of: &'static [&'static str]) -> Need {
    Need { category: "Invoke", ..need(provider, when, one_of) }
}

const fn open(need: Need) -> Need {
    Need { severity: Severity::Warning, ..need }
}

const NEEDS: &[Need] = &[
    need("S3", When::Is("Extract", "false"), &["ObjectKey"]),
    need("EC2", When::Always, &["DeploySpec", "TargetDirectory"]),
    open(need("EC2", When::Has("TargetDirectory"), &["PostScript"])),
    need("EKS", When::Always, &["ManifestFiles", "HelmChartLocation"]),
    need("EKS", When::Has("HelmChartLocation"), &["HelmReleaseName"]),
    need("EKS", When::Has("HelmReleaseName"), &["HelmChartLocation"]),
    need("Lambda", When::WithoutInput, &["PublishedTargetVersion"]),
    need("ServiceCatalog", When::Always, &["ConfigurationFilePath", "TemplateFilePath"]),
    need("ServiceCatalog", When::Has("TemplateFilePath"), &["ProductVersionName"]),
    open(need("ServiceCatalog", When::Has("TemplateFilePath"), &["ProductType"])),
    need("CloudFormationStackSet", When::Has("DeploymentTargets"), &["Regions"]),
    need("CloudFormationStackSet", When::Has("Regions"), &["DeploymentTargets"]),
    need("CodeDeployToECS", When::Has("Image1ArtifactName"), &["Image1ContainerName"]),
    need("CodeDeployToECS", When::Has("Image1ContainerName"), &["Image1ArtifactName"]),
    need("CodeDeployToECS", When::Has("Image2ArtifactName"), &["Image2ContainerName"]),
    need("CodeDeployToECS", When::Has("Image2ContainerName"), &["Image2ArtifactName"]),
    need("CodeDeployToECS", When::Has("Image3ArtifactName"), &["Image3ContainerName"]),
    need("CodeDeployToECS", When::Has("Image3ContainerName"), &["Image3ArtifactName"]),
    need("CodeDeployToECS", When::Has("Image4ArtifactName"), &["Image4ContainerName"]),
    need("CodeDeployToECS", When::Has("Image4ContainerName"), &["Image4ArtifactName"]),
    invoke("StepFunctions", When::Is("InputType", "FilePath"), &["Input"]),
    invoke("InspectorScan", When::Is("InspectorRunMode", "ECRImageScan"), &["ECRRepositoryName"]),
];

fn check(file: &PipelineFile, findings: &mut Findings) {
    for it in typed(file) {
        for need in NEEDS.iter().filter(|need| need.provider == it.kind.provider && need.category == it.kind.category)
        {
            let Some((place, because)) = applies(file, &it, &need.when) else { continue };
            if !need.one_of.iter().all(|key| it.lacks(file, key)) {
                continue;
            }
            let names: Vec<String> = need.one_of.iter().map(|key| format!("`{key}`")).collect();
            let (either, or) = (if names.len() > 1 { "neither " } else { "no " }, names.join(" nor "));
            let told = findings.tell(place, format!("`{}` has {because}{either}{or}.", it.name()));
            told.help(format!(
                "`{}` needs it: CodePipeline answers with InvalidActionDeclarationException. Write {}.",
                it.kind.provider,
                listed(need.one_of.iter().copied()).replace(" and ", " or ")
            ));
            told.graded(need.severity);
        }
    }
}

/// Whether the condition holds: where it shows, and how it is told.
fn applies(file: &PipelineFile, it: &Typed<'_>, when: &When) -> Option<(Span, String)> {
    match when {
        When::Always => Some((it.place(), String::new())),
        When::Has(key) => {
            let (name, _) = it.action.value.configuration.value()?.get(key)?;
            Some((name.span, format!("`{key}` and ")))
        }
        When::Is(key, word) => {
            let value = it.setting(key).filter(|value| value.value == *word && !file.is_default(value.span))?;
            Some((value.span, format!("`{key}` `{word}` and ")))
        }
        When::WithoutInput => {
            let none = it.inputs().is_some_and(|inputs| inputs.is_empty());
            none.then(|| (it.place(), "no input artifact and ".to_owned()))
        }
    }
}
