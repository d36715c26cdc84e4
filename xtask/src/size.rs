//! What the page weighs: every shipped file against the committed budget.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::process::{output, program, root};
use crate::site::{self, Build};

/// How much a file may grow before it counts, in parts of a hundred.
const TOLERANCE: u64 = 3;

/// What every shipped file may weigh.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Budget {
    /// The compiler with which it was measured, as `rustc 1.95.0`; another one makes a core of another size.
    toolchain: String,
    /// By a file's path in the site, without the hash in its name.
    files: BTreeMap<String, Weight>,
}

/// What a file weighs, in bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Weight {
    raw: u64,
    /// As a web server sends it.
    brotli: u64,
}

/// Builds the site, prints what it weighs, and judges it; `false` where it has grown too much.
/// With `accept`, today's weights become the budget.
///
/// # Errors
/// When it does not build, or the budget cannot be read or written.
pub fn size(build: Build, accept: bool) -> Result<bool> {
    let toolchain = site::build(build)?.version()?;
    if accept {
        let budget = Budget { toolchain, files: measure()? };
        let text = serde_json::to_string_pretty(&budget)? + "\n";
        fs::write(budget_file(), text).context("the budget cannot be written")?;
        println!("The budget is what the site weighs now:");
        return report(&budget.toolchain).map(|_| true);
    }
    Ok(report(&toolchain)?.is_none_or(|grown| grown.is_empty()))
}

/// Prints what the built site weighs; the files that have grown too much, or nothing where the budget is not for this compiler.
///
/// # Errors
/// When the site or the budget cannot be read.
pub fn report(toolchain: &str) -> Result<Option<Vec<String>>> {
    let text = fs::read_to_string(budget_file())
        .context("xtask/size-budget.json is missing; run: cargo xtask size --accept")?;
    let budget: Budget = serde_json::from_str(&text).context("xtask/size-budget.json cannot be read")?;
    let files = measure()?;
    println!("{:<36}{:>12}{:>12}{:>12}", "file", "bytes", "brotli", "change");
    let mut total = Weight::default();
    for (name, weight) in &files {
        let before = budget.files.get(name).map(|before| before.brotli);
        println!("{name:<36}{:>12}{:>12}{:>12}", weight.raw, weight.brotli, change(weight.brotli, before));
        total = Weight { raw: total.raw + weight.raw, brotli: total.brotli + weight.brotli };
    }
    let before = budget.files.values().map(|weight| weight.brotli).sum();
    println!("{:<36}{:>12}{:>12}{:>12}", "all", total.raw, total.brotli, change(total.brotli, Some(before)));
    let grown = grown(&files, &budget.files);
    for file in &grown {
        println!("{file}");
    }
    if !grown.is_empty() {
        println!("If the page is worth it, `cargo xtask size --accept` makes this the budget.");
    }
    if toolchain == budget.toolchain {
        return Ok(Some(grown));
    }
    println!("The budget is for {}; this was built by {toolchain}, so nothing is held against it.", budget.toolchain);
    Ok(None)
}

/// One line for each file that is new, or larger than its budget and the tolerance together.
fn grown(files: &BTreeMap<String, Weight>, budget: &BTreeMap<String, Weight>) -> Vec<String> {
    let too_much = |now: u64, before: u64| now * 100 > before * (100 + TOLERANCE);
    let mut grown = Vec::new();
    for (name, now) in files {
        match budget.get(name) {
            None => grown.push(format!("{name} is not in the budget.")),
            Some(before) if too_much(now.raw, before.raw) || too_much(now.brotli, before.brotli) => {
                grown.push(format!(
                    "{name} has grown by more than {TOLERANCE} %: from {} to {} bytes, in brotli from {} to {}.",
                    before.raw, now.raw, before.brotli, now.brotli
                ))
            }
            Some(_) => {}
        }
    }
    grown
}

fn change(now: u64, before: Option<u64>) -> String {
    match before {
        None => "new".to_owned(),
        Some(before) => format!("{:+.1} %", (now as f64 / before.max(1) as f64 - 1.0) * 100.0),
    }
}

/// Weighs every file of the built site.
fn measure() -> Result<BTreeMap<String, Weight>> {
    let measured = output(program("node").arg("xtask/weigh.js").arg(site::dist()))?;
    let files: BTreeMap<String, Weight> =
        serde_json::from_str(&measured).context("xtask/weigh.js printed no weights")?;
    Ok(files.into_iter().map(|(name, weight)| (without_hash(&name), weight)).collect())
}

/// A file's name without the hash that the bundler put into it: `assets/main-Bx3_9-Qa.js` is `assets/main.js`.
fn without_hash(name: &str) -> String {
    let unchanged = || name.to_owned();
    let Some((stem, extension)) = name.rsplit_once('.') else { return unchanged() };
    let Some(cut) = stem.len().checked_sub(9) else { return unchanged() };
    match (stem.get(..cut), stem.get(cut..)) {
        (Some(stem), Some(hash)) if hash.starts_with('-') && name.starts_with("assets/") => {
            format!("{stem}.{extension}")
        }
        _ => unchanged(),
    }
}

fn budget_file() -> PathBuf {
    root().join("xtask").join("size-budget.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_no_part_of_a_name() {
        assert_eq!(without_hash("assets/main-Bx3_9-Qa.js"), "assets/main.js");
        assert_eq!(without_hash("assets/rehearsal_bg-CAFEBABE.wasm"), "assets/rehearsal_bg.wasm");
        assert_eq!(without_hash("index.html"), "index.html");
        assert_eq!(without_hash("assets/plain.css"), "assets/plain.css");
    }

    #[test]
    fn growth_beyond_the_tolerance_is_told() {
        let weights = |raw, brotli| BTreeMap::from([("core.wasm".to_owned(), Weight { raw, brotli })]);
        let budget = weights(1000, 400);
        assert_eq!(grown(&weights(1030, 412), &budget), Vec::<String>::new());
        assert_eq!(grown(&weights(10, 4), &budget), Vec::<String>::new());
        assert_eq!(grown(&weights(1031, 400), &budget).len(), 1);
        assert_eq!(grown(&weights(1000, 413), &budget).len(), 1);
        assert_eq!(grown(&weights(1, 1), &BTreeMap::new()), ["core.wasm is not in the budget."]);
    }
}
