//! Result codes.

use serde::Serialize;

use crate::model::Fact;
use crate::words::Retry;

/// One result code of the envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultCode {
    /// The code as text: `400003`.
    pub code: String,
    /// Its name in upper snake case, where a page prints one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it says.
    pub reason: String,
    /// What one can do.
    pub remedy: String,
    /// When the request may be sent again.
    pub retry: Fact<Retry>,
    /// Ids of the endpoints that list it, sorted.
    pub endpoints: Vec<String>,
    /// Other pages that list it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    /// Where it is known from, when not from a page of the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_from: Option<String>,
    /// What of it was not read on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
}
