//! Contradictions of the vendor's texts, the same in every file.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::spec::located::At;

/// Two texts of the vendor that exclude each other, and what was decided.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Contradiction {
    /// JSON Pointer to the node that carries the decision, in this file, or in another one that is
    /// named before `#`.
    pub at: At<String>,
    /// The texts, two or more, in our words, each naming its place.
    #[schemars(length(min = 2))]
    pub texts: Vec<At<String>>,
    /// What was decided.
    pub decision: At<String>,
    /// The members of that node that carry the decision, with their values; null where one must be
    /// absent.
    #[schemars(extend("minProperties" = 1))]
    pub decides: At<IndexMap<At<String>, serde_json::Value>>,
    /// What generated line or test would be different otherwise.
    pub otherwise: At<String>,
}
