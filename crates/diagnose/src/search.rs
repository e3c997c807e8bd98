//! The search: first no mistake, then one, then two.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::change::{Change, Field};
use crate::diagnosis::{Difference, Finding, Payload, Step, Verdict};
use crate::message::Message;
use crate::proof::Proof;
use crate::reading::Reading;

/// How many signatures are computed or verified for one diagnosis, at most.
pub const MAX_TRIALS: usize = 40_000;

/// How many bytes are rewritten and hashed for one diagnosis, at most: about a second's work. Every
/// pair of mistakes is tried for bodies of up to some ten kilobytes. For larger ones, up to the
/// 1 MiB that a request may have, it is every single mistake, and pairs as far as this goes.
pub const MAX_BYTES: usize = 320 * 1_048_576;

/// How many findings are told where nobody can tell them apart.
const MOST_FINDINGS: usize = 3;

pub(crate) struct Search<'a> {
    message: Message,
    payload: Vec<u8>,
    changes: &'a [Change],
    proofs: &'a [Proof<'a>],
    readings: &'a [Reading],
    /// Hashes of the payloads that were looked at: what makes no difference is no mistake.
    seen: HashSet<u64>,
    tried: usize,
    bytes: usize,
    found: Option<Found>,
}

/// A payload that is proved to be the signed one, and all that leads to it.
struct Found {
    payload: Vec<u8>,
    /// What is wrong with key, function and text of the signature.
    around: Vec<Step>,
    changes: Vec<(Vec<Field>, Vec<Step>)>,
}

impl<'a> Search<'a> {
    pub(crate) fn new(
        message: Message,
        changes: &'a [Change],
        proofs: &'a [Proof<'a>],
        readings: &'a [Reading],
    ) -> Self {
        let payload = message.payload().unwrap_or_default();
        let (seen, found) = (HashSet::new(), None);
        Self { message, payload, changes, proofs, readings, seen, tried: 0, bytes: 0, found }
    }

    pub(crate) fn tried(&self) -> usize {
        self.tried
    }

    /// Looks for the fewest mistakes that explain one of the readings. `more` gives payloads of one
    /// mistake that no table has, tried after all others of one.
    pub(crate) fn run(&mut self, more: impl Iterator<Item = (Step, Vec<u8>)>) -> Verdict {
        if self.readings.is_empty() {
            return Verdict::Unexplained { complete: true };
        }
        self.unchanged(0);
        if self.found.is_none() {
            self.unchanged(1);
            self.singles(0);
        }
        if self.found.is_none() {
            for (step, payload) in more {
                self.look(&payload, || (vec![Field::Body], vec![step]), 0);
                if self.found.is_some() || self.is_spent() {
                    break;
                }
            }
        }
        if self.found.is_none() {
            self.unchanged(2);
            self.singles(1);
            self.pairs();
        }
        self.verdict()
    }

    /// The right payload, with so many mistakes of key and function.
    fn unchanged(&mut self, mistakes: usize) {
        let payload = std::mem::take(&mut self.payload);
        self.seen.clear();
        self.look(&payload, || (Vec::new(), Vec::new()), mistakes);
        self.payload = payload;
    }

    fn singles(&mut self, mistakes: usize) {
        let message = self.message.clone();
        let changes = self.changes;
        for change in changes.iter().filter(|change| mistakes == 0 || change.may_be_combined()) {
            if self.is_over(1) {
                return;
            }
            if let Some(changed) = self.changed(change, &message) {
                self.look_at(&changed, &[change], mistakes);
            }
        }
    }

    fn pairs(&mut self) {
        let message = self.message.clone();
        let changes = self.changes;
        for (at, first) in changes.iter().enumerate().filter(|(_, one)| one.may_be_combined()) {
            let Some(once) = self.changed(first, &message) else { continue };
            for second in changes.iter().skip(at + 1).filter(|second| first.goes_with(second)) {
                if self.is_over(2) {
                    return;
                }
                if let Some(twice) = self.changed(second, &once) {
                    self.look_at(&twice, &[first, second], 0);
                }
            }
        }
    }

    fn changed(&mut self, change: &Change, message: &Message) -> Option<Message> {
        if change.field() == Field::Body {
            self.bytes = self.bytes.saturating_add(message.body.len());
        }
        change.apply(message)
    }

    fn look_at(&mut self, message: &Message, changes: &[&Change], mistakes: usize) {
        if let Some(payload) = message.payload() {
            let told = || changes.iter().map(|change| (change.field(), change.step)).unzip();
            self.look(&payload, told, mistakes);
        }
    }

    /// Tries one payload with all proofs that take so many mistakes.
    fn look(
        &mut self,
        payload: &[u8],
        changes: impl Fn() -> (Vec<Field>, Vec<Step>),
        mistakes: usize,
    ) {
        if let Some(found) = &mut self.found {
            found.also(payload, changes());
            return;
        }
        if !self.is_new(payload) {
            return;
        }
        for proof in self.proofs.iter().filter(|proof| proof.steps.len() == mistakes) {
            if self.is_spent() {
                return;
            }
            self.tried += 1;
            self.bytes = self.bytes.saturating_add(payload.len());
            if let Some(reading) = proof.proves(payload, self.readings) {
                let around = [&*proof.steps, &*reading.steps].concat();
                let changes = vec![changes()];
                self.found = Some(Found { payload: payload.to_vec(), around, changes });
                return;
            }
        }
    }

    fn is_new(&mut self, payload: &[u8]) -> bool {
        let mut hasher = DefaultHasher::new();
        payload.hash(&mut hasher);
        self.seen.insert(hasher.finish())
    }

    /// Whether nothing more can come of so many changes.
    fn is_over(&self, changes: usize) -> bool {
        let is_explained =
            |found: &Found| found.changes.iter().all(|(_, steps)| steps.len() != changes);
        self.is_spent() || self.found.as_ref().is_some_and(is_explained)
    }

    fn is_spent(&self) -> bool {
        self.tried >= MAX_TRIALS || self.bytes >= MAX_BYTES
    }

    fn verdict(&mut self) -> Verdict {
        let Some(found) = self.found.take() else {
            return Verdict::Unexplained { complete: !self.is_spent() };
        };
        let findings: Vec<Finding> = found
            .changes
            .iter()
            .map(|(_, steps)| Finding {
                steps: [&**steps, &*found.around].concat(),
                payload: Payload::from(found.payload.clone()),
                difference: Difference::between(&self.payload, &found.payload),
            })
            .collect();
        if findings.iter().all(|finding| finding.steps.is_empty()) {
            return Verdict::Correct;
        }
        Verdict::Explained(findings)
    }
}

impl Found {
    /// Another way to the same payload: as many mistakes, in other parts of it. Within one part the
    /// first of the catalogue says it best.
    fn also(&mut self, payload: &[u8], (fields, steps): (Vec<Field>, Vec<Step>)) {
        let as_many = self.changes.iter().all(|(_, known)| known.len() == steps.len());
        let elsewhere = self.changes.iter().all(|(known, _)| *known != fields);
        let is_room = self.changes.len() < MOST_FINDINGS;
        if as_many && elsewhere && is_room && payload == self.payload {
            self.changes.push((fields, steps));
        }
    }
}
