//! Generates Rust types, validators and exports from the Binance Pay spec.

pub mod emit;
pub mod errors;
pub mod files;
pub mod model;
pub mod names;
mod words;

pub use errors::{Error, Errors};
pub use files::File;
