//! Inputs to begin with: the samples of the spec, the vectors, and inputs that once failed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use base64ct::{Base64, Encoding};
use binance_pay_codegen::model::SampleOf;
use binance_pay_codegen::{Sources, load_sources};
use serde_json::Value;

use crate::workspace;

/// A text of the spec, or the body of a vector.
struct Text {
    /// The id of an endpoint; empty for a webhook.
    id: String,
    of: SampleOf,
    body: Vec<u8>,
}

static TEXTS: LazyLock<Vec<Text>> = LazyLock::new(|| {
    let mut texts = samples();
    vectors(&workspace::root().join("tests/vectors"), &mut texts);
    texts
});

/// Bodies of requests, each with the id of its endpoint.
#[must_use]
pub fn requests() -> Vec<(String, Vec<u8>)> {
    of(SampleOf::Request)
}

/// Bodies of replies, each with the id of its endpoint.
#[must_use]
pub fn replies() -> Vec<(String, Vec<u8>)> {
    of(SampleOf::Response)
}

/// Bodies of webhooks.
#[must_use]
pub fn notifications() -> Vec<Vec<u8>> {
    of(SampleOf::Notification).into_iter().map(|(_, body)| body).collect()
}

/// Inputs of a target on which it failed once: `fuzz/regressions/<target>/`, a file each.
///
/// # Panics
///
/// Where a file cannot be read.
#[must_use]
pub fn regressions(target: &str) -> Vec<Vec<u8>> {
    let paths = entries(&workspace::root().join("fuzz/regressions").join(target));
    paths.iter().map(|path| fs::read(path).expect("a readable file")).collect()
}

fn of(kind: SampleOf) -> Vec<(String, Vec<u8>)> {
    let texts = TEXTS.iter().filter(|text| text.of == kind);
    texts.map(|text| (text.id.clone(), text.body.clone())).collect()
}

fn samples() -> Vec<Text> {
    let api = load_sources(&Sources::embedded()).expect("the spec was checked by the build");
    let endpoints = api.endpoints.iter().map(|endpoint| (&*endpoint.id, &endpoint.samples));
    let webhooks = api.webhooks.iter().map(|webhook| ("", &webhook.samples));
    endpoints
        .chain(webhooks)
        .flat_map(|(id, samples)| samples.iter().map(move |sample| (id, sample)))
        .map(|(id, sample)| Text {
            id: id.to_owned(),
            of: sample.of,
            body: sample.json.clone().into(),
        })
        .collect()
}

/// The files of a folder, sorted; none where there is no folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// The bodies of all vectors below a folder.
fn vectors(folder: &Path, texts: &mut Vec<Text>) {
    for path in entries(folder) {
        if path.is_dir() {
            vectors(&path, texts);
        } else if path.extension().is_some_and(|end| end == "json") {
            let text = fs::read(&path).expect("a readable file");
            let file: Value = serde_json::from_slice(&text).expect("vectors are JSON");
            let kind = file["kind"].as_str().unwrap_or_default();
            let inputs = file["vectors"].as_array().into_iter().flatten();
            texts.extend(inputs.filter_map(|vector| vector_text(kind, &vector["input"])));
        }
    }
}

fn vector_text(kind: &str, input: &Value) -> Option<Text> {
    let kind = input["operation"].as_str().unwrap_or(kind);
    let of = match kind {
        "sign" | "encode" | "validate" => SampleOf::Request,
        "decode" => SampleOf::Response,
        "webhook" => SampleOf::Notification,
        _ => return None,
    };
    let id = input["endpoint"].as_str().unwrap_or_default().to_owned();
    Some(Text { id, of, body: body(input)? })
}

fn body(input: &Value) -> Option<Vec<u8>> {
    let text = |key: &str| input[key].as_str();
    let hex = |text: &str| {
        let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
        pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
    };
    text("body_utf8")
        .map(|text| text.as_bytes().to_vec())
        .or_else(|| text("body_b64").and_then(|text| Base64::decode_vec(text).ok()))
        .or_else(|| text("body_hex").and_then(hex))
        .or_else(|| input.get("request").map(|request| request.to_string().into_bytes()))
}
