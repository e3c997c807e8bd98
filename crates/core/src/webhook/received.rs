//! [`Received`]: what a webhook tells, with everything that was odd about it.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::violation::Violation;

/// What a webhook tells.
///
/// Each difference from the documentation is in [`deviations`](Self::deviations). Log them: they are
/// how a change of the API shows first.
#[derive(Clone)]
#[non_exhaustive]
pub struct Received<T> {
    /// What is told.
    pub event: T,
    /// Where it differs from the documentation; empty as a rule. Pointers go into the body, and on
    /// into `data` where that is a string that holds JSON: `/data/totalFee`.
    pub deviations: Vec<Violation>,
    pub(super) raw: String,
}

impl<T> Received<T> {
    /// The text of the body, byte for byte. It may hold secrets.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The same with its event turned into something else.
    #[must_use]
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Received<U> {
        Received { event: turn(self.event), deviations: self.deviations, raw: self.raw }
    }
}

impl<T> fmt::Debug for Received<T> {
    /// The text and the event may hold what is private: only lengths are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("deviations", &self.deviations.len())
            .field("raw_length", &self.raw.len())
            .finish_non_exhaustive()
    }
}

/// A webhook that is not known: of a new `bizType`, or without one and of no known form.
///
/// It is genuine and its body is a JSON object; nothing else is known of it.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownEvent {
    pub(super) biz_type: Option<String>,
    pub(super) raw: String,
}

impl UnknownEvent {
    /// The value of `bizType`, if it has one.
    #[must_use]
    pub fn biz_type(&self) -> Option<&str> {
        self.biz_type.as_deref()
    }

    /// The text of the body, byte for byte. It may hold secrets.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }
}

impl Serialize for UnknownEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json: &RawValue = serde_json::from_str(&self.raw).map_err(S::Error::custom)?;
        json.serialize(serializer)
    }
}

impl fmt::Debug for UnknownEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownEvent").field("raw_length", &self.raw.len()).finish_non_exhaustive()
    }
}
