//! [`Change`]: one mistake in what is signed.

mod frame;
mod nonce;
mod timestamp;

use crate::body;
use crate::cause::Cause;
use crate::diagnosis::Step;
use crate::message::{Encoding, Message, Names, Part};

/// One mistake in what is signed. Two of them are combined where their subjects differ.
pub(crate) struct Change {
    pub(crate) subject: Subject,
    pub(crate) step: Step,
    pub(crate) effect: Effect,
}

/// What a mistake is about, in the order in which two are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// What is cut off from the body, before anything else is done with it.
    Trim,
    Layout,
    Members,
    Numbers,
    Strings,
    /// The body becomes something else as a whole.
    Body,
    Edges,
    Bytes,
    Timestamp,
    Nonce,
    Parts,
    Between,
    End,
    Encoding,
    /// A neighbouring moment: too many to be combined with other mistakes.
    Clock,
}

/// The part of the payload that a mistake is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Body,
    Timestamp,
    Nonce,
    Frame,
}

/// What a mistake does.
pub(crate) enum Effect {
    /// None where it changes nothing.
    Body(fn(&[u8]) -> Option<Vec<u8>>),
    Timestamp(Vec<u8>),
    Nonce(Vec<u8>),
    Parts(&'static [Part]),
    /// The body and nothing else.
    BodyAlone,
    Named(Names, &'static str, &'static str),
    Between(&'static str),
    Start(&'static str),
    /// How often the last part is ended.
    Ends(usize),
    Encoding(Encoding),
}

impl Change {
    /// All of the catalogue, by subject.
    pub(crate) fn all(timestamp: &str, nonce: &str) -> Vec<Self> {
        let mut changes: Vec<Self> = body::CHANGES
            .iter()
            .map(|(subject, cause, form, rewrite)| {
                Self::new(*subject, *cause, form, Effect::Body(*rewrite))
            })
            .collect();
        changes.extend(timestamp::changes(timestamp));
        changes.extend(nonce::changes(nonce));
        changes.extend(frame::changes());
        changes.sort_by_key(|change| change.subject);
        changes
    }

    fn new(subject: Subject, cause: Cause, form: &'static str, effect: Effect) -> Self {
        Self { subject, step: Step::new(cause, form), effect }
    }

    /// Whether both can have been made at once.
    pub(crate) fn goes_with(&self, other: &Self) -> bool {
        use Subject::{Body, Layout, Members, Numbers, Strings};
        let is_within = |subject| [Layout, Members, Numbers, Strings].contains(&subject);
        self.subject != other.subject
            && self.may_be_combined()
            && other.may_be_combined()
            && !(is_within(self.subject) && other.subject == Body)
    }

    /// Where it is.
    pub(crate) fn field(&self) -> Field {
        use Subject::{
            Between, Body, Bytes, Clock, Edges, Encoding, End, Layout, Members, Nonce, Numbers,
            Parts, Strings, Timestamp, Trim,
        };
        match self.subject {
            Trim | Layout | Members | Numbers | Strings | Body | Edges | Bytes => Field::Body,
            Timestamp | Clock => Field::Timestamp,
            Nonce => Field::Nonce,
            Parts | Between | End | Encoding => Field::Frame,
        }
    }

    /// Whether it is tried with another mistake, in the payload or around it.
    pub(crate) fn may_be_combined(&self) -> bool {
        self.subject != Subject::Clock
    }

    /// The message with this mistake; none where it makes no difference.
    pub(crate) fn apply(&self, message: &Message) -> Option<Message> {
        let mut changed = message.clone();
        match &self.effect {
            Effect::Body(rewrite) => {
                changed.body = rewrite(&message.body).filter(|body| *body != message.body)?;
            }
            Effect::Timestamp(text) => changed.timestamp.clone_from(text),
            Effect::Nonce(text) => changed.nonce.clone_from(text),
            Effect::Parts(parts) => changed.parts = parts,
            Effect::BodyAlone => (changed.parts, changed.ends) = (&[Part::Body], 0),
            Effect::Named(names, between, end) => {
                (changed.names, changed.between, changed.end) = (Some(*names), between, end);
            }
            Effect::Between(separator) => {
                (changed.between, changed.end) = (separator, separator);
            }
            Effect::Start(text) => changed.start = text,
            Effect::Ends(times) => changed.ends = *times,
            Effect::Encoding(encoding) => changed.encoding = *encoding,
        }
        Some(changed)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use binance_pay::Secret;

    use super::*;
    use crate::diagnosis::Verdict;
    use crate::request::diagnose_request;
    use crate::signed::Signed;
    use crate::text::from_hex;

    #[derive(serde::Deserialize)]
    struct Mistakes {
        requests: Vec<Mistake>,
    }

    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Mistake {
        secret: String,
        timestamp: String,
        nonce: String,
        body: Option<String>,
        body_hex: Option<String>,
        signature: String,
    }

    /// The tests make every row of the tables that do not depend on the input, so none is dead.
    #[test]
    fn every_row_is_made_by_another_hand() {
        let Mistakes { requests } =
            serde_json::from_str(include_str!("../../tests/mistakes.json")).unwrap();
        let mut made = HashSet::new();
        for Mistake { secret, timestamp, nonce, body, body_hex, signature } in &requests {
            let hex = body_hex.as_ref().and_then(|digits| from_hex(digits.as_bytes()));
            let body = body.clone().map(String::into_bytes).or(hex).unwrap();
            let signed = Signed { timestamp, nonce, body: &body, signature };
            let diagnosis = diagnose_request(&signed, &Secret::from(&**secret), None);
            if let Verdict::Explained(findings) = diagnosis.verdict {
                let steps = findings.iter().flat_map(|finding| &finding.steps);
                made.extend(steps.map(|step| (step.cause, step.form)));
            }
        }
        let rows = Change::all("", "").into_iter().map(|change| (change.subject, change.step));
        let rows = rows.filter(|(subject, _)| {
            ![Subject::Timestamp, Subject::Clock, Subject::Nonce].contains(subject)
        });
        let never: Vec<_> =
            rows.filter(|(_, step)| !made.contains(&(step.cause, step.form))).collect();
        assert!(never.is_empty(), "{never:#?}");
    }
}
