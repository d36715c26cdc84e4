//! What holds for every text whatsoever: checking, repairing and rehearsing end, tell places that are there, and give
//! the same answer twice.

#![allow(clippy::expect_used)]

use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use rehearsal::diagnostics::{Edit, Fix};
use rehearsal::formats::{FORMATS, Format, codebuild, codedeploy, format, recognise};
use rehearsal::rehearsal::{Fault, FaultKind, Faults, broken_laws};
use rehearsal::syntax::bytes::{decode, encode};
use rehearsal::syntax::{Document, MAX_BYTES, Span};
use rehearsal::{Checked, Scenario, apply, check, fix, rehearse};
use serde_json::Value;

/// Which of the laws a text breaks as a file of that format, in words; none if all is well.
fn broken(text: &str, format: &Format) -> Vec<String> {
    let mut broken = Vec::new();
    let mut law = |holds: bool, what: String| {
        if !holds {
            broken.push(what);
        }
    };
    let Checked { document, diagnostics } = check(text, format, &Value::Null);
    law(
        diagnostics == check(text, format, &Value::Null).diagnostics,
        "it is told otherwise the second time".to_owned(),
    );
    law(text.starts_with(document.source()), "the document has another text".to_owned());
    law(document.source().len() == text.len() || text.len() > MAX_BYTES, "the document lost text".to_owned());
    let sound = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    for diagnostic in &diagnostics {
        let code = &diagnostic.code;
        law(sound(diagnostic.span), format!("{code} is told at {:?}", diagnostic.span));
        for related in &diagnostic.related {
            law(sound(related.span), format!("{code} is related to {:?}", related.span));
        }
        for Fix { title, edits, .. } in &diagnostic.fixes {
            law(!edits.is_empty(), format!("{code}: {title} does nothing"));
            law(edits.iter().all(|edit| sound(edit.span)), format!("{code}: {title} edits {edits:?}"));
            let in_order = |pair: &[Edit]| pair[0].span.end <= pair[1].span.start;
            law(edits.windows(2).all(in_order), format!("{code}: {title} has its edits out of order: {edits:?}"));
            law(edits.iter().all(|edit| sound(edit.span)) && apply(text, edits.clone()) != text, {
                format!("{code}: {title} changes nothing")
            });
        }
    }
    let once = fix(text, format, &Value::Null);
    let twice = fix(&once.text, format, &Value::Null);
    law(twice.text == once.text && twice.codes.is_empty(), format!("repaired again: {:?}", twice.codes));
    law(once == fix(text, format, &Value::Null), "it is repaired otherwise the second time".to_owned());
    let undisturbed = rehearse(text, format, &Value::Null, &Scenario::default());
    law(
        undisturbed == rehearse(text, format, &Value::Null, &Scenario::default()),
        "it is rehearsed otherwise".to_owned(),
    );
    broken.extend(broken_laws(&undisturbed));
    for step in undisturbed.steps.iter().step_by(undisturbed.steps.len().div_ceil(4).max(1)) {
        let kind = [FaultKind::Fail, FaultKind::TimeOut, FaultKind::Stop][step.address.len() % 3];
        let fault = Fault { step: step.address.clone(), attempt: None, kind, exit: None, detail: None };
        let scenario = Scenario { faults: Faults(vec![fault]), ..Scenario::default() };
        let laws = broken_laws(&rehearse(text, format, &Value::Null, &scenario));
        broken.extend(laws.into_iter().map(|law| format!("with {}: {law}", step.address)));
    }
    broken
}

fn assert_lawful(text: &str, format: &Format) {
    let broken = broken(text, format);
    assert!(broken.is_empty(), "{}\n{text:?}", broken.join("\n"));
}

/// Texts of a format to begin with: the fixtures of buildspecs, and the examples on the pages about AppSpec files.
fn texts() -> Vec<(String, &'static str)> {
    let buildspecs = fixtures().into_iter().map(|text| (text, codebuild::FORMAT.id));
    let pages = (codedeploy::FORMAT.rules)();
    let blocks = pages.iter().flat_map(|rule| rule.page.split("```yaml").skip(1));
    let examples = blocks.filter_map(|block| block.split_once('\n')?.1.split("```").next());
    buildspecs.chain(examples.map(|text| (text.to_owned(), codedeploy::FORMAT.id))).collect()
}

fn of(id: &str) -> &'static Format {
    format(id).expect("a format")
}

fn formats() -> impl Strategy<Value = &'static str> {
    select(FORMATS.iter().map(|format| format.id).collect::<Vec<_>>())
}

fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/codebuild");
    let entries = std::fs::read_dir(folder).expect("fixtures");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end != "tsv"));
    files.sort();
    files.iter().map(|path| std::fs::read_to_string(path).expect("text")).collect()
}

