//! How long a page takes: `cargo bench -p binance-pay-docs`. The aim is 10 ms, and linear in pages and in
//! rows.

#![expect(clippy::disallowed_macros, reason = "a bench prints its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use binance_pay_docs::{check, compare, read};
use serde_json::Value;

const PAGE: &str = include_str!("../tests/suite/fixtures/contract-query.txt");

const RUNS: usize = 30;

/// How much longer than linear the largest may take: noise, and caches that are too small for it.
const SLACK: f64 = 2.0;

/// How long a page may take.
const BUDGET: Duration = Duration::from_millis(10);

fn main() {
    let model = binance_pay_spec::file("dist/model.json").unwrap_or_default();
    let model: Value = serde_json::from_str(model).unwrap_or_default();
    println!("a page of {} bytes; the best of {RUNS} runs", PAGE.len());
    let one = measure("read", || read(PAGE));
    let reading = read(PAGE);
    let checked = measure("check against the spec, read already", || check(&reading, &model));
    measure("compare with itself, read already", || compare(&reading, &reading));
    assert!(one + checked < BUDGET, "the budget is {BUDGET:?}");
    linear("pages", |times| {
        for _ in 0..times {
            black_box(read(PAGE));
        }
    });
    let pages = [1, 4, 16].map(enlarged);
    linear("rows", |times| {
        black_box(read(&pages[usize::from(times > 1) + usize::from(times > 4)]));
    });
}

/// Asserts that 4 and 16 times as much take as many times as long at most.
fn linear(of: &str, run: impl Fn(u32)) {
    let mut first = None;
    for times in [1, 4, 16] {
        let took = measure(&format!("read {times} times as many {of}"), || run(times));
        let took = took.as_secs_f64() / f64::from(times);
        let first = *first.get_or_insert(took);
        assert!(took < first * SLACK, "not linear");
    }
}

fn measure<T>(what: &str, run: impl Fn() -> T) -> Duration {
    let times = (0..RUNS).map(|_| {
        let begin = Instant::now();
        black_box(run());
        begin.elapsed()
    });
    // Whatever else the machine does makes a run longer, never shorter.
    let best = times.min().unwrap_or_default();
    println!("{:>9.3} ms  {what}", best.as_secs_f64() * 1e3);
    best
}

/// The page with so many times a hundred rows in its request's table.
fn enlarged(times: usize) -> String {
    let row = |at: usize| format!("field{at}xstringNmaximum length 32what the field {at} is for\n");
    let rows: String = (0..times * 100).map(row).collect();
    PAGE.replacen("contractIdlongN", &format!("{rows}contractIdlongN"), 1)
}
