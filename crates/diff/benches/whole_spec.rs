//! How long the whole spec takes: `cargo bench -p binance-pay-diff`. The aim is 100 ms against itself.

#![expect(clippy::disallowed_macros, reason = "a bench prints its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use binance_pay_diff::{Model, compare};
use serde_json::Value;

const RUNS: usize = 30;

/// How much longer than linear the largest may take: noise, and caches that are too small for it.
const SLACK: f64 = 2.0;

/// How long the spec against itself may take.
const BUDGET: Duration = Duration::from_millis(100);

fn main() {
    let text = binance_pay_spec::model().unwrap_or_default();
    let read = |text: &str| Model::parse(text).unwrap_or_else(|error| panic!("{error}"));
    println!("{} bytes of model.json; median of {RUNS} runs", text.len());
    let itself =
        measure("read twice and compare with itself", || compare(&read(text), &read(text)));
    assert!(itself < BUDGET, "the budget is {BUDGET:?}");
    let old = read(text);
    measure("compare with itself, read already", || compare(&old, &old));

    let mut first = None;
    for times in [1, 2, 4, 8] {
        let old = enlarged(text, times);
        let (old, new) = (read(&old.to_string()), read(&everywhere_else(old).to_string()));
        let changes = compare(&old, &new).map_or(0, |report| report.changes().len());
        let what = format!("compare {times} times as many endpoints, {changes} changes");
        let took = measure(&what, || compare(&old, &new)).as_secs_f64() / f64::from(times);
        let first = *first.get_or_insert(took);
        assert!(took < first * SLACK, "not linear");
    }
}

fn measure<T>(what: &str, run: impl Fn() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begin = Instant::now();
            black_box(run());
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{:>9.2} ms  {what}", times[RUNS / 2].as_secs_f64() * 1e3);
    times[RUNS / 2]
}

/// The model with each of its endpoints so many times.
fn enlarged(text: &str, times: u32) -> Value {
    let mut model: Value = serde_json::from_str(text).unwrap_or_default();
    let endpoints = model["endpoints"].as_array().cloned().unwrap_or_default();
    let copies = (0..times).flat_map(|number| {
        endpoints.iter().cloned().map(move |mut endpoint| {
            endpoint["id"] = format!("{}.{number}", endpoint["id"]).into();
            endpoint
        })
    });
    model["endpoints"] = copies.collect();
    model
}

/// The same model with other words in each of its documentations.
fn everywhere_else(mut model: Value) -> Value {
    fn change(value: &mut Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    match member {
                        Value::String(words) if name == "doc" => words.push('!'),
                        _ => change(member),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(change),
            _ => {}
        }
    }
    change(&mut model);
    model
}
