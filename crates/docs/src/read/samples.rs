//! Samples: JSON, and whether it is what the tables say.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fact::{Kind, Predicate};
use crate::page::{Block, CodeState, Page};
use crate::span::{Span, Text};

use super::Reader;
use super::prose::short;
use super::sections::{Section, Side, escaped};
use super::twice::twice;

/// A sample that is JSON.
#[derive(Debug)]
pub(super) struct Sample {
    side: Side,
    json: Value,
    span: Span,
}

/// Where a value of a sample stands, and which table says what it is.
struct Place<'a> {
    /// The subject of the table.
    table: &'a str,
    /// The pointer within the sample.
    pointer: String,
    span: Span,
    /// Whether the members are told by several tables, so that a missing one says nothing.
    is_failure: bool,
}

impl Reader<'_> {
    pub(super) fn sample(&mut self, text: &Text, state: CodeState) {
        let side = match self.section {
            Section::Sample(side) => side,
            _ => Side::Request,
        };
        let subject = self.section.subject();
        if text.text.starts_with(|first: char| first != '{' && first != '[' && first != '"') {
            self.fact(&subject, Predicate::Prose, text.text.clone(), text.span, "code");
            return;
        }
        match serde_json::from_str::<Value>(&text.text) {
            Ok(json) => {
                self.fact(&subject, Predicate::Sample, text.text.clone(), text.span, "sample");
                self.samples.push(Sample { side, json, span: text.span });
                for name in twice(&text.text) {
                    let message = format!("An object of the sample has \"{name}\" twice.");
                    self.find(Kind::SampleTwice, &subject, text.span, message);
                }
            }
            Err(_) if state == CodeState::Cut => {
                let message = "The page is cut off in this sample.";
                self.find_unread(Kind::CutOff, &subject, text, message);
            }
            Err(error) => {
                let message = format!("The sample is not JSON: {error}.");
                self.find_unread(Kind::SampleNotJson, &subject, text, &message);
            }
        }
    }

    /// Compares every sample with the tables of its side.
    pub(super) fn check_samples(&mut self) {
        for sample in std::mem::take(&mut self.samples) {
            let table = match sample.side {
                Side::Request | Side::Payload => "/request",
                Side::Response => "/response",
            };
            let is_failure = sample.json.get("status").is_some_and(|status| status == "FAIL");
            let place = Place { table, pointer: String::new(), span: sample.span, is_failure };
            if self.has_table(table) {
                self.check(&place, &sample.json);
            }
        }
    }

    fn has_table(&self, table: &str) -> bool {
        let start = format!("{table}/");
        self.facts.iter().any(|fact| fact.subject.starts_with(&start))
    }

    fn check(&mut self, place: &Place<'_>, value: &Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    self.check_member(place, name, member);
                }
                self.check_missing(place, value);
            }
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    let pointer = format!("{}/{at}", place.pointer);
                    self.check(&Place { pointer, ..*place }, item);
                }
            }
            _ => {}
        }
    }

    fn check_member(&mut self, place: &Place<'_>, name: &str, member: &Value) {
        let subject = format!("{}/{}", place.table, escaped(name));
        let pointer = format!("{}/{}", place.pointer, escaped(name));
        let Some(base) = self.word_of(&subject, Predicate::Type) else {
            if !self.is_cut_table(place.table) {
                let message = format!("The sample has {pointer}, and the table does not.");
                self.find(Kind::SampleUnknownField, &subject, place.span, message);
            }
            return;
        };
        if !fits(&base, member) {
            let message = format!(
                "The table types it {base}; the sample has {} at {pointer}.",
                short(member)
            );
            self.find(Kind::SampleType, &subject, place.span, message);
        }
        self.check_values(&subject, &pointer, place.span, member);
        let inner =
            self.word_of(&subject, Predicate::Of).map(|of| format!("/objects/{}", escaped(&of)));
        let inner = inner.or_else(|| self.object_like(name));
        if let (Some(payload), true) = (payload(name, member), self.has_table(PAYLOAD)) {
            self.check(&Place { table: PAYLOAD, pointer, ..*place }, &payload);
            return;
        }
        if let Some(table) = inner.filter(|table| self.has_table(table)) {
            self.check(&Place { table: &table, pointer, ..*place }, member);
        }
    }

    /// The object without a named type whose heading is the field's name.
    fn object_like(&self, name: &str) -> Option<String> {
        let same = self.objects.iter().find(|object| object.eq_ignore_ascii_case(name))?;
        Some(format!("/objects/{}", escaped(same)))
    }

    fn check_values(&mut self, subject: &str, pointer: &str, span: Span, member: &Value) {
        let text = match member {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return,
        };
        let is_listed = self
            .facts
            .iter()
            .find(|fact| fact.subject == subject && fact.predicate == Predicate::Values);
        let values = is_listed.and_then(|fact| fact.value.as_array());
        if values.is_some_and(|values| !values.iter().any(|value| value == text.as_str())) {
            let message = format!("The table does not list {} at {pointer}.", short(member));
            self.find(Kind::SampleValue, subject, span, message);
        }
    }

    /// Required fields that a sample does not have. A failure has no data.
    fn check_missing(&mut self, place: &Place<'_>, value: &Value) {
        if place.is_failure {
            return;
        }
        let start = format!("{}/", place.table);
        let required = self.facts.iter().filter(|fact| {
            fact.predicate == Predicate::Required
                && fact.value == true
                && fact.subject.starts_with(&start)
        });
        let names = required.map(|fact| fact.subject[start.len()..].to_owned());
        let missing: Vec<String> = names.filter(|name| value.get(name).is_none()).collect();
        for name in missing {
            let (subject, pointer) = (format!("{start}{name}"), &place.pointer);
            let message = format!("The table requires it; the sample has no {pointer}/{name}.");
            self.find(Kind::SampleMissingField, &subject, place.span, message);
        }
    }

    fn word_of(&self, subject: &str, predicate: Predicate) -> Option<String> {
        let fact =
            self.facts.iter().find(|fact| fact.subject == subject && fact.predicate == predicate);
        fact.and_then(|fact| fact.value.as_str()).map(str::to_owned)
    }

    /// Whether the page ends in this table, so that fields may be missing in it.
    fn is_cut_table(&self, table: &str) -> bool {
        self.section.subject() == table
    }
}

/// The table of what a webhook carries in its member `data`.
const PAYLOAD: &str = "/objects/Notification";

/// The JSON in the string `data`.
fn payload(name: &str, member: &Value) -> Option<Value> {
    let text = member.as_str().filter(|_| name == "data")?;
    serde_json::from_str(text).ok().filter(Value::is_object)
}

/// The names of the members of all samples of a page.
pub(super) fn members(page: &Page) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for block in &page.blocks {
        if let Block::Code(code) = block
            && let Ok(json) = serde_json::from_str(&code.text.text)
        {
            collect(&json, &mut names);
        }
    }
    names
}

fn collect(json: &Value, names: &mut BTreeSet<String>) {
    match json {
        Value::Object(members) => {
            names.extend(members.keys().cloned());
            members.values().for_each(|member| collect(member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        _ => {}
    }
}

/// Whether a value of a sample is of the table's type.
fn fits(base: &str, value: &Value) -> bool {
    match base {
        _ if value.is_null() => true,
        "string" => value.is_string(),
        "integer" | "long" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "decimal" => value.is_number(),
        "boolean" => value.is_boolean(),
        "list" => value.is_array(),
        // An object of which there may be a list.
        _ => value.is_object() || value.is_array(),
    }
}
