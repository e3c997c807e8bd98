//! `docs/PERFORMANCE.md`, its plots and what the README says of speed, against the figures that the benches left in
//! `docs/performance/*.json`. Nothing is measured here: time is never asserted.

use std::env;
use std::error::Error;
use std::fs;

use binance_pay_tests::workspace;

use crate::figures::Figures;

mod figures;
mod page;
mod plot;
mod svg;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The budgets, written once more: what, against what, the limit.
const BUDGETS: &[(&str, &str, f64)] = &[
    ("sign 59 B", "SHA-512 compressions", 1.15),
    ("query to signed headers, 59 B", "compressions + memcpy", 1.25),
    ("decode a contract, 326 B", "derived serde, no checks", 1.5),
    ("decode a contract, 326 B", "typify, with constraints", 1.5),
    ("decode 1 record", "derived serde, no checks", 1.5),
    ("decode 10 records", "derived serde, no checks", 1.5),
    ("decode 1000 records", "derived serde, no checks", 1.5),
];

#[test]
fn every_budget_is_in_the_table() -> Result<()> {
    let figures = Figures::read()?;
    let budgets: Vec<(&str, &str, f64)> = figures
        .budgets
        .rows
        .iter()
        .filter_map(|row| Some((&*row.what, &*row.against, row.at_most.or(row.at_least)?)))
        .collect();
    assert_eq!(budgets, BUDGETS);
    Ok(())
}

#[test]
fn all_figures_are_of_the_same_calls() -> Result<()> {
    let figures = Figures::read()?;
    let rows: Vec<_> = figures.budgets.rows.iter().map(|row| (&row.what, &row.against)).collect();
    for counts in [&figures.allocations, &figures.instructions.rows] {
        let counted: Vec<_> = counts.iter().map(|row| (&row.what, &row.against)).collect();
        assert_eq!(counted, rows);
    }
    Ok(())
}

/// From 100 units on, ten times the size takes at most ten times the instructions, and five percent.
#[test]
fn cost_is_linear() -> Result<()> {
    let figures = Figures::read()?;
    let growth = &figures.instructions.growth;
    let names: Vec<_> = figures.budgets.growth.iter().map(|series| &series.what).collect();
    let series: Vec<_> = growth.chunk_by(|left, right| left.what == right.what).collect();
    assert_eq!(series.iter().map(|sizes| &sizes[0].what).collect::<Vec<_>>(), names);
    for pair in series.iter().flat_map(|sizes| sizes.windows(2)) {
        let [small, large] = pair else { continue };
        if small.size < 100 {
            continue;
        }
        let times = f64::from(large.size) / f64::from(small.size);
        // A text with more bytes than it may have members is counted too: one pass more, of 8 percent.
        assert!(
            large.count as f64 <= small.count as f64 * times * 1.1,
            "{}: {} instructions at {}, {} at {}",
            small.what,
            small.count,
            small.size,
            large.count,
            large.size,
        );
    }
    Ok(())
}

/// And what is kept needs no excuse.
#[test]
fn a_missed_budget_is_explained() -> Result<()> {
    let text = fs::read_to_string(workspace::root().join("docs/PERFORMANCE.md"))?;
    let (_, rest) = text.split_once("<!-- reasons -->\n").ok_or("no place for reasons")?;
    let (reasons, _) = rest.split_once("<!-- end of reasons -->").ok_or("reasons have no end")?;
    let missed = page::missed(&Figures::read()?)?;
    for begin in &missed {
        assert!(reasons.contains(begin), "docs/PERFORMANCE.md has no line that begins `{begin}`");
    }
    let given = reasons.lines().filter(|line| line.starts_with("- "));
    let idle: Vec<&str> =
        given.filter(|line| !missed.iter().any(|begin| line.starts_with(begin.as_str()))).collect();
    assert!(idle.is_empty(), "not missed any more: {idle:?}");
    Ok(())
}

#[test]
fn the_pages_are_made_of_the_figures() -> Result<()> {
    let figures = Figures::read()?;
    fresh("docs/performance/peers.svg", |_| Ok(plot::peers(&figures)))?;
    fresh("docs/performance/growth.svg", |_| Ok(plot::growth(&figures)))?;
    let pages = [
        ("docs/PERFORMANCE.md", page::performance(&figures)?),
        ("README.md", page::readme(&figures)?),
    ];
    for (path, blocks) in pages {
        fresh(path, |text| blocks.iter().try_fold(text, |text, block| block.put_into(&text)))?;
    }
    Ok(())
}

/// Compares a file with what it should be, or rewrites it with `UPDATE=1`.
fn fresh(path: &str, make: impl FnOnce(String) -> Result<String>) -> Result<()> {
    let file = workspace::root().join(path);
    let found = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    let expected = make(found.clone())?;
    if env::var_os("UPDATE").is_some_and(|value| value == "1") {
        return Ok(fs::write(file, expected)?);
    }
    if found == expected {
        return Ok(());
    }
    let command = "UPDATE=1 cargo test -p binance-pay-tests --test performance";
    Err(format!("{path} is not what docs/performance/*.json say: run `{command}`").into())
}
