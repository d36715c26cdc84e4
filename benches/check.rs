//! How long it takes to read and to check a file: a usual one, and one that is far larger than any.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rehearsal::check;
use rehearsal::formats::codebuild;
use rehearsal::syntax::Document;

/// How many lines the files have.
const LINES: [usize; 2] = [500, 20_000];

/// A buildspec of about that many lines, with findings among them.
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

fn read_and_check(criterion: &mut Criterion) {
    for lines in LINES {
        let text = buildspec(lines);
        assert!(!check(&text, &codebuild::FORMAT).diagnostics.is_empty());
        let mut group = criterion.benchmark_group("buildspec");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("read", lines), &text, |bencher, text| {
            bencher.iter(|| Document::read(black_box(text)));
        });
        group.bench_with_input(BenchmarkId::new("check", lines), &text, |bencher, text| {
            bencher.iter(|| check(black_box(text), &codebuild::FORMAT));
        });
        group.finish();
    }
}

criterion_group!(benches, read_and_check);
criterion_main!(benches);
