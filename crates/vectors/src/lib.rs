//! Conformance vectors for SDKs of the Binance Pay merchant API.
//!
//! A vector is one question with its answer: which bytes are signed, which rules a body breaks, what
//! a reply says, whether a webhook is genuine. The vectors are files of JSON, in any language's
//! reach; this package is what Rust programs need around them.
//!
//! # In scope
//!
//! - [`Set`]: reads the files and checks them against their manifest.
//! - [`judge`]: says whether an answer is what a vector expects.
//! - [`run`]: asks a program over the line protocol, and [`Report`] tells how it did.
//! - [`Ledger`]: the vectors that an implementation is known to fail.
//! - [`mod@reference`]: a small implementation of the protocol from the spec's model alone, with faults that
//!   can be seeded into it; [`kill`] counts how many of them the vectors find.
//!
//! # Out of scope
//!
//! The vectors themselves: they are in the repository, below `tests/vectors/`.

mod bytes;
mod error;
mod json;
mod judge;
mod kill;
mod ledger;
mod program;
pub mod reference;
mod report;
mod run;
mod set;
mod vector;

pub use bytes::{Members, hex, unhex};
pub use error::Error;
pub use json::Json;
pub use judge::{Answer, judge};
pub use kill::{Kill, kill};
pub use ledger::Ledger;
pub use report::{Case, Outcome, Report};
pub use run::{Options, run};
pub use set::{FileEntry, Manifest, Set};
pub use vector::{File, Kind, Vector};
