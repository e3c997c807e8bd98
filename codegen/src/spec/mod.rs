//! The YAML, mirrored one to one: every member a field, every closed list an enum, every value with
//! its place. It knows no Rust, and it checks form only; what the words refer to is the model's.

pub mod contradiction;
pub mod endpoint;
pub mod fields;
pub mod located;
pub mod meta;
pub mod places;
pub mod protocol;
pub mod quotes;
pub mod result_codes;
mod sources;
mod tree;
pub mod webhook;
mod yaml;

pub use sources::Sources;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::errors::{Error, Errors};
use crate::spec::tree::Tree;
use crate::suggest::did_you_mean;

const PROTOCOL: &str = "protocol.yaml";
const RESULT_CODES: &str = "result-codes.yaml";
const ENDPOINTS: &str = "endpoints/";
const WEBHOOKS: &str = "webhooks/";
const QUOTES: &str = "quotes/";

/// A whole spec.
#[derive(Debug)]
pub struct Spec {
    /// `protocol.yaml`.
    pub protocol: Document<protocol::Protocol>,
    /// `result-codes.yaml`.
    pub result_codes: Document<result_codes::ResultCodes>,
    /// Everything below `endpoints/`, by path.
    pub endpoints: Vec<Document<endpoint::Endpoint>>,
    /// Everything below `webhooks/`, by path.
    pub webhooks: Vec<Document<webhook::Webhook>>,
    /// Everything below `quotes/`, by path.
    pub quotes: Vec<Document<quotes::Quotes>>,
}

/// One file.
#[derive(Debug)]
pub struct Document<T> {
    /// Its path in the spec folder, with forward slashes.
    pub path: String,
    /// Its name in messages.
    pub shown: String,
    /// What it says.
    pub body: T,
    /// The same without types, for pointers into it.
    pub tree: Value,
}

/// Reads all files.
///
/// # Errors
///
/// The first error of form of every file, files that nothing reads, and files that are missing.
pub fn load(sources: &Sources) -> Result<Spec, Errors> {
    let mut errors = Vec::new();
    let (mut protocol, mut result_codes) = (None, None);
    let (mut endpoints, mut webhooks, mut quotes) = (Vec::new(), Vec::new(), Vec::new());
    for (path, source) in sources.iter() {
        let outcome = match path {
            PROTOCOL => document(path, source).map(|document| protocol = Some(document)),
            RESULT_CODES => document(path, source).map(|document| result_codes = Some(document)),
            _ if path.starts_with(ENDPOINTS) && path.ends_with(".yaml") => {
                document(path, source).map(|document| endpoints.push(document))
            }
            _ if path.starts_with(WEBHOOKS) && path.ends_with(".yaml") => {
                document(path, source).map(|document| webhooks.push(document))
            }
            _ if path.starts_with(QUOTES) && path.ends_with(".yaml") => {
                document(path, source).map(|document| quotes.push(document))
            }
            _ => Err(Error::in_file(&source.shown, unread(path))),
        };
        errors.extend(outcome.err());
    }
    for path in [PROTOCOL, RESULT_CODES] {
        if sources.text(path).is_none() {
            errors.push(Error::in_file(path, "is missing from the spec"));
        }
    }
    Errors::check(errors)?;
    match (protocol, result_codes) {
        (Some(protocol), Some(result_codes)) => {
            Ok(Spec { protocol, result_codes, endpoints, webhooks, quotes })
        }
        _ => Err(Error::in_file("spec", "was not read whole").into()),
    }
}

fn document<T: DeserializeOwned>(
    path: &str,
    source: &sources::Source,
) -> Result<Document<T>, Error> {
    let shape_error = |(place, message)| Error::at(&source.shown, place, message);
    Ok(Document {
        path: path.to_owned(),
        shown: source.shown.clone(),
        body: yaml::parse(&source.text).map_err(shape_error)?,
        tree: yaml::parse::<Tree>(&source.text).map_err(shape_error)?.0,
    })
}

fn unread(path: &str) -> String {
    let hint = did_you_mean(path, [PROTOCOL, RESULT_CODES]);
    format!(
        "nothing reads this file{hint}; endpoints are endpoints/<group>/<name>.yaml, webhooks \
         webhooks/<name>.yaml, and quotes quotes/<id>.yaml"
    )
}
