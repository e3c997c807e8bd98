//! `docs/coverage.md`: the same numbers, checked in so that a change of them is seen.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use crate::commands::spec::coverage::{Counts, Coverage, Row};
use crate::model::Model;

const HEAD: &str = "\
<!-- Generated from spec/ by `UPDATE=1 cargo test -p binance-pay-cli --bin bpay coverage_is_fresh`; do not edit. -->

# Where the facts come from

What `bpay spec coverage` counts. *Docs* are members and enum values that the vendor's page has, *else* those that an
SDK, a live answer or another page tells of; `bpay show ID` says which. *Inferred* limits and other facts stand on no
page, *open* ones nobody has read, or not wholly. *Good* samples are read by a test, *bad* ones are no JSON, cut off, or
against the page's own table. Every contradiction of the documentation has a decision.

";

const COLUMNS: &str =
    "docs | else | docs | else | inferred | open | good | bad | codes | contradictions |";
const LINE: &str = "---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

fn page(coverage: &Coverage<'_>) -> String {
    let mut text = HEAD.to_owned();
    for (title, rows) in [("endpoint", &coverage.endpoints), ("webhook", &coverage.webhooks)] {
        // To a String, writing does not fail.
        let _ = writeln!(
            text,
            "| {title} | members: {}",
            COLUMNS.replacen("| docs", "| values: docs", 1)
        );
        let _ = writeln!(text, "|---|{LINE}");
        for Row { id, counts } in rows {
            let _ = writeln!(text, "| `{id}` |{}", cells(counts));
        }
        text.push('\n');
    }
    let _ = writeln!(text, "| all | members: {}", COLUMNS.replacen("| docs", "| values: docs", 1));
    let _ = writeln!(text, "|---|{LINE}");
    let _ = writeln!(
        text,
        "| {} endpoints, {} webhooks |{}",
        coverage.endpoints.len(),
        coverage.webhooks.len(),
        cells(&coverage.total)
    );
    let general = coverage.general;
    let _ = writeln!(
        text,
        "\nBeside these there are {} result codes, {} of them without a name because no page prints one, and {} \
         contradictions in what holds for all messages.",
        general.codes, general.unnamed_codes, general.contradictions
    );
    text
}

fn cells(counts: &Counts) -> String {
    let numbers = [
        counts.fields.documented,
        counts.fields.elsewhere,
        counts.values.documented,
        counts.values.elsewhere,
        counts.inferred,
        counts.unread,
        counts.samples.valid,
        counts.samples.invalid,
        counts.codes,
        counts.contradictions,
    ];
    numbers.iter().fold(String::new(), |mut text, number| {
        let _ = write!(text, " {number} |");
        text
    })
}

/// A package alone has no `docs/`, and nothing to compare.
#[test]
fn coverage_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if !root.join("Cargo.toml").exists() {
        return;
    }
    let path = root.join("docs/coverage.md");
    let model = Model::read().unwrap();
    let fresh = page(&Coverage::of(&model).unwrap());
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::create_dir_all(root.join("docs")).unwrap();
        fs::write(&path, &fresh).unwrap();
        return;
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let help = "run `UPDATE=1 cargo test -p binance-pay-cli --bin bpay coverage_is_fresh`";
    assert!(found == fresh, "docs/coverage.md is stale: {help}");
}
