//! `spec/dist/openapi.json`: one `OpenAPI` 3.1 document for all endpoints and webhooks.
//!
//! Its schemas are those of [`super::json_schema`], as components named after the endpoint's id and
//! the object. What `OpenAPI` has no word for stands in members that begin with `x-binance-pay-`:
//! result codes, contradictions, who may call, what a repetition does, how to sign.

mod components;
mod operation;
mod webhooks;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::json_schema::OURS;
use crate::files::File;
use crate::model::{Api, Endpoint, Protocol};

/// The document.
#[must_use]
pub fn files(api: &Api) -> Vec<File> {
    let mut text = format!("{:#}", document(api));
    text.push('\n');
    let path = "spec/dist/openapi.json".to_owned();
    vec![File { path, text, from: "spec".to_owned(), section: None }]
}

fn document(api: &Api) -> Value {
    let protocol = &api.protocol;
    let mut document = Map::new();
    let mut set = |name: &str, value: Value| document.insert(name.to_owned(), value);
    set("openapi", "3.1.0".into());
    set("info", info(protocol));
    set("servers", json!([{ "url": protocol.base_url }]));
    set("security", json!([{ "key": [], "signature": [] }]));
    set("tags", tags(api));
    set("paths", paths(api).into());
    if !api.webhooks.is_empty() {
        set("webhooks", webhooks::operations(api).into());
    }
    set("components", components::components(api));
    let mut ours = |name: &str, value: Value| set(&format!("{OURS}{name}"), value);
    ours("signing", json!(protocol.signing));
    ours("window", json!(protocol.window));
    ours("success-codes", json!(protocol.success_codes));
    ours("other-shapes", json!(protocol.other_shapes));
    ours("limits", json!(protocol.limits));
    ours("webhook", json!(protocol.webhook));
    ours("results", json!(api.codes));
    ours("contradictions", json!(protocol.contradictions));
    document.into()
}

fn info(protocol: &Protocol) -> Value {
    json!({
        "title": "Binance Pay merchant API",
        "summary": "Unofficial. Generated from a reviewed specification.",
        "description": protocol.doc,
        "version": env!("CARGO_PKG_VERSION"),
        "license": {
            "name": env!("CARGO_PKG_LICENSE"),
            "identifier": env!("CARGO_PKG_LICENSE"),
        },
    })
}

/// The first segment of an id.
fn group(endpoint: &Endpoint) -> &str {
    endpoint.id.split('.').next().unwrap_or(&endpoint.id)
}

fn tags(api: &Api) -> Value {
    let groups: BTreeSet<&str> = api.endpoints.iter().map(group).collect();
    let webhooks = (!api.webhooks.is_empty()).then_some(webhooks::TAG);
    groups.into_iter().chain(webhooks).map(|name| json!({ "name": name })).collect()
}

fn paths(api: &Api) -> Map<String, Value> {
    let mut paths = Map::new();
    for endpoint in &api.endpoints {
        let methods = paths.entry(endpoint.path.as_str()).or_insert_with(|| json!({}));
        if let Value::Object(methods) = methods {
            let operation = operation::operation(&api.protocol, endpoint);
            methods.insert(endpoint.method.to_lowercase(), operation.into());
        }
    }
    paths
}
