//! What holds for every input, asked of inputs from plausible to hostile.
//!
//! `PROPTEST_CASES=10000 cargo test -p binance-pay-tests --test properties` looks longer.

mod agreement;
mod oracle;
mod panics;
mod paths;
mod round_trips;
mod rules;
mod signing;
