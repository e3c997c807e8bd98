//! The core's own tests once more, with the features that `serde_json` may have in a user's build.
//!
//! Cargo builds a crate once for a whole run, with every feature that anybody asks for: in
//! `cargo test --workspace` the core's `serde_json` keeps the order of members, because the generator
//! asks for it. Any other package in a user's build may ask for more or for less, above all for
//! `arbitrary_precision`, which hands over numbers in another way. So the core's tests run here in
//! builds of their own: with none of these features, and with both. A package of the workspace that
//! switched them on would switch them on for everything else, too. The features of the core itself
//! are nobody's wish in the workspace either, so they are on in the second build.
//!
//! The whole suite runs so as well, but takes longer to build:
//! `cargo test -p binance-pay-tests --features exact`.

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::Command;

type Result = std::result::Result<(), Box<dyn Error>>;

/// A target folder of its own: the lock of the usual one may be taken.
fn core_tests(features: &[&str]) -> Result {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json-features");
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["test", "--quiet", "--package", "binance-pay", "--lib"])
        .args(features)
        .arg("--target-dir")
        .arg(target)
        .output()?;
    let told = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("with {features:?}:\n{told}\n{errors}").into());
    }
    let result = told.lines().find_map(|line| line.strip_prefix("test result: ok. "));
    let passed = result.and_then(|line| line.split(' ').next()).unwrap_or("0").parse::<u32>()?;
    assert!(passed > 50, "only {passed} tests were run:\n{told}");
    Ok(())
}

#[test]
fn with_none() -> Result {
    core_tests(&[])
}

#[test]
fn with_exact_numbers_and_ordered_members_and_all_of_ours() -> Result {
    core_tests(&[
        "--all-features",
        "--features",
        "serde_json/arbitrary_precision,serde_json/preserve_order",
    ])
}
