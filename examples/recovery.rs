//! How much of a file is still read while someone types in it.
//!
//! Every valid YAML file in a folder is damaged, one line at a time, in seven ways that typing causes. Counted is
//! after how many of the damages that the scanner refuses all values outside of the damaged line are still in the
//! tree, at their places, and after how many each also is where it belongs, under the same keys.
//!
//!     cargo run --release --example recovery -- FOLDER

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;

use rehearsal::syntax::{Document, NodeId, NodeKind, Span};

/// How many lines of a file are damaged in each way, spread evenly.
const LINES: usize = 12;

/// A way to damage a line: what stands there instead, if it suits the line.
type Damage = (&'static str, fn(&str) -> Option<String>);

const DAMAGES: [Damage; 7] = [
    ("half-typed line", |line| Some(format!("{line}\n{}com", " ".repeat(key_start(line)?)))),
    ("deleted colon", |line| key_start(line).and_then(|_| line.contains(':').then(|| line.replacen(':', "", 1)))),
    ("unclosed quote", |line| {
        let (before, value) = line.split_once(": ").or_else(|| line.split_once("- "))?;
        let mark = line.get(before.len()..before.len() + 2)?;
        (!value.is_empty() && !value.contains('"')).then(|| format!("{before}{mark}\"{value}"))
    }),
    ("tab", |line| line.starts_with("  ").then(|| line.replacen("  ", "\t", 1))),
    ("unclosed bracket", |line| {
        let (before, value) = line.split_once(": ").or_else(|| line.split_once("- "))?;
        let mark = line.get(before.len()..before.len() + 2)?;
        (!value.is_empty()).then(|| format!("{before}{mark}[{value}"))
    }),
    ("broken indent", |line| line.starts_with("  ").then(|| line.replacen("  ", " ", 1))),
    ("stray text", |line| Some(format!("{line}\nstray"))),
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: recovery FOLDER");
        return ExitCode::FAILURE;
    };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    let files: Vec<String> = files.into_iter().filter(|text| valid(text)).collect();
    println!("{} valid files", files.len());
    println!(
        "{:18} {:>8} {:>10} {:>8} {:>10} {:>8} {:>12}",
        "damage", "refused", "whole rest", "share", "same keys", "share", "values kept"
    );
    let (mut refused, mut whole, mut placed) = (0, 0, 0);
    for (name, damage) in DAMAGES {
        let mut sum = Sum::default();
        files.iter().for_each(|text| sum.damage_file(text, damage));
        println!(
            "{name:18} {:8} {:10} {:7.1}% {:10} {:7.1}% {:11.2}%",
            sum.refused,
            sum.whole,
            share(sum.whole, sum.refused),
            sum.placed,
            share(sum.placed, sum.refused),
            share(sum.kept, sum.values)
        );
        refused += sum.refused;
        whole += sum.whole;
        placed += sum.placed;
    }
    let (rest, keys) = (share(whole, refused), share(placed, refused));
    println!("{:18} {refused:8} {whole:10} {rest:7.1}% {placed:10} {keys:7.1}%", "all");
    ExitCode::SUCCESS
}

/// What came of one way to damage all files.
#[derive(Default)]
struct Sum {
    refused: usize,
    whole: usize,
    placed: usize,
    values: usize,
    kept: usize,
}

impl Sum {
    fn damage_file(&mut self, text: &str, damage: fn(&str) -> Option<String>) {
        let original = Document::read(text);
        let lines: Vec<(usize, String)> = (0..original.lines().len())
            .filter(|line| !original.lines().line(text, *line).trim().is_empty())
            .filter_map(|line| Some((line, damage(original.lines().line(text, line))?)))
            .collect();
        for (line, written) in lines.iter().step_by(lines.len().div_ceil(LINES).max(1)) {
            let start = original.lines().start_of(*line) as usize;
            let old = original.lines().line(text, *line);
            let damaged = format!("{}{written}{}", &text[..start], &text[start + old.len()..]);
            let document = Document::read(&damaged);
            if document.problem().is_none() {
                continue;
            }
            // A line that was only added to is still there.
            let lost = if written.starts_with(&format!("{old}\n")) { start..start } else { start..start + old.len() };
            let shift = written.len() as i64 - old.len() as i64;
            let found: HashMap<Span, Value> =
                values(&document).into_iter().map(|value| (value.span, value)).collect();
            let (mut rest, mut kept, mut placed) = (0, 0, 0);
            for value in values(&original) {
                let Span { start: from, end: to } = value.span;
                if to as usize > lost.start && from as usize <= lost.end {
                    continue;
                }
                let by = if from as usize >= start + old.len() { shift } else { 0 };
                let moved = |at: u32| (i64::from(at) + by) as u32;
                let now = found.get(&Span::new(moved(from), moved(to))).filter(|now| now.text == value.text);
                rest += 1;
                kept += usize::from(now.is_some());
                placed += usize::from(now.is_some_and(|now| now.keys == value.keys));
            }
            self.refused += 1;
            self.values += rest;
            self.kept += kept;
            self.whole += usize::from(kept == rest);
            self.placed += usize::from(placed == rest);
        }
    }
}

/// A text in the tree.
struct Value<'d> {
    span: Span,
    text: &'d str,
    /// The keys that lead to it.
    keys: Vec<&'d str>,
}

/// All texts in the tree that are not empty, with their places.
fn values(document: &Document) -> Vec<Value<'_>> {
    let mut found = Vec::new();
    let mut open: Vec<(NodeId, Vec<&str>)> = document.roots().iter().map(|root| (*root, Vec::new())).collect();
    while let Some((id, keys)) = open.pop() {
        if let NodeKind::Alias(_) = document.node(id).kind {
            continue;
        }
        open.extend(document.items(id).unwrap_or_default().iter().map(|item| (*item, keys.clone())));
        for entry in document.entries(id).into_iter().flatten() {
            let below = keys.iter().copied().chain(document.scalar(entry.key)).collect();
            open.extend([(entry.key, keys.clone()), (entry.value, below)]);
        }
        if let Some(text) = document.scalar(id).filter(|text| !text.is_empty()) {
            found.push(Value { span: document.span(id), text, keys });
        }
    }
    found
}

fn valid(text: &str) -> bool {
    let document = Document::read(text);
    document.problem().is_none() && document.root().is_some_and(|root| document.entries(root).is_some())
}

fn collect(folder: &Path, files: &mut Vec<String>) {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "yml" || end == "yaml") {
            files.extend(std::fs::read_to_string(&path));
        }
    }
}

/// Where a line's key begins, if it begins with one.
fn key_start(line: &str) -> Option<usize> {
    let at = line.len() - line.trim_start().len();
    let key = line[at..].split(':').next().unwrap_or_default();
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    (plain && line[at..].len() > key.len()).then_some(at)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}
