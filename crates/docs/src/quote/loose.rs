//! Decisions whose words are not on a page any more.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::check::Checked;
use crate::read::Reading;
use crate::span::Span;

use super::overridden::{Overridden, contradictions, decides, overridden, text, texts};
use super::seen::Seen;

/// A decision whose binding no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Loose {
    /// Where the decision is about in the spec, as in its contradiction.
    pub at: String,
    /// What was decided.
    pub decision: String,
    /// Where in the spec the words belong.
    pub pointer: String,
    /// What they state.
    pub predicate: String,
    /// What has become of them.
    pub cause: Cause,
    /// Where the other words stand.
    pub span: Option<Span>,
}

/// Why a binding no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// Other words than those that the decision was taken about.
    Changed,
    /// The page says what the spec says, or nothing that contradicts it.
    NoEffect,
}

/// The decisions that have to be looked at again, because the words that they override are not on the
/// page any more.
///
/// The bindings are those of the model, `quotes`. What lies past the end of a page that is cut off is
/// unknown and loosens nothing.
#[must_use]
pub fn loose(source: &str, reading: &Reading, checked: &Checked, model: &Value) -> Vec<Loose> {
    let Some(id) = checked.id.as_deref() else { return Vec::new() };
    let now = overridden(source, checked, model);
    let seen = Seen::new(source, reading, checked);
    let quotes = model["quotes"].as_array().into_iter().flatten();
    let bindings = quotes.filter(|quotes| quotes["id"] == id);
    let bindings = bindings.flat_map(|quotes| quotes["decisions"].as_array().into_iter().flatten());
    let mut loose = BTreeSet::new();
    for binding in bindings.map(Binding::new) {
        loose.extend(binding.changed(&now));
        loose.extend(binding.without_effect(&now, &seen, model, id));
    }
    loose.into_iter().collect()
}

/// A binding of the model.
struct Binding<'a> {
    at: &'a str,
    decides: Vec<String>,
    overrides: Vec<Override<'a>>,
}

struct Override<'a> {
    place: &'a str,
    predicate: &'a str,
    digests: Vec<&'a str>,
}

impl<'a> Binding<'a> {
    fn new(binding: &'a Value) -> Self {
        let overrides = binding["overrides"].as_array().into_iter().flatten();
        let overrides = overrides.map(|one| Override {
            place: text(&one["at"]),
            predicate: text(&one["predicate"]),
            digests: texts(&one["digests"]).collect(),
        });
        Self {
            at: text(&binding["at"]),
            decides: texts(&binding["decides"]).map(str::to_owned).collect(),
            overrides: overrides.collect(),
        }
    }

    /// Whether it is the binding of a decision that overrides something now.
    fn is_of(&self, one: &Overridden) -> bool {
        one.at == self.at && one.decides == self.decides
    }

    /// Words that the decision would override now, and that it was not taken about.
    fn changed(&self, now: &[Overridden]) -> Vec<Loose> {
        let is_bound = |one: &Overridden| {
            let mut overrides = self.overrides.iter();
            overrides.any(|bound| bound.is_at(one) && bound.digests.contains(&&*one.digest))
        };
        let other = now.iter().filter(|one| self.is_of(one) && !is_bound(one));
        other.map(|one| one.loose(Cause::Changed)).collect()
    }

    /// What the decision has overridden and does not override now, though the page goes that far.
    fn without_effect(
        &self,
        now: &[Overridden],
        seen: &Seen,
        model: &Value,
        id: &str,
    ) -> Vec<Loose> {
        let is_idle =
            |bound: &&Override<'_>| !now.iter().any(|one| self.is_of(one) && bound.is_at(one));
        let idle = self.overrides.iter().filter(is_idle);
        let settled = idle.filter_map(|bound| {
            let (digest, span) = seen.agreement(bound.place, bound.predicate)?;
            // Another state of the page agreed with these words when the decision was bound.
            (!bound.digests.contains(&digest)).then_some((bound, span))
        });
        settled
            .map(|(bound, span)| Loose {
                at: self.at.to_owned(),
                decision: self.decision(model, id),
                pointer: bound.place.to_owned(),
                predicate: bound.predicate.to_owned(),
                cause: Cause::NoEffect,
                span,
            })
            .collect()
    }

    /// What was decided.
    fn decision(&self, model: &Value, id: &str) -> String {
        let mut all = contradictions(model, id);
        let same = all.find(|(at, one)| at == self.at && decides(one) == self.decides);
        same.map(|(_, one)| text(&one["decision"]).to_owned()).unwrap_or_default()
    }
}

impl Override<'_> {
    fn is_at(&self, one: &Overridden) -> bool {
        self.place == one.place && self.predicate == one.predicate
    }
}

impl Overridden {
    fn loose(&self, cause: Cause) -> Loose {
        Loose {
            at: self.at.clone(),
            decision: self.decision.clone(),
            pointer: self.place.clone(),
            predicate: self.predicate.clone(),
            cause,
            span: self.span,
        }
    }
}
