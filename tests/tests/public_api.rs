//! The public API of the libraries that users depend on, one item a line, against the listing in `public-api/`.
//!
//! The listing is made from what rustdoc says, so it holds re-exports, derived implementations and what macros make.
//! The modules of endpoints and webhooks are left out: their source is generated and checked in, and is reviewed as such.
//! That form of rustdoc's output is not stable: the crate that reads it fits the toolchain that CI runs, and with another
//! toolchain nothing is compared, which is said on stderr.

use std::collections::HashSet;
use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use binance_pay::ENDPOINTS;
use public_api::PublicItem;

/// `rust-version` of the workspace is the toolchain that CI runs.
const TOOLCHAIN: &str = env!("CARGO_PKG_RUST_VERSION");

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[test]
fn core() {
    compare("binance-pay").unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn ring() {
    compare("binance-pay-ring").unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn os() {
    compare("binance-pay-os").unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn diagnose() {
    compare("binance-pay-diagnose").unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn vectors() {
    compare("binance-pay-vectors").unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn diff() {
    compare("binance-pay-diff").unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn docs() {
    compare("binance-pay-docs").unwrap_or_else(|error| panic!("{error}"));
}

fn compare(package: &str) -> Result<()> {
    let rustc = text_of(Command::new("rustc").arg("--version"))?;
    if !rustc.starts_with(&format!("rustc {TOOLCHAIN}.")) {
        writeln!(
            io::stderr(),
            "public API of {package} not compared: that needs rustc {TOOLCHAIN}, this is {rustc}"
        )?;
        return Ok(());
    }
    let actual = listing(package)?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public-api/{package}.txt"));
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        return Ok(fs::write(path, actual)?);
    }
    let listed = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if listed == actual {
        return Ok(());
    }
    Err(format!(
        "tests/public-api/{package}.txt, {}\n\
         A line that is gone or changed breaks users. Where that is meant, say it in CHANGELOG.md and run\n    \
         UPDATE=1 cargo test -p binance-pay-tests --test public_api",
        first_difference(&listed, &actual)
    )
    .into())
}

fn first_difference(listed: &str, actual: &str) -> String {
    let same =
        listed.lines().zip(actual.lines()).take_while(|(listed, actual)| listed == actual).count();
    let [listed, actual] =
        [listed, actual].map(|text| text.lines().nth(same).unwrap_or("(nothing)"));
    format!("line {}:\n  listed:      {listed}\n  in the code: {actual}", same + 1)
}

/// Every public item with all features, one a line. Left out is what a line before it implies: the
/// implementations that come to every type by themselves, and the methods of traits from outside.
fn listing(package: &str) -> Result<String> {
    let api = public_api::Builder::from_rustdoc_json(rustdoc_json(package)?)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .sorted(true)
        .build()?;
    let ours = format!(" {}::", crate_name(package));
    let outside = |line: &str| {
        let implemented = line.split_once(" for ").filter(|_| line.starts_with("impl"));
        implemented.is_some_and(|(name, _)| !name.contains(&ours))
    };
    let implied: HashSet<_> =
        api.items().filter(|item| outside(&item.to_string())).map(PublicItem::id).collect();
    let generated = generated_modules();
    let is_listed = |item: &&PublicItem| {
        let line = item.to_string();
        let is_implied = line.starts_with("pub fn ")
            && item.parent_id().is_some_and(|parent| implied.contains(&parent));
        !is_implied && !generated.iter().any(|module| is_inside(&line, module))
    };
    Ok(api.items().filter(is_listed).map(|item| format!("{item}\n")).collect())
}

/// `binance_pay::direct_debit` and its like.
fn generated_modules() -> HashSet<String> {
    let group = |id: &str| id.split('.').next().unwrap_or_default().replace('-', "_");
    let endpoints = ENDPOINTS.iter().map(|info| format!("binance_pay::{}", group(info.id())));
    endpoints.chain(["binance_pay::webhook".to_owned()]).collect()
}

fn is_inside(line: &str, module: &str) -> bool {
    let mut rest = line;
    while let Some(at) = rest.find(module) {
        rest = &rest[at + module.len()..];
        if !rest.starts_with(|one: char| one.is_ascii_alphanumeric() || one == '_') {
            return true;
        }
    }
    false
}

/// A target folder of its own: `cargo test` holds the lock of the usual one while it compiles.
fn rustdoc_json(package: &str) -> Result<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("public-api");
    let name = crate_name(package);
    text_of(
        Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("RUSTC_BOOTSTRAP", &name)
            .env_remove("RUSTDOCFLAGS")
            .args(["rustdoc", "--quiet", "--lib", "--all-features", "--package", package])
            .arg("--target-dir")
            .arg(&target)
            .args(["--", "-Z", "unstable-options", "--output-format", "json"]),
    )?;
    Ok(target.join("doc").join(name).with_extension("json"))
}

fn crate_name(package: &str) -> String {
    package.replace('-', "_")
}

fn text_of(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if !output.status.success() {
        return Err(
            format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)).into()
        );
    }
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}
