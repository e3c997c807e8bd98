//! Quotes: which words of the vendor's pages state which facts.

use serde::Serialize;

use crate::words::Predicate;

/// What is quoted for one endpoint or webhook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quotes {
    /// The id of the endpoint or webhook.
    pub id: String,
    /// The slug of the page.
    pub page: String,
    /// Where the spec states the same as the page, in the order of the file.
    pub facts: Vec<Quote>,
    /// What decisions override, in the order of the file.
    pub decisions: Vec<Binding>,
    /// The file, relative to the spec folder, with forward slashes.
    pub file: String,
}

/// The words that state one thing of one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// JSON Pointer to a node of the spec, with a file before `#` where it stands in another one.
    pub at: String,
    /// What is stated.
    pub predicate: Predicate,
    /// The digests of the words, sorted: the first 16 hexadecimal digits of SHA-256, each run of
    /// white space as one space. That of no words, [`Quote::SILENCE`], is of a page that does not
    /// state what a decision is about.
    pub digests: Vec<String>,
}

impl Quote {
    /// The digest of no words.
    pub const SILENCE: &'static str = "e3b0c44298fc1c14";
}

/// What the decisions about one place override.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Binding {
    /// `at` of the contradiction.
    pub at: String,
    /// The members that it decides, sorted.
    pub decides: Vec<String>,
    /// What pages state otherwise.
    pub overrides: Vec<Quote>,
}
