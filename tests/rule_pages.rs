//! Every rule's page is run: its failing example raises exactly this rule, its passing one nothing of it, and the
//! first fix leaves none of it behind. The examples of rules over several files are several files each.

use std::collections::BTreeSet;

use rehearsal::diagnostics::{Diagnostic, Edit, RulePage, Severity};
use rehearsal::formats::{FORMATS, Format, recognise};
use rehearsal::syntax::Document;
use rehearsal::workspace::{Workspace, WorkspaceFile, pages};
use rehearsal::{Scenario, check, rules};
use serde_json::{Value, json};

/// An example of a page.
struct Example {
    text: String,
    /// The settings under which it is checked: the file's name, where the page says one behind the language, and its
    /// bundle, where blocks in other languages follow, each a file with its path behind the language.
    settings: Value,
}

/// Languages of the files that are checked; a block in any other is a file of the bundle.
const CHECKED: &[&str] = &["yaml", "json"];

/// The examples under a heading, in order.
fn examples(page: &str, heading: &str) -> Vec<Example> {
    let mut blocks: Vec<Example> = Vec::new();
    let (mut under, mut block) = (false, None::<(String, &str)>);
    for line in page.lines() {
        match &mut block {
            Some((text, info)) if line.starts_with("```") => {
                let text = unescape(page, text);
                match info.split_once(' ') {
                    Some((language, path)) if !CHECKED.contains(&language) => {
                        if let Some(example) = blocks.last_mut() {
                            example.settings["bundle"]["files"][path.trim()] = text.into();
                        }
                    }
                    name => {
                        let settings = name.map(|(_, name)| json!({ "name": name.trim() })).unwrap_or_default();
                        blocks.push(Example { text, settings });
                    }
                }
                block = None;
            }
            Some((text, _)) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line.starts_with("## ") => under = line[3..].trim() == heading,
            None if under && line.starts_with("```") => block = Some((String::new(), &line[3..])),
            None => {}
        }
    }
    blocks
}

/// `\u{…}` and `\t`, `\r` in an example stand for what Markdown cannot show, in blocks that a page marks so.
fn unescape(page: &str, example: &str) -> String {
    if !page.contains("`\\t`") && !page.contains("`\\r`") && !page.contains("`\\u{") {
        return example.to_owned();
    }
    let mut text = example.replace("\\t", "\t").replace("\\r", "\r");
    while let Some(at) = text.find("\\u{") {
        let Some(end) = text[at..].find('}') else { break };
        let code = u32::from_str_radix(&text[at + 3..at + end], 16).ok().and_then(char::from_u32);
        text.replace_range(at..=at + end, &code.map(String::from).unwrap_or_default());
    }
    text
}

fn of_rule<'d>(found: &'d [Diagnostic], rule: &RulePage) -> Vec<&'d Diagnostic> {
    found.iter().filter(|diagnostic| diagnostic.code == rule.code).collect()
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    text
}

fn codes(found: &[Diagnostic]) -> BTreeSet<String> {
    found.iter().map(|diagnostic| diagnostic.code.to_string()).collect()
}

/// The files under a heading of a page over several files: every block is a file, with its name behind the language.
fn workspace(page: &str, heading: &str) -> Workspace {
    let file = |example: Example| {
        let name = example.settings["name"].as_str().unwrap_or_default().to_owned();
        let document = Document::read(&example.text);
        let format = recognise(&name, &document).unwrap_or(FORMATS[0]);
        WorkspaceFile { name, format, settings: Value::Null, document, scenario: Scenario::default() }
    };
    Workspace { files: examples(page, heading).into_iter().map(file).collect() }
}

/// What is told of the files together, and what is certainly wrong with one alone.
fn found_across(files: &Workspace) -> Vec<(usize, Diagnostic)> {
    let mut all = files.findings();
    for (at, file) in files.files.iter().enumerate() {
        let alone = check(file.document.source(), file.format, &file.settings).diagnostics;
        all.extend(alone.into_iter().filter(|found| found.severity == Severity::Error).map(|found| (at, found)));
    }
    all
}

