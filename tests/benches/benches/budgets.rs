//! The speed budgets, as ratios of one run: `cargo bench -p binance-pay-benches`.
//!
//! All sides of a case run in turns, so that a machine that slows down slows all, and the quickest turn of each
//! counts. Nothing here is asserted: a loaded machine is no bug.
#![expect(clippy::disallowed_macros, clippy::print_stdout, reason = "a bench prints its table")]

use std::error::Error;
use std::time::Duration;
use std::{env, fs, io};

use binance_pay_benches::record::{self, Counts, Run};
use binance_pay_benches::table::{Figures, Growth, Row};
use binance_pay_benches::{Call, Case, cases, growth, measure};

/// How long a case is measured, all of its sides together.
const WHOLE: Duration = Duration::from_secs(4);
/// How often its sides take turns, should that take longer.
const LEAST_TURNS: u32 = 25;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        // `cargo test --benches`: building is all that it asks for.
        [.., "--test"] | ["--test", ..] => {}
        ["--count"] => count(),
        _ => measure_all()?,
    }
    Ok(())
}

/// Every call once, for `.ci/instructions`, which counts what happens inside of `once`. Prints a line for each.
fn count() {
    for mut case in cases::all() {
        twice(&mut case.ours);
        println!("{}\tours", case.what);
        for other in &mut case.others {
            twice(&mut other.call);
            println!("{}\t{}", case.what, other.name);
        }
    }
    for series in growth::all() {
        for &size in series.sizes {
            twice(&mut series.call(size));
            println!("{}\t{size}\tsize", series.what);
        }
    }
}

/// The first call may set up what is kept: the second counts.
fn twice(call: &mut Call) {
    call();
    once(call);
}

#[inline(never)]
fn once(call: &mut Call) {
    call();
}

fn measure_all() -> Result<(), Box<dyn Error>> {
    let counts = counts()?;
    println!("\n{}", Row::HEAD);
    let mut figures = Figures { run: Run::this(), rows: Vec::new(), growth: Vec::new() };
    for case in cases::all() {
        for row in rows(case) {
            println!("{}", row.with(&counts));
            figures.rows.push(row);
        }
    }
    println!();
    for series in growth::all() {
        let series = grow(&series);
        println!("{series}");
        figures.growth.push(series);
    }
    Ok(record::keep("budgets", &figures)?)
}

fn rows(mut case: Case) -> Vec<Row> {
    let mut sides: Vec<&mut Call> = vec![&mut case.ours];
    sides.extend(case.others.iter_mut().map(|other| &mut other.call));
    let times = measure::quickest(&mut sides, WHOLE, LEAST_TURNS);
    let (ours, theirs) = times.split_first().expect("ours is a side");
    let mut allocations = case.allocations;
    let row = |(other, theirs): (&binance_pay_benches::Other, &f64)| Row {
        ours: *ours,
        theirs: *theirs,
        // The budget is ours alone, whatever the peer: it is said once.
        allocations: allocations.take(),
        ..Row::new(case.what, other.name, other.budget)
    };
    case.others.iter().zip(theirs).map(row).collect()
}

fn grow(series: &growth::Series) -> Growth {
    let mut calls: Vec<Call> = series.sizes.iter().map(|&size| series.call(size)).collect();
    let times = measure::quickest(&mut calls.iter_mut().collect::<Vec<_>>(), WHOLE, LEAST_TURNS);
    let points = series.sizes.iter().copied().zip(times).collect();
    Growth { what: series.what, unit: series.unit, points }
}

/// What the bench `allocations` has counted, which `cargo bench` runs before this one.
fn counts() -> Result<Vec<Counts>, Box<dyn Error>> {
    match fs::read_to_string(record::scratch("allocations")) {
        Ok(text) => Ok(serde_json::from_str(&text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}
