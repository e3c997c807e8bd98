//! JSON text: its limits, its members as far as they can be read, and numbers as text.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::faults::Fault;
use super::{Found, Reference};
use crate::bytes::Members;

/// Bounds on a body.
pub(super) struct Limits {
    bytes: usize,
    depth: usize,
    members: usize,
}

impl Limits {
    pub(super) fn of(input: &Members, bytes: usize) -> Self {
        let given = input.object("limits").unwrap_or_default();
        let size = |name: &str, otherwise: usize| {
            let size = given.integer(name).ok().and_then(|size| usize::try_from(size).ok());
            size.unwrap_or(otherwise)
        };
        Self {
            bytes: size("bytes", bytes),
            depth: size("depth", 32),
            members: size("members", 1_000_000),
        }
    }
}

impl Reference {
    /// Whether there are too many bytes.
    pub(super) fn is_too_large(&self, body: &[u8], limits: &Limits) -> bool {
        let more = usize::from(self.has(Fault::LimitBytes));
        let fewer = usize::from(self.has(Fault::LimitExclusive));
        body.len() + fewer > limits.bytes + more
    }

    /// The text of a body within its limits, or why there is none.
    pub(super) fn text(&self, body: &[u8], limits: &Limits) -> Result<String, Found> {
        if self.is_too_large(body, limits) {
            return Err(Found::new("", "too-large"));
        }
        let text = match std::str::from_utf8(body) {
            Ok(text) => text.to_owned(),
            Err(_) if self.has(Fault::ValidateLossy) => String::from_utf8_lossy(body).into_owned(),
            Err(_) => return Err(Found::new("", "json")),
        };
        self.nesting(&text, limits)?;
        let bom = self.has(Fault::ValidateBom);
        Ok(text.strip_prefix('\u{feff}').filter(|_| bom).map(str::to_owned).unwrap_or(text))
    }

    fn nesting(&self, text: &str, limits: &Limits) -> Result<(), Found> {
        let (mut depth, mut members, mut quoted, mut escaped) = (0_usize, 0_usize, false, false);
        for byte in text.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                _ if quoted => {}
                b'{' | b'[' => {
                    depth += 1;
                    members += 1;
                }
                b'}' | b']' => depth = depth.saturating_sub(1),
                b',' => members += 1,
                _ => {}
            }
            if depth > limits.depth + usize::from(self.has(Fault::LimitDepth)) {
                return Err(Found::new("", "too-deep"));
            }
            if members > limits.members && !self.has(Fault::LimitMembers) {
                return Err(Found::new("", "too-large"));
            }
        }
        Ok(())
    }
}

/// The members of an object as far as they can be read, and whether that is all of the text.
pub(super) fn members(text: &str) -> (Vec<(String, String)>, bool) {
    let found = RefCell::new(Vec::new());
    let mut reader = serde_json::Deserializer::from_str(text);
    let outcome = Collect(&found).deserialize(&mut reader).and_then(|()| reader.end());
    (found.into_inner(), outcome.is_ok())
}

struct Collect<'a>(&'a RefCell<Vec<(String, String)>>);

impl<'de> DeserializeSeed<'de> for Collect<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Collect<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
            self.0.borrow_mut().push((name, value.get().to_owned()));
        }
        Ok(())
    }
}

/// A JSON number taken apart: sign, digits before and after the point, exponent.
pub(super) struct Number<'a> {
    pub(super) negative: bool,
    pub(super) whole: &'a str,
    pub(super) fraction: &'a str,
    pub(super) exponent: Option<i32>,
}

pub(super) fn parse_number(text: &str) -> Option<Number<'_>> {
    // Exactly what JSON calls a number.
    let is_json = serde_json::from_str::<&RawValue>(text).is_ok_and(|raw| raw.get() == text);
    let begins = text.trim_start_matches('-').starts_with(|one: char| one.is_ascii_digit());
    if !is_json || !begins {
        return None;
    }
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, Some(exponent.parse().ok()?)),
        None => (text, None),
    };
    let negative = digits.starts_with('-');
    let (whole, fraction) = digits
        .trim_start_matches('-')
        .split_once('.')
        .unwrap_or((digits.trim_start_matches('-'), ""));
    Some(Number { negative, whole, fraction, exponent })
}

impl Number<'_> {
    pub(super) fn is_id(&self) -> bool {
        !self.negative && self.fraction.is_empty() && self.exponent.is_none()
    }

    pub(super) fn places(&self) -> usize {
        let exponent = i64::from(self.exponent.unwrap_or(0));
        usize::try_from(self.fraction.len() as i64 - exponent).unwrap_or(0)
    }

    /// Whether the value is below the other one; both without exponents.
    pub(super) fn is_below(&self, other: &Self) -> bool {
        let places = self.fraction.len().max(other.fraction.len());
        let units = |one: &Self| {
            let digits = format!("{}{:0<places$}", one.whole, one.fraction);
            let digits = digits.trim_start_matches('0').to_owned();
            (one.negative && !digits.is_empty(), digits.len(), digits)
        };
        let (a, b) = (units(self), units(other));
        match (a.0, b.0) {
            (false, false) => (a.1, &a.2) < (b.1, &b.2),
            (true, true) => (a.1, &a.2) > (b.1, &b.2),
            (negative, _) => negative,
        }
    }
}
