//! Strategies of proptest: JSON texts from plausible to hostile, requests, replies.

pub mod replies;
pub mod requests;
pub mod text;
pub mod valid;

use std::env;

use proptest::test_runner::{Config, TestCaseResult, TestRunner};

use proptest::strategy::Strategy;

/// So many cases, or as many as the environment variable `PROPTEST_CASES` says.
#[must_use]
pub fn config(cases: u32) -> Config {
    let asked = env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(cases), failure_persistence: None, ..Config::default() }
}

/// Runs a test over values of a strategy.
///
/// # Panics
///
/// Where the test fails, with the smallest value that was found.
pub fn check<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> TestCaseResult) {
    if let Err(failure) = TestRunner::new(config(cases)).run(strategy, test) {
        panic!("{failure}");
    }
}
