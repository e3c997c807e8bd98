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
//! Private keys: the API signs its webhooks, and nobody else has to. Other libraries: `ring` is C and
//! assembly beside Rust; where that does not build, implement
//! [`VerifySignature`](binance_pay::VerifySignature) with another one, a closure will do.
//!
//! # The call sites
//!
//! From certificates to keys, and from a request of HTTP to what it tells:
//!
//! ```
//! use std::time::Duration;
//!
//! use binance_pay::{Acceptance, Notification, Timestamp};
//! use binance_pay_ring::{KeyPolicy, key_set_from_pairs};
//!
#![doc = concat!("# const PEM: &str = r\"", include_str!("../tests/keys/demo-2048.pem"), "\";")]
#![doc = concat!("# const SIGNATURE: &str = \"", include_str!("../tests/keys/demo-2048.signature"), "\";")]
//! # let headers = [
//! #     ("BinancePay-Timestamp", "1611232922428"),
//! #     ("BinancePay-Nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
//! #     ("BinancePay-Certificate-SN", "1FAA1632AD1E"),
//! #     ("BinancePay-Signature", SIGNATURE),
//! # ];
//! # let raw_body = br#"{"bizType":"PAY"}"#;
//! # let now = Timestamp::from_millis(1_611_232_922_999)?;
//! // Of the reply of `certificate.query`, take `key_set(&reply.data, policy)`.
//! let keys = key_set_from_pairs([("1FAA1632AD1E", PEM)], KeyPolicy::default())?;
//!
//! let notice = Notification::from_parts(headers, raw_body)?;
//! let window = Duration::from_secs(300);
//! let notice = notice.verify(&keys, Acceptance { now, window })?;
//! // Genuine. Here a body that lacks what a payment has:
//! assert_eq!(notice.event().unwrap_err().biz_type(), Some("PAY"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The signature alone, over any texts:
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
//! What is encrypted for a merchant: see [`Decryptor`].
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

pub use certificates::{InvalidCertificate, key_set, key_set_from_pairs};
pub use decryptor::{DecryptError, Decryptor, InvalidSecret};
pub use key_policy::KeyPolicy;
pub use public_key::{InvalidPublicKey, PublicKey};
#[cfg(feature = "serial")]
pub use serial::certificate_serial;
