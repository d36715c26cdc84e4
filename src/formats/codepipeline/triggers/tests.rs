//! Which push starts what.

use super::{Answer, Event, FilterPlan, PatternsPlan, TriggerPlan, Watch};
use crate::formats::codepipeline::model::{Category, Owner};
use crate::formats::codepipeline::rehearse::plan::{ActionPlan, PipelinePlan, StagePlan};
use crate::formats::codepipeline::scenario::RequestEvent;

fn pipeline(provider: &str, settings: &[(&str, &str)], filters: Option<Vec<FilterPlan>>) -> PipelinePlan {
    let source = ActionPlan {
        name: "Code".to_owned(),
        address: "Source.Code".to_owned(),
        place: None,
        category: Category::Source,
        owner: Owner::Aws,
        provider: provider.to_owned(),
        run_order: 1,
        inputs: Vec::new(),
        outputs: vec!["Out".to_owned()],
        configuration: settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
        commands: Vec::new(),
        namespace: None,
        region: None,
        timeout_in_minutes: None,
    };
    let stage = StagePlan { name: "Source".to_owned(), actions: vec![source], ..StagePlan::default() };
    let triggers = filters.map(|filters| TriggerPlan { source: "Code".to_owned(), filters });
    PipelinePlan { stages: vec![stage], triggers: triggers.into_iter().collect(), ..PipelinePlan::default() }
}

fn patterns(includes: &[&str], excludes: &[&str]) -> Option<PatternsPlan> {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Some(PatternsPlan { includes: owned(includes), excludes: owned(excludes) })
}

fn push(branches: Option<PatternsPlan>, files: Option<PatternsPlan>) -> FilterPlan {
    FilterPlan { name: "push filter 1".to_owned(), branches, files, ..FilterPlan::default() }
}

fn branch(branch: &str, files: &[&str]) -> Event {
    let files = files.iter().map(|file| (*file).to_owned()).collect();
    Event::Branch { branch: branch.to_owned(), files, is_new: false }
}

fn request(event: RequestEvent, destination: &str) -> Event {
    let (source, destination) = ("feature/x".to_owned(), destination.to_owned());
    Event::Request { event, source, destination, files: Vec::new() }
}

fn connection(filters: Option<Vec<FilterPlan>>) -> PipelinePlan {
    pipeline("CodeStarSourceConnection", &[("BranchName", "main")], filters)
}

fn asked(plan: &PipelinePlan, event: &Event) -> Answer {
    Watch::of(plan).answer(None, event)
}

#[test]
fn branches_and_files() {
    let plan = connection(Some(vec![push(
        patterns(&["main", "release/*"], &["release/old"]),
        patterns(&["src/**"], &["**/*.md"]),
    )]));
    let table: [(Event, bool, &str); 7] = [
        (branch("main", &["src/a.rs"]), true, "It passes push filter 1 of the trigger of `Code`."),
        (branch("release/1", &["docs/x", "src/a.rs"]), true, "It passes push filter 1 of the trigger of `Code`."),
        (
            branch("dev", &["src/a.rs"]),
            false,
            "It does not pass push filter 1: the branch `dev` matches none of `main`, `release/*`.",
        ),
        (
            branch("release/old", &["src/a.rs"]),
            false,
            "It does not pass push filter 1: the branch `release/old` is excluded by `release/old`.",
        ),
        (
            branch("main", &["src/x/a.md"]),
            false,
            "It does not pass push filter 1: the file `src/x/a.md` is excluded by `**/*.md`.",
        ),
        (branch("main", &[]), false, "It does not pass push filter 1: it asks for changed files, and none is named."),
        (
            Event::Branch { branch: "main".to_owned(), files: vec!["src/a.rs".to_owned()], is_new: true },
            false,
            "It does not pass push filter 1: the first push of a new branch never passes a filter of file paths.",
        ),
    ];
    for (event, starts, why) in table {
        assert_eq!(asked(&plan, &event), Answer { starts, why: why.to_owned() });
    }
}

#[test]
fn only_a_hundred_files_are_seen() {
    let plan = connection(Some(vec![push(patterns(&["main"], &[]), patterns(&["src/**"], &[]))]));
    let mut files = vec!["docs/x"; 99];
    files.push("src/a.rs");
    assert!(asked(&plan, &branch("main", &files)).starts);
    files.insert(0, "docs/y");
    assert!(!asked(&plan, &branch("main", &files)).starts);
}

#[test]
fn tags_pass_filters_of_tags_alone() {
    let tags = FilterPlan { name: "push filter 2".to_owned(), tags: patterns(&["v*"], &[]), ..FilterPlan::default() };
    let plan = connection(Some(vec![push(patterns(&["main"], &[]), None), tags]));
    assert!(asked(&plan, &Event::Tag { tag: "v1.2".to_owned() }).starts);
    assert!(!asked(&plan, &Event::Tag { tag: "1.2".to_owned() }).starts);
    assert!(asked(&plan, &branch("main", &[])).starts);
}

#[test]
fn pull_requests_are_judged_by_their_destination() {
    let filter = FilterPlan {
        name: "pull request filter 1".to_owned(),
        is_request: true,
        events: vec![RequestEvent::Open, RequestEvent::Updated],
        branches: patterns(&["main"], &[]),
        ..FilterPlan::default()
    };
    let plan = connection(Some(vec![filter]));
    assert!(asked(&plan, &request(RequestEvent::Updated, "main")).starts);
    assert!(asked(&plan, &request(RequestEvent::Closed, "main")).why.contains("CLOSED"));
    assert!(asked(&plan, &request(RequestEvent::Open, "dev")).why.contains("the destination branch `dev`"));
    assert!(asked(&plan, &branch("main", &[])).why.contains("it is for pull requests"));
}

#[test]
fn sources_without_a_trigger() {
    let main = branch("main", &[]);
    assert!(asked(&connection(None), &main).starts);
    assert!(!asked(&connection(None), &branch("dev", &[])).starts);
    assert!(!asked(&connection(None), &Event::Tag { tag: "v1".to_owned() }).starts);
    assert!(!asked(&connection(None), &request(RequestEvent::Open, "main")).starts);
    let off = pipeline("CodeStarSourceConnection", &[("BranchName", "main"), ("DetectChanges", "false")], None);
    assert!(asked(&off, &main).why.contains("changes start nothing"));
    let polls = pipeline("CodeCommit", &[("BranchName", "main")], None);
    assert!(asked(&polls, &main).why.contains("polling"));
    let told = pipeline("GitHub", &[("Branch", "main"), ("PollForSourceChanges", "false")], None);
    assert!(asked(&told, &main).why.contains("an Events rule or a webhook"));
    assert!(!asked(&pipeline("S3", &[], None), &main).starts);
    assert!(!Watch::of(&polls).answer(Some("Other"), &main).starts);
}
