//! The file of result codes.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::spec::contradiction::Contradiction;
use crate::spec::located::{At, Fact};
use crate::words::Retry;

/// Every result code of the Binance Pay merchant API.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ResultCodes {
    /// The codes that endpoints take by the word `common`, quoted.
    pub common: Vec<At<String>>,
    /// All codes, quoted.
    pub codes: IndexMap<At<String>, ResultCode>,
    /// Where the pages contradict each other.
    #[serde(default)]
    pub contradictions: Vec<At<Contradiction>>,
}

/// One result code.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ResultCode {
    /// Its name in upper snake case; absent where no page shows one.
    pub name: Option<At<String>>,
    /// What it says, in our words.
    pub reason: At<String>,
    /// What one can do, in our words.
    pub remedy: At<String>,
    /// When the request may be sent again.
    pub retry: At<Fact<Retry>>,
    /// Pages that list it, beside those of the endpoints that do.
    #[serde(default)]
    pub source: Vec<At<String>>,
    /// Where it is known from, when not from a page of the vendor.
    pub known_from: Option<At<String>>,
    /// What of it was not read on a page.
    pub unread: Option<At<String>>,
}
