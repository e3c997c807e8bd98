//! Why is my Binance Pay signature wrong?
//!
//! `INVALID_SIGNATURE` (400002) says that something is wrong and not what. This library tries out
//! the usual mistakes, seen in real clients: lower-case digits, a missing line feed, a body that was
//! laid out anew, a secret with a line end. What leads to exactly the signature that was given was
//! the mistake; two that were made at once are found too.
//!
//! # In scope
//!
//! - [`diagnose_request`]: an HMAC-SHA512 with the secret.
//! - [`diagnose_webhook`]: an RSA signature, verified by anything that implements
//!   [`VerifySignature`](binance_pay::VerifySignature), such as `binance_pay_ring::PublicKey`.
//! - [`Cause`]: the catalogue, each with a permanent id and a remedy.
//! - [`Note`]: what is odd about the input, told even where nothing explains the signature.
//!
//! # Out of scope
//!
//! Whether a request is valid or a webhook recent: [`binance_pay`] says so. Guessing a secret: only
//! forms of the one that is given are tried.
//!
//! # What it costs
//!
//! First no mistake is assumed, then one, then each pair of mistakes with different subjects. At most
//! [`MAX_TRIALS`] signatures are computed, over at most [`MAX_BYTES`] bytes. A collision of SHA-512
//! aside, a mistake that is named is what happened, or cannot be told from it.
//!
//! Secrets are held in memory that is overwritten, and no result has one: a [`Payload`] is what the
//! caller gave, in another form.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stderr,
        clippy::print_stdout,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod body;
mod cause;
mod change;
mod diagnosis;
mod key;
mod message;
mod note;
mod proof;
mod reading;
mod request;
mod search;
mod signed;
mod text;
mod webhook;

pub use cause::Cause;
pub use diagnosis::{Diagnosis, Difference, Finding, Payload, Step, Verdict, visible};
pub use note::{About, Note};
pub use request::diagnose_request;
pub use search::{MAX_BYTES, MAX_TRIALS};
pub use signed::Signed;
pub use webhook::{Certificate, diagnose_webhook};
