//! Which promises of the spec the vectors keep, endpoint by endpoint, in numbers.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use binance_pay_codegen::model::{Api, Endpoint, Rule, Type};

use super::File;
use super::entry::{Cover, Entry, What, list, number, text};
use super::places::{Places, rules_of};
use crate::Json;

/// The columns: how many of the endpoint's promises are kept, and how many there are.
const COLUMNS: [&str; 6] =
    ["encode_minimal", "encode_full", "decode_success", "codes", "rules_at", "rules_beyond"];

/// The numbers of one endpoint.
#[derive(Clone, Debug)]
pub(super) struct Row {
    endpoint: String,
    kept: [(usize, usize); COLUMNS.len()],
    /// What no vector keeps.
    missing: Vec<What>,
}

pub(super) fn rows(api: &Api, entries: &[Entry]) -> Vec<Row> {
    let kept: BTreeSet<&Cover> = entries.iter().flat_map(|entry| &entry.covers).collect();
    api.endpoints.iter().map(|endpoint| row(endpoint, &kept)).collect()
}

fn row(endpoint: &Endpoint, kept: &BTreeSet<&Cover>) -> Row {
    let is_kept =
        |what: &What| kept.contains(&Cover { endpoint: endpoint.id.clone(), what: what.clone() });
    let mut missing = Vec::new();
    let mut count = |all: Vec<What>| {
        let (found, lost): (Vec<What>, Vec<What>) = all.into_iter().partition(is_kept);
        let counts = (found.len(), found.len() + lost.len());
        missing.extend(lost);
        counts
    };
    let promises = promises(endpoint);
    let at = promises.iter().filter(|promise| promise.has_limit);
    let at = at.map(|one| What::At(one.pointer.clone(), one.rule.to_owned())).collect();
    let beyond = promises.iter();
    let beyond = beyond.map(|one| What::Beyond(one.pointer.clone(), one.rule.to_owned())).collect();
    let kept = [
        count(vec![What::EncodeMinimal]),
        count(vec![What::EncodeFull]),
        count(vec![What::DecodeSuccess]),
        count(endpoint.results.iter().cloned().map(What::Code).collect()),
        count(at),
        count(beyond),
    ];
    Row { endpoint: endpoint.id.clone(), kept, missing }
}

/// A rule of a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Promise {
    pointer: String,
    rule: &'static str,
    /// An unknown or a duplicate member is broken or not there, and no address is as short as its
    /// shortest length.
    has_limit: bool,
}

/// Every rule of every place of the request.
fn promises(endpoint: &Endpoint) -> Vec<Promise> {
    let places = Places::of(endpoint.definitions(), &endpoint.request);
    let mut all = Vec::new();
    let mut push = |pointer: &str, rule, has_limit| {
        all.push(Promise { pointer: pointer.to_owned(), rule, has_limit });
    };
    for place in &places.members {
        let required = place.required.then_some("required");
        let has_form = matches!(place.ty, Type::Text { format: Some(_), .. });
        for rule in rules_of(place.ty).into_iter().chain(required) {
            push(&place.pointer, rule, !(has_form && rule == "minLength"));
        }
    }
    for place in &places.objects {
        push(&place.pointer, "unknown-field", false);
        if !place.object.fields.is_empty() {
            push(&place.pointer, "duplicate-field", false);
        }
        for rule in &place.object.rules {
            let of = |field: &String| format!("{}/{field}", place.pointer);
            match rule {
                Rule::AtLeastOneOf { .. } => push(&place.pointer, "at-least-one-of", true),
                Rule::ExactlyOneOf { .. } => push(&place.pointer, "exactly-one-of", true),
                Rule::RequiredIf { field, .. } => push(&of(field), "required-if", true),
                Rule::IgnoredIf { field, .. } => push(&of(field), "ignored-if", true),
            }
        }
    }
    all.sort();
    all.dedup();
    all
}

impl Row {
    pub(super) fn json(&self) -> Json {
        let counts = COLUMNS
            .iter()
            .zip(self.kept)
            .map(|(name, (kept, all))| ((*name).to_owned(), list([number(kept), number(all)])));
        let name = [("endpoint".to_owned(), text(&self.endpoint))];
        Json::Object(name.into_iter().chain(counts).collect())
    }
}

/// `docs/vectors.md`.
pub(super) fn page(rows: &[Row], manifest: &File) -> File {
    let manifest = Json::of(&manifest.text);
    let of = |pointer: &str| {
        let found = manifest.at(pointer).and_then(Json::scalar);
        found.unwrap_or_else(|| panic!("nothing at {pointer}"))
    };
    let mut page = format!(
        "# What the conformance vectors cover\n\n\
         Generated with [the vectors](../tests/vectors/README.md); do not edit. {} vectors, of which {} ({} %) are \
         rejections; {} of {} seeded faults are found.\n\n\
         `n/m`: n of m promises are kept by a vector. A rule is kept *at* its limit by a value that is just allowed, and \
         *beyond* it by one that is just not; an unknown or a duplicate member has no limit to keep to.\n\n",
        of("/counts/total"),
        of("/rejections/total"),
        of("/rejections/percent"),
        of("/kill/killed"),
        of("/kill/faults"),
    );
    page.push_str("| endpoint | encode minimal | encode full | decode success | documented codes | rules at | rules beyond |\n");
    page.push_str("|---|---|---|---|---|---|---|\n");
    let mut sums = [(0, 0); COLUMNS.len()];
    for row in rows {
        let _ = write!(page, "| `{}` |", row.endpoint);
        for ((kept, all), sum) in row.kept.iter().zip(&mut sums) {
            *sum = (sum.0 + kept, sum.1 + all);
            let _ = write!(page, " {kept}/{all} |");
        }
        page.push('\n');
    }
    page.push_str("| all |");
    for (kept, all) in sums {
        let _ = write!(page, " {kept}/{all} |");
    }
    page.push_str("\n\n## What no vector keeps\n\n");
    let missing: Vec<String> = rows
        .iter()
        .flat_map(|row| {
            row.missing.iter().map(|what| format!("- `{}`: {}\n", row.endpoint, words(what)))
        })
        .collect();
    page.push_str(&if missing.is_empty() {
        "Nothing of the above.\n".to_owned()
    } else {
        missing.concat()
    });
    File { path: "docs/vectors.md".to_owned(), text: page }
}

fn words(what: &What) -> String {
    match what {
        What::EncodeMinimal => "the smallest request".to_owned(),
        What::EncodeFull => "the largest request".to_owned(),
        What::DecodeSuccess => "a success".to_owned(),
        What::Code(code) => format!("the code {code}"),
        What::At(pointer, rule) => format!("`{rule}` at its limit, `{pointer}`"),
        What::Beyond(pointer, rule) => format!("`{rule}` beyond its limit, `{pointer}`"),
    }
}
