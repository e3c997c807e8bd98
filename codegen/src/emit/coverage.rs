//! `spec/dist/coverage.json` and `docs/coverage.md`: where the facts of the spec come from, in
//! numbers.

mod markdown;

use std::iter::Sum;
use std::ops::Add;

use serde::Serialize;
use serde_json::{Value, json};

use crate::files::File;
use crate::model::{Api, Contradiction, Endpoint, Object, OpenEnum, Sample, Source, Webhook};

/// The numbers as one JSON document, and as tables for people.
pub(crate) fn files(api: &Api) -> Vec<File> {
    let coverage = Coverage::of(api);
    let file = |path: &str, text| {
        let (path, from) = (path.to_owned(), "spec".to_owned());
        File { path, text, from, section: None }
    };
    vec![
        file("docs/coverage.md", markdown::page(&coverage)),
        file("spec/dist/coverage.json", format!("{:#}\n", json!(coverage))),
    ]
}

/// Where the facts of the spec come from, in numbers.
#[derive(Debug, Serialize)]
struct Coverage<'a> {
    /// In the order of the model, as webhooks are.
    endpoints: Vec<Row<'a>>,
    webhooks: Vec<Row<'a>>,
    /// All rows together.
    total: Counts,
    general: General,
}

/// The numbers of one endpoint or webhook.
#[derive(Debug, Serialize)]
struct Row<'a> {
    id: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Counts {
    /// Members of objects.
    fields: Known,
    /// Values of enums.
    values: Known,
    /// Limits and other facts that no page says.
    inferred: usize,
    /// Facts that nobody has read on a page, or not wholly.
    unread: usize,
    samples: Samples,
    /// Result codes that the page lists.
    codes: usize,
    contradictions: usize,
}

/// How many are known from where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Known {
    /// From the page that the file is about.
    documented: usize,
    /// From an SDK, a live answer or another page.
    elsewhere: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Samples {
    /// Read by a test, remarks or not.
    valid: usize,
    /// Kept as text.
    invalid: usize,
}

/// What belongs to no endpoint and no webhook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct General {
    /// Result codes, each counted once.
    codes: usize,
    unnamed_codes: usize,
    contradictions: usize,
}

impl<'a> Coverage<'a> {
    fn of(api: &'a Api) -> Self {
        let endpoints: Vec<_> = api.endpoints.iter().map(Row::of_endpoint).collect();
        let webhooks: Vec<_> = api.webhooks.iter().map(Row::of_webhook).collect();
        let total = endpoints.iter().chain(&webhooks).map(|row| row.counts).sum();
        let general = General {
            codes: api.codes.len(),
            unnamed_codes: api.codes.iter().filter(|code| code.name.is_none()).count(),
            contradictions: api.protocol.contradictions.len(),
        };
        Self { endpoints, webhooks, total, general }
    }
}

impl<'a> Row<'a> {
    fn of_endpoint(endpoint: &'a Endpoint) -> Self {
        let facts = Facts {
            source: &endpoint.source,
            objects: &endpoint.objects,
            enums: &endpoint.enums,
            samples: &endpoint.samples,
            contradictions: &endpoint.contradictions,
            others: json!([endpoint.repeat, endpoint.response]),
        };
        let counts = Counts { codes: endpoint.results.len(), ..facts.counts() };
        Self { id: &endpoint.id, counts }
    }

    fn of_webhook(webhook: &'a Webhook) -> Self {
        let facts = Facts {
            source: &webhook.source,
            objects: &webhook.objects,
            enums: &webhook.enums,
            samples: &webhook.samples,
            contradictions: &webhook.contradictions,
            others: Value::Null,
        };
        Self { id: &webhook.id, counts: facts.counts() }
    }
}

/// What endpoints and webhooks have in common, and what else carries marks.
struct Facts<'a> {
    source: &'a Source,
    objects: &'a [Object],
    enums: &'a [OpenEnum],
    samples: &'a [Sample],
    contradictions: &'a [Contradiction],
    others: Value,
}

impl Facts<'_> {
    fn counts(&self) -> Counts {
        let fields = self.objects.iter().flat_map(|object| &object.fields);
        let values = self.enums.iter().flat_map(|open_enum| &open_enum.values);
        let invalid = self.samples.iter().filter(|sample| sample.invalid.is_some()).count();
        let Marks { inferred, unread } =
            Marks::of(&json!([self.source, self.objects, self.enums, self.samples, self.others]));
        Counts {
            fields: self.known(fields.map(|field| field.known_from.is_some())),
            values: self.known(values.map(|value| value.known_from.is_some())),
            inferred,
            unread,
            samples: Samples { valid: self.samples.len() - invalid, invalid },
            codes: 0,
            contradictions: self.contradictions.len(),
        }
    }

    /// Where nobody saw the page, everything is from elsewhere.
    fn known(&self, from_elsewhere: impl Iterator<Item = bool>) -> Known {
        let unseen = self.source.known_from.is_some();
        let (elsewhere, documented): (Vec<_>, Vec<_>) =
            from_elsewhere.partition(|elsewhere| *elsewhere || unseen);
        Known { documented: documented.len(), elsewhere: elsewhere.len() }
    }
}

/// Marks anywhere in a part of the model. They are counted in its JSON form, so that a new kind of
/// limit is counted too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Marks {
    inferred: usize,
    unread: usize,
}

impl Marks {
    fn of(value: &Value) -> Self {
        match value {
            Value::Array(items) => items.iter().map(Self::of).sum(),
            Value::Object(members) => {
                let own = Self {
                    inferred: usize::from(members.get("inferred") == Some(&Value::Bool(true))),
                    unread: match members.get("unread") {
                        Some(Value::Array(gaps)) => gaps.len(),
                        gap => usize::from(gap.is_some()),
                    },
                };
                own + members.values().map(Self::of).sum()
            }
            _ => Self::default(),
        }
    }
}

impl Add for Marks {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { inferred: self.inferred + other.inferred, unread: self.unread + other.unread }
    }
}

impl Sum for Marks {
    fn sum<I: Iterator<Item = Self>>(marks: I) -> Self {
        marks.fold(Self::default(), Add::add)
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            fields: self.fields + other.fields,
            values: self.values + other.values,
            inferred: self.inferred + other.inferred,
            unread: self.unread + other.unread,
            samples: Samples {
                valid: self.samples.valid + other.samples.valid,
                invalid: self.samples.invalid + other.samples.invalid,
            },
            codes: self.codes + other.codes,
            contradictions: self.contradictions + other.contradictions,
        }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

impl Add for Known {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            documented: self.documented + other.documented,
            elsewhere: self.elsewhere + other.elsewhere,
        }
    }
}

#[cfg(test)]
mod tests;
