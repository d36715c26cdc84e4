//! What the tree costs above the scanner's bare events, on a large buildspec.
//!
//!     cargo bench --bench read

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rehearsal::syntax::{Document, first_failure};

/// A buildspec of about a megabyte, with all that real ones have.
fn buildspec() -> String {
    let mut text = "version: 0.2\n\nphases:\n  build:\n    commands:\n".to_owned();
    for number in 0..16_000 {
        let _ = match number % 8 {
            0 => writeln!(text, "      # step {number}"),
            1 => writeln!(text, "      - \"echo \\\"step {number}\\\" >> build.log\""),
            2 => writeln!(text, "      - 'test -d dist/{number} || mkdir -p dist/{number}'"),
            3 => writeln!(text, "      - |\n        if [ -n \"$STEP\" ]; then\n          echo {number}\n        fi"),
            _ => {
                writeln!(text, "      - aws s3 cp dist/{number}.zip s3://bucket/{number}.zip --no-progress  # upload")
            }
        };
    }
    text
}

fn read(criterion: &mut Criterion) {
    let text = buildspec();
    let mut group = criterion.benchmark_group("read");
    group.sample_size(20).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("bare events", |bencher| bencher.iter(|| first_failure(black_box(&text))));
    group.bench_function("tree with places", |bencher| {
        bencher.iter_with_large_drop(|| Document::read(black_box(&text)));
    });
    let half_typed: String = text.replacen("commands:", "comma", 1).split_inclusive('\n').take(120).collect();
    group.throughput(Throughput::Bytes(half_typed.len() as u64));
    group.bench_function("120 lines, one half-typed", |bencher| {
        bencher.iter(|| Document::read(black_box(&half_typed)));
    });
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
