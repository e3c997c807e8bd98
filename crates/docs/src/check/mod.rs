//! A page against the spec: what differs, what a recorded decision covers, what is open.
//!
//! The spec is taken in the form of `model.json`, the resolved model that the generator exports.

mod agreed;
mod codes;
mod compare;
mod decisions;
mod fields;
mod page;
mod rules;
mod samples;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::fact::{Fact, Finding, Kind, Predicate};
use crate::read::{PageKind, Reading};
use crate::span::Span;

pub use agreed::Agreement;

use decisions::Decisions;

/// A place where a page and the spec say different things.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Where in the spec's file: a JSON Pointer such as `/objects/Payee/fields/name`.
    pub pointer: String,
    /// What differs.
    pub predicate: Predicate,
    /// What the page says; nothing where it is silent.
    pub page: Option<Value>,
    /// What the spec says; nothing where it is silent.
    pub spec: Option<Value>,
    /// Where the page says so.
    pub span: Option<Span>,
    /// The recorded decision that covers it.
    pub decision: Option<String>,
}

/// A recorded decision about something that the page does not say any more.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lapsed {
    /// Where in the spec's file.
    pub pointer: String,
    /// What it decides.
    pub predicate: Predicate,
    /// What the page says now.
    pub page: Value,
    /// Where the page says so.
    pub span: Span,
    /// The decision.
    pub decision: String,
}

/// A finding of the page with the decision that covers it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Open {
    /// The finding.
    pub finding: Finding,
    /// Where in the spec's file it belongs, where that is known.
    pub pointer: Option<String>,
    /// The recorded decision that covers it.
    pub decision: Option<String>,
}

/// A page compared with the spec.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Checked {
    /// The id of the endpoint or webhook that the page is about; nothing where the spec has none.
    pub id: Option<String>,
    /// How many statements of the page were compared.
    pub compared: usize,
    /// Statements that the spec has no place for, by what they state.
    pub not_compared: BTreeMap<String, usize>,
    /// Where page and spec differ, whether decided or not.
    pub differences: Vec<Difference>,
    /// Decisions that override nothing any more.
    pub lapsed: Vec<Lapsed>,
    /// Findings of the page that a person has to decide, whether decided or not.
    pub open: Vec<Open>,
    /// What page and spec state alike.
    pub agreed: Vec<Agreement>,
    /// The places of the spec of which the page has all that it says.
    pub known: BTreeSet<String>,
    /// The place of the spec in whose row the page ends, where it is cut off.
    pub cut: Option<String>,
}

impl Checked {
    /// Whether there is a difference that no decision covers, or a decision without a difference.
    #[must_use]
    pub fn differs(&self) -> bool {
        !self.lapsed.is_empty() || self.differences.iter().any(|one| one.decision.is_none())
    }

    /// Whether there is a finding that no decision covers, or nothing to compare with.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.id.is_none() || self.open.iter().any(|one| one.decision.is_none())
    }
}

/// Compares a page that was read with the spec, given as the value of `model.json`.
///
/// A page that is neither an endpoint nor a webhook is not compared: it gives `None`.
#[must_use]
pub fn check(reading: &Reading, model: &Value) -> Option<Checked> {
    if reading.kind == PageKind::Other {
        return None;
    }
    let Some(entry) = entry(reading, model) else {
        let open = reading.findings.iter().filter(|one| one.kind.is_open());
        let open =
            open.map(|finding| Open { finding: finding.clone(), pointer: None, decision: None });
        return Some(Checked {
            id: None,
            compared: 0,
            not_compared: BTreeMap::new(),
            differences: Vec::new(),
            lapsed: Vec::new(),
            open: open.collect(),
            agreed: Vec::new(),
            known: BTreeSet::new(),
            cut: None,
        });
    };
    let mut checker = Checker::new(reading, model, entry);
    checker.messages();
    checker.page();
    checker.codes();
    checker.samples();
    checker.orphans();
    checker.open();
    Some(checker.finish())
}

/// The endpoint or webhook of the model that a page is about: by path, or by `bizType`.
fn entry<'a>(reading: &Reading, model: &'a Value) -> Option<&'a Value> {
    let text = |subject: &str, predicate| reading.value(subject, predicate).and_then(Value::as_str);
    if let Some(path) = text("/endpoint", Predicate::Path) {
        return model["endpoints"].as_array()?.iter().find(|entry| entry["path"] == path);
    }
    let kinds = reading.value("/request/bizType", Predicate::Values)?.as_array()?;
    model["webhooks"].as_array()?.iter().find(|entry| kinds.contains(&entry["bizType"]))
}

