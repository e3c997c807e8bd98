//! A file of quotes: which words of the vendor's pages state which facts of the spec.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::spec::located::At;
use crate::words::Predicate;

/// Which words of its pages state the facts of an endpoint or webhook. No words are kept, only their
/// digests: the first 16 hexadecimal digits of SHA-256, each run of white space as one space.
///
/// `bpay docs quote` writes these files.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Quotes {
    /// The slug of the page that is quoted: that of the endpoint or webhook.
    pub page: At<String>,
    /// Where the spec states the same as the page: JSON Pointers to nodes of its file, or of another
    /// one that is named before `#`.
    #[serde(default)]
    pub facts: Places,
    /// What decisions override.
    #[serde(default)]
    pub decisions: Vec<At<Binding>>,
}

/// What is quoted for each place: the digests, sorted. Pages at hand differ in age and form, so
/// several words may state the same.
pub type Places = IndexMap<At<String>, IndexMap<At<Predicate>, Vec<At<String>>>>;

/// What the decisions about one place override.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Binding {
    /// `at` of the contradiction.
    pub at: At<String>,
    /// The members that it `decides`, sorted.
    #[schemars(length(min = 1))]
    pub decides: Vec<At<String>>,
    /// What pages state otherwise, as in `facts`. The digest of no words, `e3b0c44298fc1c14`, means
    /// that a page does not state it at all.
    #[schemars(extend("minProperties" = 1))]
    pub overrides: At<Places>,
}
