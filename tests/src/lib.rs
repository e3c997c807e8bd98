//! What the tests of the suite share.
//!
//! The suite talks to the libraries through their public API, and compares JSON by its exact text:
//! [`Json`] keeps every digit and the order of members, and knows neither the spec nor the core.

pub mod difference;
pub mod fuzz;
pub mod golden;
pub mod hidden;
pub mod public_api;
pub mod remarks;
pub mod samples;
pub mod scratch;
pub mod strategies;
pub mod vectors;
pub mod webhook_samples;
pub mod workspace;

pub use binance_pay_vectors::Json;
pub use difference::difference;
