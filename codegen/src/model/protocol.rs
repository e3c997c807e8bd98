//! What holds for every endpoint.

use serde::Serialize;

use crate::model::{Charset, Contradiction, Fact, Field};

/// What holds for every call.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Protocol {
    /// What it is about.
    pub doc: String,
    /// Scheme and host, without a slash at the end.
    pub base_url: String,
    /// What every path begins with.
    pub path_prefix: String,
    /// The media type of requests and replies.
    pub content_type: String,
    /// The headers that a signed request carries.
    pub request_headers: Headers,
    /// The form of a nonce.
    pub nonce: NonceRule,
    /// How many digits a timestamp has. It counts milliseconds since 1970-01-01T00:00:00Z.
    pub timestamp_digits: Fact<u32>,
    /// How far, in milliseconds, a request's timestamp may be from the server's clock.
    pub window: Fact<u64>,
    /// How a request is signed.
    pub signing: Signing,
    /// The outer object of a reply.
    pub envelope: Envelope,
    /// The codes that mean success, sorted.
    pub success_codes: Vec<String>,
    /// Replies of another form that were really seen.
    pub other_shapes: Vec<OtherShape>,
    /// Default limits.
    pub limits: Limits,
    /// What holds for every webhook.
    pub webhook: WebhookRules,
    /// Remarks on the data types of all pages.
    pub data_types: Vec<String>,
    /// Where the common pages contradict each other, result codes included, and what was decided.
    pub contradictions: Vec<Contradiction>,
    /// Its file, relative to the spec folder.
    pub file: String,
}

/// The headers that a signed message carries beside the content type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
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

/// How a request is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Signing {
    /// The algorithm.
    pub algorithm: String,
    /// What it is keyed with.
    pub key: String,
    /// What is signed.
    pub payload: String,
    /// How the signature is written.
    pub encoding: String,
    /// How many characters the written signature has.
    pub length: u32,
    /// Whether replies are signed too.
    pub signed_replies: bool,
    /// A longer text.
    pub doc: String,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}

/// The outer object of a reply. Its member `data` is not among the fields: each endpoint describes
/// its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Envelope {
    /// What it is.
    pub doc: String,
    /// The members without `data`, in the order of the spec. None is an object, a list or an enum.
    pub fields: Vec<Field>,
}

/// A reply of another form than the envelope's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OtherShape {
    /// Its name, kebab-case.
    pub name: String,
    /// When it is sent.
    pub doc: String,
    /// The page that prints it, or who saw it.
    pub source: String,
    /// Its text, where it is JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json: Option<String>,
    /// Whether the source prints only a part of it.
    pub cut: bool,
}

/// What holds for every webhook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookRules {
    /// The headers that a notification carries.
    pub headers: Headers,
    /// What is signed.
    pub payload: String,
    /// The algorithm.
    pub algorithm: String,
    /// How the signature is written.
    pub encoding: String,
    /// What it is verified with.
    pub key: String,
    /// A longer text.
    pub doc: String,
    /// What a receiver answers.
    pub acknowledgement: Acknowledgement,
    /// How often a notification is sent again.
    pub retries: Retries,
    /// How members that are encrypted are read.
    pub decryption: Decryption,
}

/// What a receiver answers to a notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Acknowledgement {
    /// What it is.
    pub doc: String,
    /// Its members, all of them texts. The first one, which is required, says whether all is well.
    pub fields: Vec<Field>,
    /// The value of the first member that says so.
    pub success: String,
    /// Its value that says the opposite.
    pub fail: String,
}

/// How often a notification that was not acknowledged is sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Retries {
    /// The most times.
    pub max: Fact<u32>,
    /// A longer text.
    pub doc: String,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}

/// How members that are encrypted are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decryption {
    /// The algorithm.
    pub algorithm: String,
    /// What the key is.
    pub key: String,
    /// How many bytes at the beginning are the initialisation vector.
    pub iv_bytes: u32,
    /// How the whole is written.
    pub encoding: String,
    /// A longer text.
    pub doc: String,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}

/// Default limits of the reader and the writer. None of them is the vendor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// The most bytes of a request's body.
    pub request_bytes: Fact<u64>,
    /// The most bytes of a reply's body.
    pub reply_bytes: Fact<u64>,
    /// The most bytes of a webhook's body.
    pub notification_bytes: Fact<u64>,
    /// The deepest nesting.
    pub depth: Fact<u32>,
    /// The most members and items, all together.
    pub members: Fact<u64>,
}
