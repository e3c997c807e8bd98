//! The generator of the conformance vectors: from the model of the spec, and from cases written by
//! hand, to the files below `tests/vectors/`.
//!
//! It never asks the core for an answer. What a body breaks follows from how the body was made;
//! signatures come from `hmac`, `sha2` and `ring`; what a decision decides is written out.

mod build;
mod conditions;
pub mod core;
mod coverage;
mod decimals;
mod decode;
mod encode;
mod entry;
mod groups;
mod manifest;
mod normal;
mod numbers;
mod places;
mod reject;
mod shapes;
mod sign;
mod validate;
mod values;
mod webhook;

use std::collections::BTreeMap;

use binance_pay_codegen::model::Api;
use binance_pay_codegen::{Errors, load};
use binance_pay_vectors::Kind;

use crate::workspace;
use entry::Entry;

/// A file below `tests/vectors/`, or another one that is made from the vectors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path from the root of the workspace.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The model of the spec.
///
/// # Errors
///
/// Where the spec cannot be read.
pub fn api() -> Result<Api, Errors> {
    load(&workspace::spec())
}

/// Every generated file, sorted by path.
///
/// # Panics
///
/// Where the model holds what the generator has no case for.
#[must_use]
pub fn generate(api: &Api) -> Vec<File> {
    let mut entries: Vec<Entry> = Vec::new();
    for make in [
        sign::entries,
        encode::entries,
        validate::entries,
        decode::entries,
        shapes::entries,
        webhook::entries,
        reject::entries,
    ] {
        entries.extend(make(api));
    }
    let mut files: BTreeMap<String, (Kind, Vec<&Entry>)> = BTreeMap::new();
    for entry in &entries {
        let path = match &*entry.family {
            "" => format!("{}.json", entry.kind),
            family => format!("{}/{family}.json", entry.kind),
        };
        files.entry(path).or_insert_with(|| (entry.kind, Vec::new())).1.push(entry);
    }
    let data: Vec<(Kind, usize, File)> = files
        .into_iter()
        .map(|(path, (kind, entries))| {
            let text = file_text(kind, &entries);
            (kind, entries.len(), File { path: format!("tests/vectors/{path}"), text })
        })
        .collect();
    let rows = coverage::rows(api, &entries);
    let manifest = manifest::file(&rows, &entries, &data);
    let mut all: Vec<File> = data.into_iter().map(|(_, _, file)| file).collect();
    all.push(coverage::page(&rows, &manifest));
    all.push(manifest);
    all.sort_by(|one, other| one.path.cmp(&other.path));
    all
}

/// Three lines a vector, so that a change is easy to see.
fn file_text(kind: Kind, entries: &[&Entry]) -> String {
    let vectors: Vec<String> = entries
        .iter()
        .map(|entry| {
            let [id, why, basis, input, expect] =
                entry.json().map(|(name, json)| format!("\"{name}\":{json}"));
            format!("{{{id},{why},{basis},\n {input},\n {expect}}}")
        })
        .collect();
    format!("{{\"format\":1,\"kind\":\"{kind}\",\"vectors\":[\n{}\n]}}\n", vectors.join(",\n"))
}
