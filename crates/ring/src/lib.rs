//! The cryptography that [`binance_pay`] leaves to its user, with the crate `ring`.
//!
//! # In scope
//!
//! - [`PublicKey`]: verifies the signatures of webhooks (RSA PKCS#1 v1.5 with SHA-256). Read from
//!   PEM or DER, strictly.
//! - [`key_set`]: from the certificates that the API hands out to the keys that a notification is
//!   verified with.
//! - [`Decryptor`]: opens what the API encrypts for one merchant, such as `payerDetail`
//!   (AES-256-GCM).
//!
//! # Out of scope
//!
//! Fetching and storing certificates: call the endpoint `certificate.query` and keep what it says.
//! Private keys: the API signs its webhooks, and nobody else has to.
//!
//! # The call sites
//!
//! A key, and a signature of it:
//!
//! ```
//! use binance_pay::verify_signature;
//! use binance_pay_ring::PublicKey;
//!
#![doc = concat!("# const PEM: &str = r\"", include_str!("../tests/keys/demo-2048.pem"), "\";")]
#![doc = concat!("# const SIGNATURE: &str = \"", include_str!("../tests/keys/demo-2048.signature"), "\";")]
//! let key = PublicKey::from_pem(PEM)?;
//! let body = br#"{"bizType":"PAY"}"#;
//! verify_signature("1611232922428", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA", body, SIGNATURE, &key)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! - `serial`: `certificate_serial`, the MD5 by which certificates seem to be named.
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

mod certificates;
mod decryptor;
mod key_policy;
mod public_key;
#[cfg(feature = "serial")]
mod serial;

pub use certificates::{InvalidCertificate, key_set};
pub use decryptor::{DecryptError, Decryptor, InvalidSecret};
pub use key_policy::KeyPolicy;
pub use public_key::{InvalidPublicKey, PublicKey};
#[cfg(feature = "serial")]
pub use serial::certificate_serial;
