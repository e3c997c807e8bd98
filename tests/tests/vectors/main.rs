//! The conformance vectors: fresh, well formed, and kept by our own implementation.

use binance_pay::{Endpoint, Error, Limits, Reply};
use serde::Serialize;

mod files;
mod ours;
mod reference;

include!(concat!(env!("OUT_DIR"), "/decode.rs"));

/// Reads a reply with the types of an endpoint, and writes its data as JSON.
fn typed<E: Endpoint>(status: u16, body: &[u8], limits: &Limits) -> Result<Reply<String>, Error>
where
    E::Response: Serialize,
{
    let reply = E::decode_with(status, body, limits)?;
    let json = serde_json::to_string(&reply.data).unwrap();
    Ok(reply.map(|_| json))
}