/// What a text of these files is made of, and what has no business in one.
const PIECES: &[&str] = &[
    "version: 0.2\n",
    "version",
    "0.2",
    "env:",
    "variables:",
    "secrets-manager:",
    "phases:",
    "install:",
    "build:",
    "post_build:",
    "test:",
    "commands:",
    "finally:",
    "on-failure: RETRY-2",
    "reports:",
    "artifacts:",
    "files:",
    "cache:",
    "batch:",
    "build-graph:",
    "build-matrix:",
    "dynamic:",
    "identifier: a",
    "depend-on: [a]",
    "docker push x:latest",
    "echo \"a: b\"",
    "$X",
    "set -x",
    "os: linux\n",
    "source: /",
    "destination: /srv",
    "permissions:",
    "object: /srv",
    "mode: 0755",
    "acls: [u:a:rw]",
    "hooks:",
    "AfterInstall:",
    "location: a.sh",
    "timeout: 5:00",
    "Resources:",
    "# rehearsal: ignore CB701",
    "# ",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\n      - ",
    "\n\t",
    "\r\n",
    "\r",
    " ",
    "  ",
    "- ",
    ": ",
    ":",
    "? ",
    "&a ",
    "*a",
    "<<: *a",
    "!Ref ",
    "'",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    "|\n",
    ">-\n",
    "---\n",
    "...\n",
    "%",
    "@",
    "`",
    "~",
    "null",
    "1",
    "yes",
    "ä",
    "𝄞",
    "\u{feff}",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{0}",
    "\u{7f}",
    "\u{fffe}",
    "e\u{301}",
];

/// One change to a text, as a slip of the hand or of a program makes it.
#[derive(Debug, Clone)]
enum Slip {
    Cut(Index, usize),
    Insert(Index, &'static str),
    Repeat(Index),
    Swap(Index),
}

impl Slip {
    fn make(&self, text: &mut String) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        match self {
            Slip::Cut(at, length) => {
                let from = at.index(places.len());
                let to = (from + length).min(places.len() - 1);
                text.replace_range(places[from]..places[to], "");
            }
            Slip::Insert(at, piece) => text.insert_str(places[at.index(places.len())], piece),
            Slip::Repeat(line) => {
                let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
                if !lines.is_empty() {
                    let at = line.index(lines.len());
                    lines.insert(at, lines[at]);
                }
                *text = lines.concat();
            }
            Slip::Swap(line) => {
                let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
                if lines.len() > 1 {
                    let at = line.index(lines.len() - 1);
                    lines.swap(at, at + 1);
                }
                *text = lines.concat();
            }
        }
    }
}

fn slips() -> impl Strategy<Value = Slip> {
    prop_oneof![
        (any::<Index>(), 1..12usize).prop_map(|(at, length)| Slip::Cut(at, length)),
        (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Slip::Insert(at, piece)),
        any::<Index>().prop_map(Slip::Repeat),
        any::<Index>().prop_map(Slip::Swap),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, max_shrink_time: 30_000, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text(text in any::<String>(), format in formats()) {
        prop_assert_eq!(broken(&text, of(format)), Vec::<String>::new());
    }

    #[test]
    fn pieces_in_any_order(pieces in prop::collection::vec(select(PIECES), 0..40), format in formats()) {
        prop_assert_eq!(broken(&pieces.concat(), of(format)), Vec::<String>::new());
    }

    #[test]
    fn texts_with_slips((mut text, format) in select(texts()), slips in prop::collection::vec(slips(), 1..4)) {
        slips.iter().for_each(|slip| slip.make(&mut text));
        prop_assert_eq!(broken(&text, of(format)), Vec::<String>::new());
    }

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(decoded) = decode(&bytes) {
            prop_assert_eq!(&encode(&decoded.text, decoded.encoding), &bytes);
            for format in FORMATS {
                prop_assert_eq!(broken(&decoded.text, format), Vec::<String>::new());
            }
        }
    }
}

#[test]
fn every_text_as_it_is_and_with_other_line_ends() {
    for (text, format) in texts().into_iter().map(|(text, id)| (text, of(id))) {
        assert_lawful(&text, format);
        let bare = text.replace("\r\n", "\n");
        assert_lawful(&bare.replace('\n', "\r\n"), format);
        assert_lawful(&bare.replace('\n', "\r"), format);
        assert_lawful(&format!("\u{feff}{}", text.trim_start_matches('\u{feff}')), format);
    }
}

