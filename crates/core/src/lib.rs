//! The protocol of the Binance Pay merchant API, without transport, clock or randomness.
//!
//! # In scope
//!
//! - Signing requests ([`Signer`]: HMAC-SHA512 over timestamp, nonce and body).
//! - Encoding and validating requests: every documented length, character, range and cross-field
//!   rule, all violations in one pass ([`Violations`]).
//! - Decoding replies into four outcomes ([`Reply`], [`Error`]), losing nothing: unknown values,
//!   unknown members, digits beyond any float.
//! - Verifying webhooks ([`Notification`]) and reading them ([`Event`]): any library of RSA is a
//!   closure away ([`VerifySignature`]), or take the crate `binance-pay-ring`.
//! - The facts: every endpoint ([`ENDPOINTS`]), every webhook ([`WEBHOOKS`]), every result code with
//!   its remedy ([`ResultCode`]).
//!
//! # Out of scope
//!
//! Sending: take any HTTP client. Reading the clock and making nonces: they are arguments, and the
//! crate `binance-pay-os` has them. Arithmetic with money: take [`Decimal::checked_to_units`] or the
//! feature `rust_decimal`.
//!
//! # The call sites
//!
//! Prepare once, sign every request:
//!
//! ```
//! use binance_pay::direct_debit::contract::query::ContractQuery;
//! use binance_pay::{Nonce, Signer, Stamp, Timestamp};
//!
//! # let (api_key, secret_key) = ("demo-api-key", "demo-secret-key");
//! # let timestamp = Timestamp::from_millis(1_611_232_922_428)?;
//! # let nonce = Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA")?;
//! let signer = Signer::new(api_key, secret_key)?; // Debug prints [redacted]
//! let query = ContractQuery::by_merchant_contract_code("c0ecfb465e454560a5d8e307bbc407c5");
//! let request = signer.sign(&query, Stamp { timestamp, nonce })?;
//! // method(), path(), headers() and body(): send them with anything.
//! assert_eq!(request.method(), "POST");
//! assert!(request.headers().any(|(name, _)| name == "BinancePay-Signature"));
//! # Ok::<(), binance_pay::Error>(())
//! ```
//!
//! Read what comes back:
//!
//! ```
//! use binance_pay::Endpoint;
//! use binance_pay::direct_debit::contract::query::{ContractStatus, Query};
//!
//! let http_status = 200;
//! let body = br#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"CONTRACT_SIGNED",
//!     "merchantContractCode":"c0ecfb465e454560a5d8e307bbc407c5","serviceName":"Demo",
//!     "singleUpperLimit":"30","currency":"USDT"}}"#;
//! let reply = Query::decode(http_status, body)?;
//! assert_eq!(reply.data.biz_status, ContractStatus::ContractSigned);
//! assert!(reply.deviations.is_empty());
//! # Ok::<(), binance_pay::Error>(())
//! ```
//!
//! Take a webhook, which is read as JSON only once it is known to be genuine and fresh:
//!
//! ```
//! use std::time::Duration;
//!
//! use binance_pay::{Acceptance, Acknowledgement, Event, KeySet, Notification, Timestamp};
//!
//! # let headers = [
//! #     ("BinancePay-Timestamp", "1611232922428"),
//! #     ("BinancePay-Nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
//! #     ("BinancePay-Certificate-SN", "1FAA1632AD1E0C9FCE84DD9B8757F471"),
//! #     ("BinancePay-Signature", "ZGVtbw=="),
//! # ];
//! # let keys: KeySet<_> = [("1FAA1632AD1E0C9FCE84DD9B8757F471", |_: &[u8], _: &[u8]| true)]
//! #     .into_iter()
//! #     .collect();
//! # let now = Timestamp::from_millis(1_611_232_922_428)?;
//! let raw_body = br#"{"bizType":"PAY","bizId":29383937493038367292,"bizStatus":"PAY_SUCCESS",
//!     "data":"{\"merchantTradeNo\":\"9825382937292\",\"totalFee\":0.88,\"currency\":\"USDT\"}"}"#;
//! let window = Duration::from_secs(300);
//!
//! let notice = Notification::from_parts(headers, raw_body)?; // any case of names
//! let event = notice.verify(&keys, Acceptance { now, window })?.event()?;
//! let Event::Pay(pay) = event.event else { panic!() };
//! assert_eq!(pay.data.merchant_trade_no, "9825382937292");
//! assert_eq!(pay.biz_id.as_str(), "29383937493038367292"); // beyond 64 bits
//! let answer = Acknowledgement::success().body(); // with HTTP status 200
//! # assert!(!answer.is_empty());
//! # Ok::<(), binance_pay::Error>(())
//! ```
//!
//! Choose an endpoint at run time:
//!
//! ```
//! use binance_pay::EndpointInfo;
//!
//! let info = EndpointInfo::by_id("service-provider.record.query").unwrap();
//! let violations = info.validate_json(br#"{"page":1,"rows":11}"#).unwrap_err();
//! assert_eq!(violations.to_string(), "/rows: 11 is above the maximum of 10 (400102)");
//! ```
//!
//! # Features
//!
//! All are additive, and none changes what another does.
//!
//! - `std` (default): links the standard library. Without it the crate needs `alloc` only.
//! - `http`: `From<SignedRequest> for http::Request<Vec<u8>>`.
//! - `rust_decimal`: exact conversions between [`Decimal`] and `rust_decimal::Decimal`.
#![no_std]
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

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod clock_offset;
mod decimal;
mod decode;
mod endpoint;
mod envelope;
mod error;
mod failure;
#[rustfmt::skip]
#[allow(clippy::doc_markdown, reason = "names in the prose of the spec are no code")]
mod generated;
mod id;
mod limits;
mod nonce;
mod number;
mod reply;
mod result_code_ext;
mod retry;
mod rule;
mod secret;
mod signature;
mod signed_request;
mod signer;
mod small_text;
mod stamp;
#[doc(hidden)]
#[allow(
    missing_docs,
    missing_debug_implementations,
    clippy::must_use_candidate,
    reason = "hidden: generated code is its only caller"
)]
pub mod support;
mod timestamp;
mod violation;
pub mod webhook;

pub use clock_offset::{ClockOffset, InvalidDate};
pub use decimal::Decimal;
pub use endpoint::{Endpoint, EndpointInfo, Request};
pub use error::Error;
pub use failure::{ApiError, BodyError, DataError};
pub use generated::protocol::BASE_URL;
pub use generated::*;
pub use id::Id;
pub use limits::Limits;
pub use nonce::{InvalidNonce, Nonce};
pub use number::InvalidNumber;
pub use reply::Reply;
pub use result_code_ext::ResultCode;
pub use retry::{Repeat, Retry};
pub use rule::{Limit, Rule};
pub use secret::Secret;
pub use signature::Signature;
pub use signed_request::SignedRequest;
pub use signer::{InvalidKey, Signer};
pub use stamp::Stamp;
pub use timestamp::{InvalidTimestamp, Timestamp};
pub use violation::{Violation, Violations};
pub use webhook::acceptance::{Acceptance, WindowError};
pub use webhook::acknowledgement::Acknowledgement;
pub use webhook::error::{EventError, WebhookError};
pub use webhook::headers::{HeaderError, HeaderProblem};
pub use webhook::info::{Webhook, WebhookInfo};
pub use webhook::key_set::KeySet;
pub use webhook::notification::{Notification, Unverified, Verified};
pub use webhook::received::{Received, UnknownEvent};
pub use webhook::replay_key::ReplayKey;
pub use webhook::signature::{SignatureError, VerifySignature, verify_signature};
