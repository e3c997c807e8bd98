//! `spec/dist/model.json`: the resolved model, whole.

use serde_json::json;

use crate::files::File;
use crate::model::Api;

/// The model as one JSON document, its members in the order of the types in [`crate::model`].
#[must_use]
pub fn files(api: &Api) -> Vec<File> {
    let mut text = format!("{:#}", json!(api));
    text.push('\n');
    let path = "spec/dist/model.json".to_owned();
    vec![File { path, text, from: "spec".to_owned(), section: None }]
}
