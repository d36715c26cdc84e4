//! The benchmarks: the core's own, and how soon a keystroke is answered in the page.

use anyhow::Result;

use crate::browser;
use crate::process::{cargo, run, step};
use crate::serve::{self, Site};
use crate::site::{self, Build};

/// The benchmark that runs in the browser, as a filter names it.
const KEYSTROKE: &str = "keystroke";

/// Runs the benchmarks whose name contains `filter`, or all.
///
/// # Errors
/// When something does not build, or there is no Chromium.
pub fn bench(build: Build, filter: Option<&str>) -> Result<()> {
    if filter != Some(KEYSTROKE) {
        let mut bench = cargo("bench");
        run(bench.args(["--package", "rehearsal", "--bench", "*", "--"]).args(filter))?;
    }
    if filter.is_some_and(|filter| !KEYSTROKE.contains(filter)) {
        return Ok(());
    }
    site::build(build)?;
    browser::get()?;
    let address = serve::in_background(Site { folder: site::dist(), path: "/", builds: None })?;
    step("typing in Chromium", || run(&mut browser::script("benches/keystroke.js", &address)))
}
