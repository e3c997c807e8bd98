//! `MANIFEST.json`: what there is, with digests and counts.

use std::collections::BTreeMap;

use binance_pay_vectors::{Kind, hex, kill};
use sha2::{Digest, Sha256};

use super::File;
use super::coverage::Row;
use super::entry::{Entry, list, number, object, text};
use crate::{Json, workspace};

pub(super) fn file(rows: &[Row], entries: &[Entry], data: &[(Kind, usize, File)]) -> File {
    let members = [
        ("format", number(1)),
        ("spec", object([("model_sha256", text(spec_digest()))])),
        ("files", list(data.iter().map(|(kind, count, file)| entry(*kind, *count, file)))),
        ("counts", counts(entries)),
        ("rejections", rejections(data)),
        ("kill", kills(data)),
        ("coverage", list(rows.iter().map(Row::json))),
    ];
    let lines: Vec<String> = members
        .into_iter()
        .map(|(name, value)| match value {
            Json::List(items) => {
                let items: Vec<String> = items.iter().map(|item| format!("  {item}")).collect();
                format!("\"{name}\":[\n{}\n]", items.join(",\n"))
            }
            value => format!("\"{name}\":{value}"),
        })
        .collect();
    let text = format!("{{\n{}\n}}\n", lines.join(",\n"));
    File { path: "tests/vectors/MANIFEST.json".to_owned(), text }
}

/// The resolved model is the spec in one file.
fn spec_digest() -> String {
    let path = workspace::spec().join("dist/model.json");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    hex(&Sha256::digest(bytes))
}

fn entry(kind: Kind, count: usize, file: &File) -> Json {
    let path = file.path.trim_start_matches("tests/vectors/");
    object([
        ("path", text(path)),
        ("sha256", text(hex(&Sha256::digest(&file.text)))),
        ("kind", text(kind.as_str())),
        ("vectors", number(count)),
    ])
}

fn counts(entries: &[Entry]) -> Json {
    let count = |kind: &Kind| entries.iter().filter(|entry| entry.kind == *kind).count();
    let each = Kind::ALL.iter().map(|kind| (kind.as_str().to_owned(), number(count(kind))));
    let total = [("total".to_owned(), number(entries.len()))];
    Json::Object(each.chain(total).collect())
}

/// Counted from the files as a reader counts them.
fn rejections(data: &[(Kind, usize, File)]) -> Json {
    let mut by_kind = BTreeMap::new();
    let mut total = 0;
    for (kind, count, file) in data {
        let read: binance_pay_vectors::File =
            file.text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let rejections = read.vectors.iter().filter(|vector| vector.is_rejection()).count();
        *by_kind.entry(kind.as_str()).or_insert(0) += rejections;
        total += count;
    }
    let sum: usize = by_kind.values().sum();
    let permille = (sum * 1_000).checked_div(total).unwrap_or_default();
    let each = by_kind.into_iter().map(|(kind, count)| (kind.to_owned(), number(count)));
    let last = [
        ("total".to_owned(), number(sum)),
        ("percent".to_owned(), text(format!("{}.{}", permille / 10, permille % 10))),
    ];
    Json::Object(each.chain(last).collect())
}

/// How many of the faults that can be seeded into the reference the vectors find.
fn kills(data: &[(Kind, usize, File)]) -> Json {
    let read = |file: &File| {
        let read: Result<binance_pay_vectors::File, String> = file.text.parse();
        read.unwrap_or_else(|error| panic!("{}: {error}", file.path)).vectors
    };
    let vectors: Vec<_> = data.iter().flat_map(|(_, _, file)| read(file)).collect();
    let kills = kill(&vectors).unwrap_or_else(|error| panic!("{error}"));
    let killed = kills.iter().filter(|kill| kill.killed_by.is_some()).count();
    object([("faults", number(kills.len())), ("killed", number(killed))])
}
