//! Every endpoint of the API with its types, so that a byte can choose one.

use std::str::FromStr;
use std::sync::LazyLock;

use binance_pay::{Endpoint, EndpointInfo, Error};
use serde::Serialize;

/// An endpoint, and what is asserted of its own types.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed {
    pub(super) info: &'static EndpointInfo,
    pub(super) encode: fn(&str),
    pub(super) decode: fn(&[u8]),
}

impl Typed {
    fn of<E>() -> Self
    where
        E: Endpoint,
        E::Request: FromStr<Err = Error>,
        E::Response: Serialize,
    {
        Self {
            info: E::INFO,
            encode: super::encode::agrees::<E>,
            decode: super::decode::agrees::<E>,
        }
    }
}

/// All endpoints of the API.
#[expect(deprecated, reason = "what is out of use is decoded all the same")]
pub(super) static ENDPOINTS: LazyLock<Vec<Typed>> =
    LazyLock::new(|| include!(concat!(env!("OUT_DIR"), "/endpoints.rs")).to_vec());