struct Checker<'a> {
    reading: &'a Reading,
    model: &'a Value,
    entry: &'a Value,
    decisions: Decisions<'a>,
    differences: Vec<Difference>,
    lapsed: Vec<Lapsed>,
    compared: BTreeSet<usize>,
    /// The pointer of the spec for each subject of the page.
    pointers: BTreeMap<String, String>,
    /// The table in which the page ends: what it does not have is unknown.
    last_table: Option<String>,
    open: Vec<Open>,
}

impl<'a> Checker<'a> {
    fn new(reading: &'a Reading, model: &'a Value, entry: &'a Value) -> Self {
        let cut = reading.findings.iter().rev().find(|one| one.kind == Kind::CutOff);
        let last_table = cut.map(|one| table_of(&one.subject));
        Self {
            reading,
            model,
            entry,
            decisions: Decisions::new(model, entry),
            differences: Vec::new(),
            lapsed: Vec::new(),
            compared: BTreeSet::new(),
            pointers: BTreeMap::new(),
            last_table,
            open: Vec::new(),
        }
    }

    /// The facts of a subject with a predicate. They count as compared.
    fn facts_of(&mut self, subject: &str, predicate: Predicate) -> Vec<&'a Fact> {
        let facts = self.reading.facts.iter().enumerate();
        let found =
            facts.filter(|(_, fact)| fact.subject == subject && fact.predicate == predicate);
        let found: Vec<(usize, &Fact)> = found.collect();
        self.compared.extend(found.iter().map(|(at, _)| *at));
        found.into_iter().map(|(_, fact)| fact).collect()
    }

    fn fact_of(&mut self, subject: &str, predicate: Predicate) -> Option<&'a Fact> {
        self.facts_of(subject, predicate).first().copied()
    }

    /// Notes a difference, with the decision that covers it.
    fn differ(
        &mut self,
        pointer: &str,
        predicate: Predicate,
        fact: Option<&Fact>,
        spec: Option<Value>,
    ) {
        let page = fact.map(|fact| fact.value.clone());
        self.differ_by(pointer, predicate, page, spec, fact.map(|fact| fact.span));
    }

    /// Notes the decisions that the page gives no reason for any more.
    fn agree(&mut self, pointer: &str, fact: &Fact) {
        for decision in self.decisions.lapsed(pointer, fact.predicate, &fact.value) {
            self.lapsed.push(Lapsed {
                pointer: pointer.to_owned(),
                predicate: fact.predicate,
                page: fact.value.clone(),
                span: fact.span,
                decision: decision.to_owned(),
            });
        }
    }

    fn differ_by(
        &mut self,
        pointer: &str,
        predicate: Predicate,
        page: Option<Value>,
        spec: Option<Value>,
        span: Option<Span>,
    ) {
        let decision = self.decisions.covers(pointer, predicate, page.as_ref(), spec.as_ref());
        self.differences.push(Difference {
            pointer: pointer.to_owned(),
            predicate,
            page,
            spec,
            span,
            decision,
        });
    }

    /// Whether the page may end inside a table, or has lost rows of it.
    fn is_open_table(&self, table: &str) -> bool {
        let has_lost = |one: &Finding| {
            one.subject == table
                && matches!(one.kind, Kind::UnreadRow | Kind::Ambiguous | Kind::CutOff)
        };
        self.last_table.as_deref() == Some(table) || self.reading.findings.iter().any(has_lost)
    }

    /// Whether the page is not cut off before the end of its tables of fields.
    fn goes_past_tables(&self) -> bool {
        self.last_table.as_deref().is_none_or(|table| table == "/codes")
    }

    /// The findings that a person has to decide.
    fn open(&mut self) {
        for finding in self.reading.findings.iter().filter(|one| one.kind.is_open()) {
            let pointer = self.pointers.get(&finding.subject).cloned();
            let decision =
                pointer.as_deref().and_then(|pointer| self.decisions.of(pointer, finding));
            self.open.push(Open { finding: finding.clone(), pointer, decision });
        }
    }

    fn finish(self) -> Checked {
        let mut not_compared = BTreeMap::new();
        for (at, fact) in self.reading.facts.iter().enumerate() {
            if !self.compared.contains(&at) {
                let word = serde_json::to_value(fact.predicate).unwrap_or_default();
                let word = word.as_str().unwrap_or_default().to_owned();
                *not_compared.entry(word).or_default() += 1;
            }
        }
        Checked {
            agreed: self.agreed(),
            known: self.known(),
            cut: self.cut(),
            id: self.entry["id"].as_str().map(str::to_owned),
            compared: self.compared.len(),
            not_compared,
            differences: self.differences,
            lapsed: self.lapsed,
            open: self.open,
        }
    }
}

/// The table that a subject is in: `/request/page` is in `/request`.
fn table_of(subject: &str) -> String {
    let parts: Vec<&str> = subject.split('/').collect();
    let length = if parts.get(1) == Some(&"objects") { 3 } else { 2 };
    parts[..length.min(parts.len())].join("/")
}
