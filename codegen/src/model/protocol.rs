//! What holds for every endpoint.

use serde::Serialize;

use crate::model::{Charset, Contradiction, Fact, Object};

/// Hosts, headers, signing, limits.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Protocol {
    /// Scheme and host, without a slash at the end.
    pub base_url: String,
    /// What every path begins with.
    pub path_prefix: String,
    /// The media type of requests and replies.
    pub content_type: String,
    /// The headers that a signed request carries.
    pub request_headers: RequestHeaders,
    /// The form of a nonce.
    pub nonce: NonceRule,
    /// How far, in milliseconds, a request's timestamp may be from the server's clock.
    pub window: Fact<u64>,
    /// The members of a reply's envelope, as one object.
    pub envelope: Object,
    /// The codes that mean success, sorted.
    pub success_codes: Vec<String>,
    /// Default limits.
    pub limits: Limits,
    /// Where the common pages contradict themselves, and what was decided.
    pub contradictions: Vec<Contradiction>,
    /// Its file, relative to the spec folder.
    pub file: String,
}

/// The headers that a signed request carries beside the content type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestHeaders {
    /// The time of sending.
    pub timestamp: Header,
    /// The random text.
    pub nonce: Header,
    /// The API key.
    pub certificate_sn: Header,
    /// The signature.
    pub signature: Header,
}

/// One header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// Its name as printed.
    pub name: String,
    /// What it carries.
    pub doc: String,
}

/// The form of a nonce.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NonceRule {
    /// How many characters it has.
    pub length: u32,
    /// Which characters.
    pub charset: Charset,
}

/// Default limits of the reader and the writer. None of them is the vendor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// The most bytes of a request's body.
    pub request_bytes: Fact<u64>,
    /// The most bytes of a reply's body.
    pub reply_bytes: Fact<u64>,
    /// The deepest nesting.
    pub depth: Fact<u32>,
    /// The most members and items, all together.
    pub members: Fact<u64>,
}
