//! How long the whole spec takes: `cargo bench -p binance-pay-diff`. The aim is 100 ms against itself.

#![expect(clippy::disallowed_macros, reason = "a bench prints its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use binance_pay_diff::{Model, compare};
use serde_json::Value;

const RUNS: usize = 30;

fn main() {
    let text = binance_pay_spec::model().unwrap_or_default();
    let read = |text: &str| Model::parse(text).unwrap_or_else(|error| panic!("{error}"));
    let old = read(text);
    let changed = everywhere_else(text);
    let new = read(&changed);
    let changes = compare(&old, &new).map(|report| report.changes().len());
    println!("{} bytes of model.json; median of {RUNS} runs", text.len());
    measure("read twice and compare with itself", || compare(&read(text), &read(text)));
    measure("compare with itself, read already", || compare(&old, &old));
    measure(&format!("compare with {changes:?} changes"), || compare(&old, &new));
}

fn measure<T>(what: &str, run: impl Fn() -> T) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begin = Instant::now();
            black_box(run());
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{:>9.2} ms  {what}", times[RUNS / 2].as_secs_f64() * 1e3);
}

/// The same model with other words in each of its documentations.
fn everywhere_else(text: &str) -> String {
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
    let mut value = serde_json::from_str(text).unwrap_or_default();
    change(&mut value);
    value.to_string()
}
