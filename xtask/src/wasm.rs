//! The page's core: compiled, bound to JavaScript, shrunk.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use crate::node;
use crate::process::{run, step};
use crate::toolchain::Toolchain;

/// The WebAssembly features that every browser has which can run the page at all.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds the core into a folder: `rehearsal.js` and `rehearsal_bg.wasm`.
///
/// # Errors
/// When it does not compile, or a tool fails.
pub fn build(toolchain: &Toolchain, fast: bool, folder: &Path) -> Result<()> {
    let profile = if fast { "wasm-fast" } else { "wasm" };
    step(&format!("compiling the core to wasm (profile {profile})"), || {
        run(toolchain.cargo("build").args(["--profile", profile]))
    })?;
    let compiled =
        fs::read(toolchain.artifacts(profile).join("rehearsal.wasm")).context("the compiled core is missing")?;
    let mut fingerprint = DefaultHasher::new();
    (profile, FEATURES, &compiled).hash(&mut fingerprint);
    let fingerprint = format!("{:016x}", fingerprint.finish());

    // Binding and shrinking take longer than all the rest when only a style or a script has changed.
    let stamp = folder.join(".core");
    if fs::read_to_string(&stamp).is_ok_and(|built| built == fingerprint) {
        return Ok(());
    }
    step("binding it to JavaScript", || {
        bind(compiled, fast, folder).map_err(|error| anyhow!("wasm-bindgen failed: {error:#}"))
    })?;
    if !fast {
        step("shrinking it with wasm-opt", || shrink(&folder.join("rehearsal_bg.wasm")))?;
    }
    fs::write(stamp, fingerprint).context("the generated folder cannot be written to")
}

fn bind(compiled: Vec<u8>, fast: bool, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_bytes("rehearsal", compiled)
        .web(true)?
        .typescript(false)
        // The page says where the core lies; a default path would be one more asset for the bundler.
        .omit_default_module_path(true)
        .remove_name_section(!fast)
        .remove_producers_section(true)
        .generate(folder)
}

fn shrink(file: &Path) -> Result<()> {
    let mut optimizer = node::script("binaryen/bin/wasm-opt");
    // The linker puts the stack lowest, so nothing is ever addressed in the first kilobyte.
    optimizer.args(["-Oz", "--converge", "--low-memory-unused"]);
    run(optimizer.args(FEATURES).arg(file).arg("-o").arg(file))
}
