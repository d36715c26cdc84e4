//! Everything that a change must pass, stage by stage, and the sum at the end.

use std::time::Instant;

use anyhow::Result;
use clap::ValueEnum;

use crate::stages::{Stage, Tally};
use crate::toolchain::Source;

/// Runs the stages; `false` where something failed. With `only`, just those and what they need.
///
/// # Errors
/// Never for a stage that fails: that is told, counted, and the next one runs.
pub fn test(only: &[Stage], source: Source) -> Result<bool> {
    let is_chosen = |stage: &Stage| {
        (only.is_empty() && stage.is_usual())
            || only.contains(stage)
            || (*stage == Stage::Site && only.iter().any(|chosen| chosen.needs_site()))
    };
    let mut toolchain = None;
    let mut table = Vec::new();
    for stage in Stage::value_variants().iter().filter(|stage| is_chosen(stage)) {
        println!("\n== {} ==", stage.name());
        let begin = Instant::now();
        let tally = if stage.needs_site() && toolchain.is_none() {
            println!("Not run, as the page was not built.");
            Tally::of(false)
        } else {
            stage.run(source, &mut toolchain).unwrap_or_else(|error| {
                println!("{error:#}");
                Tally::of(false)
            })
        };
        table.push((stage.name(), tally, begin.elapsed().as_secs_f64()));
    }
    println!("\n{:<14}{:>10}{:>10}{:>10}{:>10}", "stage", "passed", "failed", "skipped", "seconds");
    let mut sum = Tally::default();
    for (name, tally, seconds) in &table {
        let Tally { passed, failed, skipped } = tally;
        println!("{name:<14}{passed:>10}{failed:>10}{skipped:>10}{seconds:>10.1}");
        sum.passed += passed;
        sum.failed += failed;
        sum.skipped += skipped;
    }
    let skipped = if sum.skipped > 0 { format!(", {} skipped", sum.skipped) } else { String::new() };
    println!("\n{} passed, {} failed{skipped}", sum.passed, sum.failed);
    Ok(sum.failed == 0)
}
