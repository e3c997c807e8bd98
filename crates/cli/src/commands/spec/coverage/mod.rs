//! `bpay spec coverage`: where the facts of the spec come from, in numbers.

#[cfg(test)]
mod markdown;
mod table;

use std::iter::Sum;
use std::ops::Add;

use serde::Serialize;

use crate::commands::show::marks::{self, Kind, Mark};
use crate::failure::Failure;
use crate::model::{Contradiction, Endpoint, Model, Object, OpenEnum, Sample, Source, Webhook};
use crate::output::Output;
use crate::status::Status;

/// Where the facts of the spec come from, in numbers.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Coverage<'a> {
    /// One row for each endpoint.
    endpoints: Vec<Row<'a>>,
    /// One row for each webhook.
    webhooks: Vec<Row<'a>>,
    /// All rows together.
    total: Counts,
    /// What belongs to no endpoint and no webhook.
    general: General,
}

/// The numbers of one endpoint or webhook.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Row<'a> {
    /// The permanent id.
    id: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Counts {
    /// Members of objects.
    fields: Known,
    /// Values of enums.
    values: Known,
    /// Limits and other facts that no page says and that are our own conclusion.
    inferred: usize,
    /// Facts that nobody has read on a page, or not wholly.
    unread: usize,
    /// Samples.
    samples: Samples,
    /// Result codes that the page lists.
    codes: usize,
    /// Contradictions of the documentation, all with a decision.
    contradictions: usize,
}

/// How many are known from where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Known {
    /// From the vendor's page.
    documented: usize,
    /// From an SDK, a live answer or another page.
    elsewhere: usize,
}

/// How many samples are of use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Samples {
    /// Read by a test, remarks or not.
    valid: usize,
    /// No JSON, cut off, or against the page's own table: kept as text.
    invalid: usize,
}

/// What belongs to no endpoint and no webhook.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct General {
    /// Result codes, each counted once.
    codes: usize,
    /// Those without a name, because no page prints one.
    unnamed_codes: usize,
    /// Contradictions in what holds for all messages.
    contradictions: usize,
}

pub(crate) fn run(out: Output) -> Result<Status, Failure> {
    let model = Model::read()?;
    let coverage = Coverage::of(&model)?;
    if out.is_json() {
        out.json(&coverage)?;
    } else {
        out.text(&table::page(&coverage))?;
    }
    Ok(Status::Done)
}

impl<'a> Coverage<'a> {
    fn of(model: &'a Model) -> Result<Self, Failure> {
        let endpoints = model.endpoints.iter().map(Row::of_endpoint);
        let endpoints = endpoints.collect::<Result<Vec<_>, _>>()?;
        let webhooks = model.webhooks.iter().map(Row::of_webhook);
        let webhooks = webhooks.collect::<Result<Vec<_>, _>>()?;
        let total = endpoints.iter().chain(&webhooks).map(|row| row.counts).sum();
        let general = General {
            codes: model.codes.len(),
            unnamed_codes: model.codes.iter().filter(|code| code.name.is_none()).count(),
            contradictions: model.protocol.contradictions.len(),
        };
        Ok(Self { endpoints, webhooks, total, general })
    }
}

impl<'a> Row<'a> {
    fn of_endpoint(endpoint: &'a Endpoint) -> Result<Self, Failure> {
        let facts = Facts {
            source: &endpoint.source,
            objects: &endpoint.objects,
            enums: &endpoint.enums,
            samples: &endpoint.samples,
            contradictions: &endpoint.contradictions,
            marks: &marks::of_endpoint(endpoint)?,
        };
        let counts = Counts { codes: endpoint.results.len(), ..facts.counts() };
        Ok(Self { id: &endpoint.id, counts })
    }

    fn of_webhook(webhook: &'a Webhook) -> Result<Self, Failure> {
        let facts = Facts {
            source: &webhook.source,
            objects: &webhook.objects,
            enums: &webhook.enums,
            samples: &webhook.samples,
            contradictions: &webhook.contradictions,
            marks: &marks::of_webhook(webhook)?,
        };
        Ok(Self { id: &webhook.id, counts: facts.counts() })
    }
}

/// What endpoints and webhooks have in common.
struct Facts<'a> {
    source: &'a Source,
    objects: &'a [Object],
    enums: &'a [OpenEnum],
    samples: &'a [Sample],
    contradictions: &'a [Contradiction],
    marks: &'a [Mark],
}

