//! How long it takes to read and to check a file, beside the scanner alone, and how that grows with the file.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
use rehearsal::check;
use rehearsal::formats::codebuild;
use rehearsal::syntax::{Document, first_failure};
use serde_json::Value;

/// A usual file, and one of about a megabyte, far larger than any.
const LINES: [usize; 2] = [500, 26_000];

/// How often each time is taken for a ratio; the shortest counts, as nothing else on the machine shortens one.
const TIMES: usize = 15;

/// A buildspec of about that many lines, with findings among them.
/// A text of about so many bytes.
type Shape = fn(usize) -> String;

fn buildspec(lines: usize) -> String {
    let mut text = String::from("version: 0.2\nphases:\n  build:\n    commands:\n");
    for number in 0..lines {
        match number % 100 {
            50 => text.push_str("      - echo \"step: fifty\"\n"),
            _ => text.push_str(&format!("      - make -C module-{number} all # builds module {number}\n")),
        }
    }
    text.push_str("  post_build:\n    commands:\n      - docker push $REPO:$TAG\n");
    text
}

/// One command that is a script of so many lines.
fn script(lines: usize) -> String {
    let lines: String = (0..lines).map(|number| format!("        docker push \"$REPO:{number}\"\n")).collect();
    format!("version: 0.2\nphases:\n  post_build:\n    commands:\n      - |\n{lines}")
}

/// So many keys that no buildspec has, and variables that nothing sets.
fn strangers(lines: usize) -> String {
    let variables: String = (0..lines).map(|number| format!("    NAME_{number}: $OTHER_{number}\n")).collect();
    let keys: String = (0..lines).map(|number| format!("key-{number}: x\n")).collect();
    format!("version: 0.2\nenv:\n  variables:\n{variables}{keys}phases:\n  build:\n    commands: [make]\n")
}

/// A batch of so many tasks, each after the next one.
fn graph(tasks: usize) -> String {
    let task = |number: usize| format!("    - identifier: task{number}\n      depend-on: [task{}]\n", number + 1);
    let tasks: String = (0..tasks).map(task).collect();
    format!("version: 0.2\nbatch:\n  build-graph:\n{tasks}phases:\n  build:\n    commands: [make]\n")
}

/// So many comments that ignore nothing.
fn ignores(lines: usize) -> String {
    format!("{}version: 0.2\nphases:\n  build:\n    commands: [make]\n", "# rehearsal: ignore CB701\n".repeat(lines))
}

fn read_and_check(criterion: &mut Criterion) {
    for lines in LINES {
        let text = buildspec(lines);
        assert!(!check(&text, &codebuild::FORMAT, &Value::Null).diagnostics.is_empty());
        let mut group = criterion.benchmark_group("buildspec");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("scan", lines), &text, |bencher, text| {
            bencher.iter(|| first_failure(black_box(text)));
        });
        group.bench_with_input(BenchmarkId::new("read", lines), &text, |bencher, text| {
            bencher.iter(|| Document::read(black_box(text)));
        });
        group.bench_with_input(BenchmarkId::new("check", lines), &text, |bencher, text| {
            bencher.iter(|| check(black_box(text), &codebuild::FORMAT, &Value::Null));
        });
        group.finish();
    }
}

fn shortest<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut time = || {
        let begin = Instant::now();
        black_box(work());
        begin.elapsed()
    };
    (0..TIMES).map(|_| time()).min().unwrap_or_default()
}

/// What a time means only beside another one: how much the tree and the rules add to the scanner, and whether ten
/// times the text takes about ten times as long.
fn ratios() {
    let checked = |text: &str| shortest(|| check(black_box(text), &codebuild::FORMAT, &Value::Null));
    let text = buildspec(LINES[1]);
    let scanned = shortest(|| first_failure(black_box(&text)));
    let read = shortest(|| Document::read(black_box(&text)));
    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    println!("\n{} bytes: the scanner alone takes {scanned:?}", text.len());
    println!("  reading takes {:.2} times as long", ratio(read, scanned));
    println!("  checking takes {:.2} times as long (goal: at most 2)", ratio(checked(&text), scanned));
    println!("\nten times the text takes so many times as long (goal: at most 11)");
    let shapes: [(&str, Shape, usize); 5] = [
        ("commands", buildspec, 2_600),
        ("one script", script, 2_600),
        ("unknown keys", strangers, 1_000),
        ("a chain of tasks", graph, 300),
        ("idle comments", ignores, 2_600),
    ];
    for (name, shape, size) in shapes {
        println!("  {name:<18}{:>6.2}", ratio(checked(&shape(size * 10)), checked(&shape(size))));
    }
}

criterion_group!(benches, read_and_check);

fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
    ratios();
}
