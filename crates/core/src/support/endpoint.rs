//! Endpoints with their types erased.

use alloc::string::String;
use alloc::vec::Vec;

use serde::de::DeserializeOwned;

use crate::endpoint::{Endpoint, EndpointInfo, Facts};
use crate::error::Error;
use crate::limits::Limits;
use crate::reply::Reply;
use crate::support::encode::encode;
use crate::support::request::{advice_json, validate_json};
use crate::support::shape::{Kind, Object};
use crate::support::{Value, redact};
use crate::violation::{Violation, Violations};

/// The rule tables of an endpoint.
pub trait Described {
    const REQUEST: &'static Object;
    const RESPONSE: Kind;
    /// Whether a success may have no data. The type of the response is an `Option` then.
    const NO_DATA: bool = false;
    /// Whether the body of a success is the data itself.
    const NO_ENVELOPE: bool = false;
}

/// The functions of [`EndpointInfo`], for one endpoint each.
pub struct Erased {
    pub(crate) validate_json: fn(&[u8], &Limits) -> Result<(), Violations>,
    pub(crate) advice_json: fn(&[u8]) -> Vec<Violation>,
    pub(crate) canonical_json: fn(&[u8], &Limits) -> Result<Vec<u8>, Error>,
    pub(crate) decode_json: DecodeJson,
    pub(crate) redact_json: fn(&str) -> String,
    pub(crate) has_secrets: fn() -> bool,
}

type DecodeJson = fn(u16, &[u8], &Limits) -> Result<Reply<String>, Error>;

impl Erased {
    pub const fn new<E>() -> Self
    where
        E: Endpoint + Described,
        E::Request: DeserializeOwned,
        E::Response: DeserializeOwned + Value,
    {
        Self {
            validate_json: |body, limits| validate_json(E::REQUEST, body, limits),
            advice_json: |body| advice_json(E::REQUEST, body),
            canonical_json: canonical_json::<E>,
            decode_json: |status, body, limits| {
                let reply = E::decode_with(status, body, limits)?;
                let data = String::from(reply.data_json());
                Ok(reply.map(|_| data))
            },
            redact_json: |data| redact::redact(&E::RESPONSE, data),
            has_secrets: || E::RESPONSE.has_secret(),
        }
    }
}

fn canonical_json<E>(body: &[u8], limits: &Limits) -> Result<Vec<u8>, Error>
where
    E: Endpoint + Described,
    E::Request: DeserializeOwned,
{
    validate_json(E::REQUEST, body, limits).map_err(Error::Invalid)?;
    let request: E::Request = serde_json::from_slice(body)
        .map_err(|error| Error::Invalid(super::request::json_violation(&error).into()))?;
    Ok(encode(&request))
}

impl EndpointInfo {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(facts: Facts, erased: Erased) -> Self {
        Self { facts, erased }
    }
}