/// Texts that are made to hurt. What they cost is bounded by far more than it is, and far less than for ever.
#[test]
fn hostile_texts_are_bounded() {
    let lines = |count: usize, line: fn(usize) -> String| (0..count).map(line).collect::<String>();
    let commands = |items: String| format!("version: 0.2\nphases:\n  build:\n    commands:\n{items}");
    let hostile = [
        (
            "a bomb of lists",
            lines(64, |n| format!("a{n}: &a{n} [{}x]\n", format!("*a{}, ", n.wrapping_sub(1)).repeat(9))),
        ),
        (
            "a bomb of merges",
            lines(64, |n| format!("a{n}: &a{n} {{<<: [*a{m}, *a{m}], k{n}: v}}\n", m = n.saturating_sub(1))),
        ),
        (
            "a command many times over",
            commands(format!("      - &a [{}]\n{}", "x,".repeat(500), "      - *a\n".repeat(500))),
        ),
        ("deep brackets", "[".repeat(50_000)),
        ("deep braces", "{a: ".repeat(50_000)),
        ("deep dashes", "- ".repeat(50_000)),
        ("deep indentation", lines(500, |n| format!("{}a:\n", " ".repeat(n)))),
        ("nothing but zeros", "\0".repeat(50_000)),
        ("zeros between", commands("      - a\0b\n".repeat(2_000))),
        ("many mistakes", commands("      - echo \"a\" b\n".repeat(200))),
        ("many tabs", commands("\t- make\n".repeat(200))),
        ("many commands that became mappings", commands("      - echo a: b\n".repeat(2_000))),
        ("many ignores", "# rehearsal: ignore CB701, CB702\n".repeat(5_000)),
        ("many keys", lines(5_000, |n| format!("key{n}: x\n"))),
        ("one key many times", "version: 0.2\n".repeat(5_000)),
        ("many anchors", lines(5_000, |n| format!("- &a{n} [x]\n"))),
        ("many documents", "--- &a [x]\n".repeat(5_000)),
        (
            "many tasks",
            format!(
                "batch:\n  build-graph:\n{}",
                lines(2_000, |n| format!("    - identifier: a{n}\n      depend-on: [a{}]\n", n + 1))
            ),
        ),
        (
            "a large matrix",
            format!(
                "version: 0.2\nbatch:\n  build-matrix:\n    dynamic:\n      env:\n        variables:\n{}",
                lines(20, |n| format!("          V{n}: [{}]\n", "x, ".repeat(20)))
            ),
        ),
        (
            "many files",
            format!("version: 0.0\nos: linux\nfiles:\n{}", "  - {source: a.txt, destination: /srv}\n".repeat(2_000)),
        ),
        (
            "many scripts",
            format!(
                "version: 0.0\nos: linux\nhooks:\n  AfterInstall:\n{}",
                lines(2_000, |n| format!("    - location: s{n}.sh\n    - timeout: 1\n"))
            ),
        ),
        (
            "many permissions",
            format!(
                "version: 0.0\nos: linux\npermissions:\n{}",
                lines(2_000, |n| format!("  - {{object: /srv/{n}, acls: [u:a:rw, z]}}\n"))
            ),
        ),
        ("many wrong keys", lines(2_000, |n| format!("versionn{n}: x\n"))),
        ("one long command", commands(format!("      - {}\n", "a && ".repeat(20_000)))),
        ("one long script", commands(format!("      - |\n{}", "        docker push x:latest\n".repeat(3_000)))),
        ("one long line", "x".repeat(1 << 20)),
        ("no line at all", "\n".repeat(200_000)),
        ("quotes that never close", commands("      - \"a\n".repeat(201))),
    ];
    // What bears the signs of a format is of interest as a file of that format, and all else as any.
    let all = |text: &str| match recognise("", &Document::read(text)) {
        Some(format) => vec![format],
        None => FORMATS.to_vec(),
    };
    let read_as =
        hostile.iter().flat_map(|(name, text)| all(text).into_iter().map(move |format| (name, text, format)));
    for (name, text, format) in read_as {
        let begin = Instant::now();
        let Checked { diagnostics, .. } = check(text, format, &Value::Null);
        let checked = begin.elapsed();
        let fixed = fix(text, format, &Value::Null);
        let repaired = begin.elapsed() - checked;
        let timeline = rehearse(text, format, &Value::Null, &Scenario::default());
        let rehearsed = begin.elapsed() - repaired - checked;
        assert!(broken_laws(&timeline).is_empty(), "{name}");
        assert!(diagnostics.iter().all(|told| text.get(told.span.start as usize..told.span.end as usize).is_some()));
        assert!(begin.elapsed() < Duration::from_secs(60), "{name}: {checked:?}, {repaired:?}, {rehearsed:?}");
        println!("{name}: {} bytes, {checked:?}, {repaired:?} for {}, {rehearsed:?}", text.len(), fixed.codes.len());
    }
}

#[test]
fn ten_megabytes_are_read_and_more_than_sixteen_are_not() {
    let line = "      - make -C module all # builds it\n";
    let large = format!("version: 0.2\nphases:\n  build:\n    commands:\n{}", line.repeat((10 << 20) / line.len()));
    assert!(check(&large, &codebuild::FORMAT, &Value::Null).document.problem().is_none());
    let larger = large.repeat(2);
    let codes: Vec<_> =
        check(&larger, &codebuild::FORMAT, &Value::Null).diagnostics.into_iter().map(|told| told.code).collect();
    assert_eq!(codes, ["RH101"]);
    assert_eq!(fix(&larger, &codebuild::FORMAT, &Value::Null).text.len(), larger.len());
}

#[test]
fn a_small_file_is_repaired_to_its_end() {
    let text = format!("version: 0.2\nphases:\n  build:\n    commands:\n{}", "\t  - make\n".repeat(100));
    assert_lawful(&text, &codebuild::FORMAT);
}
