//! What the page and the spec state alike, and where the page goes far enough to say so.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::fact::{Fact, Kind, Predicate};
use crate::span::Span;

use super::Checker;

/// A statement of the page that the spec makes too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// Where in the spec: a JSON Pointer, as in [`Difference`](super::Difference).
    pub pointer: String,
    /// What is stated.
    pub predicate: Predicate,
    /// Where the page says so.
    pub span: Span,
}

/// Predicates of which a place of the page may state several.
const SEVERAL: &[Predicate] = &[
    Predicate::RequiredWithout,
    Predicate::AtLeastOneOf,
    Predicate::RequiredIf,
    Predicate::IgnoredIf,
    Predicate::OnlyWithStatus,
    Predicate::Sample,
];

/// Predicates whose values are compared one by one.
const COMPARED: &[Predicate] = &[
    Predicate::Method,
    Predicate::Path,
    Predicate::Audience,
    Predicate::Deprecated,
    Predicate::Type,
    Predicate::Required,
    Predicate::MaxLength,
    Predicate::MaxItems,
    Predicate::Minimum,
    Predicate::Maximum,
    Predicate::Scale,
    Predicate::Charset,
    Predicate::Values,
    Predicate::CodeName,
];

impl Checker<'_> {
    /// Every statement that was compared and does not differ.
    pub(super) fn agreed(&self) -> Vec<Agreement> {
        let mut seen = BTreeSet::new();
        let mut agreed = Vec::new();
        for fact in self.compared.iter().filter_map(|at| self.reading.facts.get(*at)) {
            let is_first = seen.insert((&fact.subject, fact.predicate));
            let counts =
                SEVERAL.contains(&fact.predicate) || is_first && COMPARED.contains(&fact.predicate);
            if !counts || self.differs_at(fact) {
                continue;
            }
            if let Some(pointer) = self.pointer_of(fact) {
                agreed.push(Agreement { pointer, predicate: fact.predicate, span: fact.span });
            }
        }
        agreed
    }

    /// The places of the spec of which the page states all that it has to say: what is not there, it
    /// does not say.
    pub(super) fn known(&self) -> BTreeSet<String> {
        let cut = self.cut();
        let is_known = |subject: &str| {
            let mut facts = self.reading.facts.iter().filter(|fact| fact.subject == subject);
            facts.any(|fact| matches!(fact.predicate, Predicate::Type | Predicate::Required))
                && !self.is_open_field(subject)
        };
        let known = self.pointers.iter().filter(|(subject, _)| is_known(subject));
        let known = known.filter(|(_, pointer)| cut.as_ref() != Some(pointer));
        known.map(|(_, pointer)| pointer.clone()).collect()
    }

    /// The place of the spec in whose row the page ends, where it is cut off: what it does not say
    /// there it may not have come to.
    pub(super) fn cut(&self) -> Option<String> {
        let is_cut = self.reading.findings.iter().any(|one| one.kind == Kind::CutOff);
        let last = self.reading.facts.last().filter(|_| is_cut)?;
        self.pointers.get(&last.subject).cloned()
    }

    fn differs_at(&self, fact: &Fact) -> bool {
        self.differences
            .iter()
            .any(|one| one.predicate == fact.predicate && one.span == Some(fact.span))
    }

    /// Where in the spec a fact belongs.
    fn pointer_of(&self, fact: &Fact) -> Option<String> {
        match fact.predicate {
            Predicate::Method | Predicate::Path | Predicate::Audience | Predicate::Deprecated => {
                serde_json::to_value(fact.predicate).ok()?.as_str().map(|word| format!("/{word}"))
            }
            Predicate::CodeName => {
                fact.subject.strip_prefix("/codes/").map(|code| format!("/results/{code}"))
            }
            Predicate::Sample => self.sample_of(fact).map(|name| format!("/samples/{name}")),
            // Whether a reply has data is up to its outcome: the spec has no such word.
            Predicate::Required if fact.subject == "/response/data" => None,
            _ => self.pointers.get(&fact.subject).cloned(),
        }
    }

    /// The sample of the spec that has the same content.
    fn sample_of(&self, fact: &Fact) -> Option<&str> {
        let json: Value = serde_json::from_str(fact.value.as_str()?).ok()?;
        let samples = self.entry["samples"].as_array()?;
        let same = samples.iter().find(|sample| {
            let text = sample["json"].as_str().unwrap_or_default();
            serde_json::from_str::<Value>(text).is_ok_and(|sample| sample == json)
        });
        same?["name"].as_str()
    }
}
