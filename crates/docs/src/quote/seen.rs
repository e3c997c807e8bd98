//! What a page says of a place, where it goes far enough to say anything.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Checked;
use crate::fact::{Finding, Kind, Predicate};
use crate::read::Reading;
use crate::span::Span;

use super::overridden::place;
use super::words::{SILENCE, quoted, word};

/// What a page says that the spec says too, and the places of which it has all that it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    agreed: BTreeMap<(String, String), (String, Span)>,
    /// Where page and spec differ.
    differs: BTreeSet<(String, String)>,
    known: BTreeSet<String>,
    has_samples: bool,
}

impl Seen {
    pub(super) fn new(source: &str, reading: &Reading, checked: &Checked) -> Self {
        let agreed = checked.agreed.iter().map(|one| {
            let digest = quoted(source, Some(one.span));
            ((place(&one.pointer), word(&one.predicate)), (digest, one.span))
        });
        let differs =
            checked.differences.iter().map(|one| (place(&one.pointer), word(&one.predicate)));
        Self {
            agreed: agreed.collect(),
            differs: differs.collect(),
            known: checked.known.iter().map(|pointer| place(pointer)).collect(),
            has_samples: has_samples(reading),
        }
    }

    /// The words with which the page agrees with the spec, as their digest and where they stand: none
    /// where both are silent. Nothing where they differ, or the page does not go that far.
    pub(super) fn agreement(&self, place: &str, predicate: &str) -> Option<(&str, Option<Span>)> {
        let key = (place.to_owned(), predicate.to_owned());
        if let Some((digest, span)) = self.agreed.get(&key) {
            return Some((digest, Some(*span)));
        }
        let is_about_sample = predicate.starts_with("sample-");
        let is_silent = self.known.contains(place)
            && !self.differs.contains(&key)
            && (!is_about_sample || self.has_samples);
        is_silent.then_some((SILENCE, None))
    }
}

/// Whether the page has samples, and all of those that it announces: the table of result codes comes
/// behind them.
fn has_samples(reading: &Reading) -> bool {
    let is_lost = |one: &Finding| match one.kind {
        Kind::CodeLost | Kind::SampleNotJson => true,
        Kind::CutOff => !one.subject.starts_with("/codes"),
        _ => false,
    };
    reading.facts.iter().any(|fact| fact.predicate == Predicate::Sample)
        && !reading.findings.iter().any(is_lost)
}
