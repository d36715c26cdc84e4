//! The README's picture of the page.

use anyhow::Result;

use crate::browser;
use crate::process::{run, step};
use crate::serve::{self, Site};
use crate::site::{self, Build};

/// Builds the page as it is shipped, and takes its picture into docs/page.png.
///
/// # Errors
/// When it does not build, or there is no Chromium.
pub fn take(build: Build) -> Result<()> {
    site::build(build)?;
    browser::get()?;
    let address = serve::in_background(Site { folder: site::dist(), path: "/", builds: None })?;
    step("taking the page's picture", || run(&mut browser::script("tests/browser/picture.js", &address)))
}