fn run_across(rule: &RulePage, faults: &mut Vec<String>) {
    let mut fault = |text: String| faults.push(format!("{} {}: {text}", rule.code, rule.name));
    let mut files = workspace(rule.page, "Fails");
    let found = found_across(&files);
    let own: Vec<_> = found.iter().filter(|(_, found)| found.code == rule.code).collect();
    if own.is_empty() || own.len() < found.len() {
        fault(format!("the failing example raises {found:?}"));
    }
    let shown = |name: &str| files.files.iter().any(|file| file.name == name);
    if own.iter().any(|(_, own)| !own.related.iter().any(|place| place.file.as_deref().is_some_and(shown))) {
        fault("the finding does not show a place in another file".to_owned());
    }
    let repaired = own.iter().find_map(|(at, own)| {
        let fixed = apply(files.files[*at].document.source(), &own.fixes.first()?.edits);
        Some((*at, fixed, own.message.clone()))
    });
    if let Some((at, fixed, message)) = repaired {
        files.files[at].document = Document::read(&fixed);
        let left = found_across(&files);
        if left.iter().any(|(_, left)| left.code != rule.code || left.message == message) {
            fault(format!("after the fix there is {left:?} in\n{fixed}"));
        }
    }
    let passing = found_across(&workspace(rule.page, "Passes"));
    if !passing.is_empty() {
        fault(format!("the passing example raises {passing:?}"));
    }
}

fn run(rule: &RulePage, format: &Format, faults: &mut Vec<String>) {
    let mut fault = |text: String| faults.push(format!("{} {}: {text}", rule.code, rule.name));
    if !rule.page.starts_with(&format!("# {} {}\n", rule.code, rule.name)) {
        fault("the page's title is not the rule's code and name".to_owned());
    }
    let fails = examples(rule.page, "Fails");
    let passes = examples(rule.page, "Passes");
    if fails.is_empty() || passes.is_empty() {
        fault("the page lacks a failing or a passing example".to_owned());
    }
    for Example { text: example, settings } in fails {
        let found = check(&example, format, &settings).diagnostics;
        let own = of_rule(&found, rule);
        if own.is_empty() || codes(&found).len() > 1 {
            fault(format!("the failing example raises {:?}", codes(&found)));
        }
        let first = own.iter().find_map(|diagnostic| diagnostic.fixes.first());
        if let Some(fix) = first {
            let fixed = apply(&example, &fix.edits);
            let left = check(&fixed, format, &settings).diagnostics;
            if of_rule(&left, rule).len() >= own.len() || left.iter().any(|d| !codes(&found).contains(&*d.code)) {
                fault(format!("after the fix there is {:?} in\n{fixed}", codes(&left)));
            }
        }
    }
    for Example { text: example, settings } in passes {
        let found = check(&example, format, &settings).diagnostics;
        if !found.is_empty() {
            fault(format!("the passing example raises {:?}", codes(&found)));
        }
    }
}

#[test]
fn every_page_keeps_its_word() {
    let mut faults = Vec::new();
    for format in FORMATS {
        for rule in (format.rules)() {
            run(&rule, format, &mut faults);
        }
    }
    for rule in pages() {
        run_across(&rule, &mut faults);
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n\n"));
}

#[test]
fn codes_and_names_are_unique_and_every_page_is_there() {
    let all = rules();
    let codes: BTreeSet<_> = all.iter().map(|rule| rule.code).collect();
    let names: BTreeSet<_> = all.iter().map(|rule| rule.name).collect();
    assert_eq!(codes.len(), all.len());
    assert_eq!(names.len(), all.len());
    for rule in &all {
        assert!(rule.page.starts_with(&format!("# {} {}\n", rule.code, rule.name)), "{}", rule.code);
    }
}
