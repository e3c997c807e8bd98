//! The file of what holds for every call.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::spec::contradiction::Contradiction;
use crate::spec::fields::Field;
use crate::spec::located::{At, Fact};
use crate::words::Charset;

/// What holds for every call of the Binance Pay merchant API.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Protocol {
    /// What this file is about.
    pub doc: At<String>,
    /// Scheme and host, without a slash at the end.
    pub base_url: At<String>,
    /// What every path begins with.
    pub path_prefix: At<String>,
    /// The media type of requests and replies.
    pub content_type: At<String>,
    /// The headers that a signed request carries.
    pub request_headers: Headers,
    /// The form of a nonce.
    pub nonce: Nonce,
    /// The form of a timestamp.
    pub timestamp: Timestamp,
    /// How many milliseconds a timestamp may be away from the server's clock.
    pub window: At<Fact<u64>>,
    /// How a request is signed.
    pub signing: Signing,
    /// The outer object of a reply, without `data`, which each endpoint describes.
    pub envelope: Envelope,
    /// The codes that mean success, quoted.
    pub success_codes: Vec<At<String>>,
    /// Replies of another form that were really seen.
    #[serde(default)]
    pub other_shapes: Vec<At<OtherShape>>,
    /// Default limits of the reader and the writer.
    pub limits: SizeLimits,
    /// What holds for every webhook.
    pub webhook: Webhook,
    /// Remarks on the data types of all pages.
    #[serde(default)]
    pub data_types: Vec<At<String>>,
    /// Where the common pages contradict each other.
    #[serde(default)]
    pub contradictions: Vec<At<Contradiction>>,
}

/// The headers of a signed message.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Headers {
    /// The time of sending.
    pub timestamp: Header,
    /// The random text.
    pub nonce: Header,
    /// The API key, or in a webhook the fingerprint of the key.
    pub certificate_sn: Header,
    /// The signature.
    pub signature: Header,
}

/// One header.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Header {
    /// Its name as printed.
    pub name: At<String>,
    /// What it carries, in our words.
    pub doc: At<String>,
}

/// The form of a nonce.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Nonce {
    /// How many characters it has.
    pub length: At<u32>,
    /// Which characters.
    pub charset: Charset,
}

/// The form of a timestamp.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Timestamp {
    /// The unit.
    pub unit: At<String>,
    /// How many digits it has.
    pub digits: At<Fact<u32>>,
}

/// How a request is signed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Signing {
    /// The algorithm.
    pub algorithm: At<String>,
    /// What it is keyed with.
    pub key: At<String>,
    /// What is signed.
    pub payload: At<String>,
    /// How the signature is written.
    pub encoding: At<String>,
    /// How many characters the written signature has.
    pub length: At<u32>,
    /// Whether replies are signed too.
    pub signed_replies: bool,
    /// A longer text.
    pub doc: At<String>,
    /// What of it was not read on a page.
    pub unread: Option<At<String>>,
}

/// The outer object of a reply.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Envelope {
    /// What it is, in our words.
    pub doc: At<String>,
    /// Its members by wire name.
    pub fields: IndexMap<At<String>, Field>,
}

/// A reply of another form than the envelope's.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OtherShape {
    /// Its name, kebab-case.
    pub name: At<String>,
    /// When it is sent, in our words.
    pub doc: At<String>,
    /// The page that prints it, or who saw it.
    pub source: At<String>,
    /// Its text, where it is JSON.
    pub json: Option<At<String>>,
    /// Whether the source prints only a part of it.
    #[serde(default)]
    pub cut: bool,
}

/// Default limits. None of them is the vendor's.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SizeLimits {
    /// The most bytes of a request's body.
    pub request_bytes: At<Fact<u64>>,
    /// The most bytes of a reply's body.
    pub reply_bytes: At<Fact<u64>>,
    /// The most bytes of a webhook's body.
    pub notification_bytes: At<Fact<u64>>,
    /// The deepest nesting.
    pub depth: At<Fact<u32>>,
    /// The most members and items, all together.
    pub members: At<Fact<u64>>,
}

/// What holds for every webhook.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Webhook {
    /// The headers that a notification carries.
    pub headers: Headers,
    /// What is signed.
    pub payload: At<String>,
    /// The algorithm.
    pub algorithm: At<String>,
    /// How the signature is written.
    pub encoding: At<String>,
    /// What it is verified with.
    pub key: At<String>,
    /// A longer text.
    pub doc: At<String>,
    /// What a receiver answers.
    pub acknowledgement: Acknowledgement,
    /// How often a notification is sent again.
    pub retries: Retries,
    /// How members that are encrypted are read.
    pub decryption: Decryption,
}

/// What a receiver answers to a notification.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Acknowledgement {
    /// What it is, in our words.
    pub doc: At<String>,
    /// Its members by wire name. The first one says whether all is well.
    pub fields: IndexMap<At<String>, Field>,
    /// The value of the first member that says so.
    pub success: At<String>,
    /// Its value that says the opposite.
    pub fail: At<String>,
}

/// How often a notification that was not acknowledged is sent again.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Retries {
    /// The most times.
    pub max: At<Fact<u32>>,
    /// A longer text.
    pub doc: At<String>,
    /// What of it was not read on a page.
    pub unread: Option<At<String>>,
}

/// How members that are encrypted are read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Decryption {
    /// The algorithm.
    pub algorithm: At<String>,
    /// What the key is.
    pub key: At<String>,
    /// How many bytes at the beginning are the initialisation vector.
    pub iv_bytes: At<u32>,
    /// How the whole is written.
    pub encoding: At<String>,
    /// A longer text.
    pub doc: At<String>,
    /// What of it was not read on a page.
    pub unread: Option<At<String>>,
}
