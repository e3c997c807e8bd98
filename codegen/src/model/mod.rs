//! The resolved API: plain data, every name resolved and every check passed.
//!
//! It knows neither YAML nor Rust, and its JSON form is `spec/dist/model.json`. Whoever emits from
//! it may rely on what resolving has checked: each reference leads somewhere, limits are sane,
//! rules name fields that exist, samples fit.

mod api;
mod decimal;
mod definitions;
mod json;
mod protocol;
mod quotes;
mod resolve;
mod result_code;
mod sample;
mod types;
mod webhook;

pub use api::{
    Api, Contradiction, Deviation, Endpoint, EnumValue, Field, Object, OpenEnum, Sample, Source,
};
pub use definitions::Definitions;
pub use protocol::{
    Acknowledgement, Decryption, Envelope, Header, Headers, Limits, NonceRule, OtherShape,
    Protocol, Retries, Signing, WebhookRules,
};
pub use quotes::{Binding, Quote, Quotes};
pub use resolve::resolve;
pub use result_code::ResultCode;
pub use types::{Condition, Fact, Rule, Type};
pub use webhook::Webhook;

pub use crate::words::{
    Audience, Charset, EMOJI, EnumBase, EnvelopeForm, IntegerFormat, ObjectWire, Predicate, Repeat,
    Retry, SampleOf, TextFormat, Wire,
};
