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
