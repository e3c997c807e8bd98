//! How many allocations each side of each case makes. A bench of its own, because an allocator that counts is slower.
//!
//! `tests/tests/allocations.rs` asserts the budgets; here all are listed, the peers' too.
#![expect(clippy::disallowed_macros, clippy::print_stdout, reason = "a bench prints its table")]

use std::io;

use allocation_counter::measure;
use binance_pay_benches::record::{self, Counts};
use binance_pay_benches::{Call, Case, cases};

fn main() -> io::Result<()> {
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(());
    }
    let counts: Vec<Counts> = cases::all().into_iter().flat_map(counts).collect();
    println!("allocations: {} rows counted, shown in the table of `budgets`", counts.len());
    record::keep("allocations", &counts)
}

fn counts(mut case: Case) -> Vec<Counts> {
    let ours = count(&mut case.ours);
    let counts = |other: &mut binance_pay_benches::Other| Counts {
        what: case.what.to_owned(),
        against: other.name.to_owned(),
        ours,
        theirs: count(&mut other.call),
    };
    case.others.iter_mut().map(counts).collect()
}

/// The second call: the first may set up what is kept.
fn count(call: &mut Call) -> u64 {
    call();
    measure(call).count_total
}
