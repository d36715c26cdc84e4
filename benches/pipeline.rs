//! How fast a large pipeline is rehearsed: 50 stages of 10 actions.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use rehearsal::formats::codepipeline::file::PipelineFile;
use rehearsal::formats::codepipeline::model::ExecutionMode;
use rehearsal::formats::codepipeline::rehearse::contents::Nothing;
use rehearsal::formats::codepipeline::rehearse::plan::PipelinePlan;
use rehearsal::formats::codepipeline::rehearse::rehearse_plan;
use rehearsal::formats::codepipeline::scenario::{Push, Setup};
use rehearsal::formats::codepipeline::settings::Settings;
use rehearsal::rehearsal::Scenario;
use rehearsal::syntax::Document;

const STAGES: usize = 50;
const ACTIONS: usize = 10;

/// A pipeline whose actions read what the first action of the stage before makes.
fn pipeline() -> PipelinePlan {
    let mut stages = Vec::new();
    for stage in 0..STAGES {
        let mut actions = Vec::new();
        for action in 0..ACTIONS {
            let (category, provider) = if stage == 0 { ("Source", "CodeCommit") } else { ("Build", "CodeBuild") };
            let input = match stage {
                0 => String::new(),
                _ => format!(r#""inputArtifacts": [{{"name": "A{}_0"}}],"#, stage - 1),
            };
            let order = action / 3 + 1;
            actions.push(format!(
                r#"{{"name": "Action{action}", "runOrder": {order}, {input}
                   "actionTypeId": {{"category": "{category}", "owner": "AWS", "provider": "{provider}", "version": "1"}},
                   "outputArtifacts": [{{"name": "A{stage}_{action}"}}]}}"#
            ));
        }
        stages.push(format!(r#"{{"name": "Stage{stage}", "actions": [{}]}}"#, actions.join(",")));
    }
    let text = format!(
        r#"{{"pipeline": {{"name": "large", "roleArn": "arn:aws:iam::111122223333:role/r",
           "artifactStore": {{"type": "S3", "location": "bucket"}}, "stages": [{}]}}}}"#,
        stages.join(",")
    );
    let file = PipelineFile::read(Document::read(&text), Settings::default());
    let plan = PipelinePlan::of(&file, &[], None);
    assert_eq!(plan.stages.len(), STAGES);
    plan
}

fn rehearse(criterion: &mut Criterion) {
    let mut plan = pipeline();
    let mut scenario = Scenario::<Setup>::default();
    criterion.bench_function("one push", |bench| {
        bench.iter(|| rehearse_plan(black_box(&plan), &scenario, &Nothing));
    });
    let push = |at: u64| Push { at: at * 30, revision: format!("c{at}"), ..Push::default() };
    scenario.setup.pushes = (0..50).map(push).collect();
    for mode in [ExecutionMode::Superseded, ExecutionMode::Queued] {
        plan.mode = mode;
        criterion.bench_function(&format!("fifty pushes, {mode:?}"), |bench| {
            bench.iter(|| rehearse_plan(black_box(&plan), &scenario, &Nothing));
        });
    }
}

criterion_group!(benches, rehearse);
criterion_main!(benches);
