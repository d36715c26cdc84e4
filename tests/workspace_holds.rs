//! What holds for every workspace, however broken its files are.

use proptest::prelude::*;
use rehearsal::Scenario;
use rehearsal::formats::{FORMATS, recognise};
use rehearsal::syntax::Document;
use rehearsal::workspace::{Workspace, WorkspaceFile};
use serde_json::Value;

const FILES: &[(&str, &str)] = &[
    ("pipeline.json", include_str!("../www/samples/canary/pipeline.json")),
    ("buildspec.yml", include_str!("../www/samples/canary/buildspec.yml")),
    ("appspec.yaml", include_str!("../www/samples/canary/appspec.yaml")),
    ("template.yml", include_str!("../www/samples/template/template.yml")),
    ("fleet/pipeline.json", include_str!("../www/samples/fleet/pipeline.json")),
    ("fleet/buildspec.yml", include_str!("../www/samples/fleet/buildspec.yml")),
    ("fleet/appspec.yml", include_str!("../www/samples/fleet/appspec.yml")),
];

fn workspace(texts: &[String]) -> Workspace {
    let file = |((name, _), text): (&(&str, &str), &String)| {
        let document = Document::read(text);
        let format = recognise(name, &document).unwrap_or(FORMATS[0]);
        let (name, settings) = ((*name).to_owned(), Value::Null);
        WorkspaceFile { name, format, settings, document, scenario: Scenario::default() }
    };
    Workspace { files: FILES.iter().zip(texts).map(file).collect() }
}

/// The files, of which one lacks a stretch or has some signs in its place.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let cut = (0..FILES.len(), any::<prop::sample::Index>(), 0..60_usize, "[ -~\n]{0,6}");
    proptest::collection::vec(cut, 0..4).prop_map(|cuts| {
        let mut texts: Vec<String> = FILES.iter().map(|(_, text)| (*text).to_owned()).collect();
        for (file, at, length, instead) in cuts {
            let letters: Vec<char> = texts[file].chars().collect();
            let start = at.index(letters.len().max(1));
            let end = (start + length).min(letters.len());
            let kept = |part: &[char]| part.iter().collect::<String>();
            texts[file] = format!("{}{instead}{}", kept(&letters[..start.min(end)]), kept(&letters[end..]));
        }
        texts
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_lie_in_their_files_and_rehearsals_end(texts in texts()) {
        let files = workspace(&texts);
        let found = files.findings();
        for (at, finding) in &found {
            let text = &texts[*at];
            prop_assert!(text.get(finding.span.start as usize..finding.span.end as usize).is_some(), "{finding:?}");
            for related in &finding.related {
                let other = FILES.iter().position(|(name, _)| related.file.as_deref().unwrap_or(FILES[*at].0) == *name);
                let text = other.map_or("", |other| &texts[other]);
                let place = related.span.start as usize..related.span.end as usize;
                prop_assert!(text.get(place).is_some(), "{finding:?}");
            }
            for edit in finding.fixes.iter().flat_map(|fix| &fix.edits) {
                prop_assert!(text.get(edit.span.start as usize..edit.span.end as usize).is_some(), "{finding:?}");
            }
        }
        prop_assert_eq!(&found, &files.findings());
        for leading in 0..files.files.len() {
            let timeline = files.rehearse(leading);
            prop_assert!(timeline.is_some());
            prop_assert_eq!(&timeline, &files.rehearse(leading));
        }
        for tie in files.ties() {
            prop_assert!(tie.file < FILES.len() && tie.pipeline < FILES.len() && !tie.why.is_empty());
        }
    }
}