impl Facts<'_> {
    fn counts(&self) -> Counts {
        let fields = self.objects.iter().flat_map(|object| &object.fields);
        let values = self.enums.iter().flat_map(|open_enum| &open_enum.values);
        let marked = |kind| self.marks.iter().filter(|mark| mark.mark == kind).count();
        let invalid = self.samples.iter().filter(|sample| sample.invalid.is_some()).count();
        Counts {
            fields: self.known(fields.map(|field| field.known_from.is_some())),
            values: self.known(values.map(|value| value.known_from.is_some())),
            inferred: marked(Kind::Inferred),
            unread: marked(Kind::Unread),
            samples: Samples { valid: self.samples.len() - invalid, invalid },
            codes: 0,
            contradictions: self.contradictions.len(),
        }
    }

    /// Where nobody saw the page, everything is from elsewhere.
    fn known(&self, from_elsewhere: impl Iterator<Item = bool>) -> Known {
        let unseen = self.source.known_from.is_some();
        from_elsewhere.fold(Known::default(), |mut known, elsewhere| {
            if elsewhere || unseen {
                known.elsewhere += 1;
            } else {
                known.documented += 1;
            }
            known
        })
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

impl Add for Known {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            documented: self.documented + other.documented,
            elsewhere: self.elsewhere + other.elsewhere,
        }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The same numbers, counted in the JSON of the model.
    fn counted(file: &Value) -> Value {
        let unseen = !file["source"]["knownFrom"].is_null();
        let list = |name: &str| file[name].as_array().cloned().unwrap_or_default();
        let known = |outer: &str, inner: &str| {
            let all =
                list(outer).into_iter().flat_map(|one| one[inner].as_array().cloned().unwrap());
            let (elsewhere, documented): (Vec<_>, Vec<_>) =
                all.partition(|one| unseen || !one["knownFrom"].is_null());
            json!({"documented": documented.len(), "elsewhere": elsewhere.len()})
        };
        let facts = [&file["repeat"], &file["response"], &file["objects"], &file["enums"]];
        let text: String = facts.map(Value::to_string).concat();
        let gaps = file["source"]["unread"].as_array().map_or(0, Vec::len);
        let (invalid, valid): (Vec<_>, Vec<_>) =
            list("samples").into_iter().partition(|sample| !sample["invalid"].is_null());
        json!({
            "id": file["id"],
            "fields": known("objects", "fields"),
            "values": known("enums", "values"),
            "inferred": text.matches(r#""inferred":true"#).count(),
            "unread": text.matches(r#""unread":"#).count() + gaps,
            "samples": {"valid": valid.len(), "invalid": invalid.len()},
            "codes": list("results").len(),
            "contradictions": list("contradictions").len(),
        })
    }

    #[test]
    fn every_row_counts_what_is_there() {
        let original: Value = serde_json::from_str(binance_pay_spec::model().unwrap()).unwrap();
        let model = Model::read().unwrap();
        let coverage = serde_json::to_value(Coverage::of(&model).unwrap()).unwrap();
        for name in ["endpoints", "webhooks"] {
            let rows: Vec<_> = original[name].as_array().unwrap().iter().map(counted).collect();
            assert_eq!(coverage[name], Value::from(rows));
        }
        let rows = || {
            ["endpoints", "webhooks"]
                .into_iter()
                .flat_map(|name| coverage[name].as_array().unwrap())
        };
        for at in ["/fields/documented", "/values/elsewhere", "/inferred", "/samples/valid"] {
            let sum: u64 = rows().map(|row| row.pointer(at).unwrap().as_u64().unwrap()).sum();
            assert_eq!(coverage["total"].pointer(at).unwrap().as_u64(), Some(sum), "{at}");
        }
    }

    #[test]
    fn a_page_that_nobody_saw_documents_nothing() {
        let mut model = Model::read().unwrap();
        let before = Coverage::of(&model).unwrap().total;
        for endpoint in &mut model.endpoints {
            endpoint.source.known_from = Some("an SDK".to_owned());
        }
        for webhook in &mut model.webhooks {
            webhook.source.known_from = Some("an SDK".to_owned());
        }
        let after = Coverage::of(&model).unwrap().total;
        assert_eq!((after.fields.documented, after.values.documented), (0, 0));
        assert_eq!(after.fields.elsewhere, before.fields.documented + before.fields.elsewhere);
    }
}
