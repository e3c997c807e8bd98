//! Quotes: which words of the vendor's pages state which facts, as digests.

use serde::{Deserialize, Serialize};

/// What is quoted for one endpoint or webhook.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Quotes {
    /// The id of the endpoint or webhook.
    pub(crate) id: String,
    /// The slug of the page.
    pub(crate) page: String,
    /// Where the spec states the same as the page.
    pub(crate) facts: Vec<Quote>,
    /// What decisions override.
    pub(crate) decisions: Vec<Binding>,
    /// Its file in the spec.
    pub(crate) file: String,
}

/// The words that state one thing of one place.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Quote {
    /// Where in the spec: a JSON Pointer into the file of the endpoint or webhook, or into the file
    /// before the `#`.
    pub(crate) at: String,
    /// What is stated, such as `max-length`.
    pub(crate) predicate: String,
    /// The digests of the words: the first 16 hexadecimal digits of SHA-256, each run of white space
    /// as one space. That of no words, `e3b0c44298fc1c14`, is of a page that does not state it.
    pub(crate) digests: Vec<String>,
}

/// What the decisions about one place override.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Binding {
    /// `at` of the contradiction.
    pub(crate) at: String,
    /// The members that it decides.
    pub(crate) decides: Vec<String>,
    /// What pages state otherwise.
    pub(crate) overrides: Vec<Quote>,
}
