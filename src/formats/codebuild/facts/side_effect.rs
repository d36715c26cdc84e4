//! Which programs change something outside the build.

use crate::shell::Simple;

/// Programs and subcommands that push, deploy or publish.
const SIDE_EFFECTS: &[(&str, &[&str])] = &[
    ("docker", &["push"]),
    ("docker", &["image", "push"]),
    ("podman", &["push"]),
    ("buildah", &["push"]),
    ("crane", &["push"]),
    ("aws", &["s3", "sync"]),
    ("aws", &["s3", "cp"]),
    ("aws", &["cloudformation", "deploy"]),
    ("aws", &["cloudformation", "create-stack"]),
    ("aws", &["cloudformation", "update-stack"]),
    ("aws", &["ecs", "update-service"]),
    ("aws", &["lambda", "update-function-code"]),
    ("aws", &["cloudfront", "create-invalidation"]),
    ("aws", &["elasticbeanstalk", "update-environment"]),
    ("kubectl", &["apply"]),
    ("kubectl", &["set"]),
    ("kubectl", &["rollout"]),
    ("helm", &["upgrade"]),
    ("helm", &["install"]),
    ("terraform", &["apply"]),
    ("terraform", &["destroy"]),
    ("cdk", &["deploy"]),
    ("sam", &["deploy"]),
    ("npm", &["publish"]),
    ("yarn", &["publish"]),
    ("twine", &["upload"]),
    ("eb", &["deploy"]),
    ("serverless", &["deploy"]),
    ("sls", &["deploy"]),
    ("copilot", &["deploy"]),
    ("copilot", &["svc", "deploy"]),
];

/// What a program changes outside the build, as `docker push`; none where it changes nothing that is known here.
pub fn side_effect(simple: &Simple) -> Option<String> {
    let name = simple.name();
    // Runners of packages hand on to the program after them.
    if matches!(name, "npx" | "pnpx") {
        let mut inner = simple.clone();
        inner.words.drain(..1);
        return side_effect(&inner);
    }
    if name == "aws" && simple.runs("aws", &["s3"]) && !writes_to_a_bucket(simple) {
        return None;
    }
    let (program, words) = SIDE_EFFECTS.iter().find(|(program, words)| simple.runs(program, words))?;
    Some(std::iter::once(program).chain(words.iter()).copied().collect::<Vec<_>>().join(" "))
}

/// Whether the last of the paths of an `aws s3` command lies in a bucket; copying from one changes nothing there.
fn writes_to_a_bucket(simple: &Simple) -> bool {
    let paths: Vec<&str> = simple
        .arguments()
        .iter()
        .map(|word| word.text.as_str())
        .skip_while(|word| !matches!(*word, "cp" | "sync" | "mv"))
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .take(2)
        .collect();
    match paths[..] {
        [_, to] => to.starts_with("s3:") || (to.starts_with('$') && !paths[0].starts_with("s3:")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::commands;

    #[test]
    fn tells_pushing_from_looking() {
        let effect = |text: &str| commands(text).iter().find_map(side_effect);
        assert_eq!(effect("docker push $REPO:latest").as_deref(), Some("docker push"));
        assert_eq!(effect("npx cdk deploy --all").as_deref(), Some("cdk deploy"));
        assert_eq!(effect("aws s3 sync dist/ s3://bucket --delete").as_deref(), Some("aws s3 sync"));
        assert_eq!(effect("aws s3 cp s3://bucket/x . "), None);
        assert_eq!(
            effect("aws --region us-east-1 ecs update-service --cluster c").as_deref(),
            Some("aws ecs update-service")
        );
        assert_eq!(effect("echo docker push"), None);
        assert_eq!(effect("docker build ."), None);
    }
}
