//! The conformance vectors: fresh, well formed, and kept by our own implementation.

use binance_pay::{Endpoint, Error, Limits, Reply};
use serde::Serialize;

mod files;
mod ours;
mod reference;

type Read = fn(u16, &[u8], &Limits) -> Result<Reply<String>, Error>;

/// An endpoint as the build script lists them: its id, and a reader with its own types.
struct Typed {
    id: &'static str,
    read: Read,
}

impl Typed {
    fn of<E: Endpoint>() -> Self
    where
        E::Response: Serialize,
    {
        Self { id: E::INFO.id(), read: typed::<E> }
    }
}

/// Reads a reply with the types of an endpoint, and writes its data as JSON.
fn typed<E: Endpoint>(status: u16, body: &[u8], limits: &Limits) -> Result<Reply<String>, Error>
where
    E::Response: Serialize,
{
    let reply = E::decode_with(status, body, limits)?;
    let json = serde_json::to_string(&reply.data).unwrap();
    Ok(reply.map(|_| json))
}

#[expect(deprecated, reason = "deprecated endpoints are read too")]
fn decode(id: &str, status: u16, body: &[u8], limits: &Limits) -> Result<Reply<String>, Error> {
    let all = include!(concat!(env!("OUT_DIR"), "/endpoints.rs"));
    let endpoint = all.iter().find(|endpoint| endpoint.id == id).expect("an endpoint of the spec");
    (endpoint.read)(status, body, limits)
}
