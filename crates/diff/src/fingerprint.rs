//! [`Fingerprint`]: a name for a change that stays the same.

use std::fmt::{self, Write as _};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::table::Rule;

/// A name for a change: 16 hexadecimal digits, made of its rule, its pointer, and what was and is
/// there. The wording of reports is no part of it, and of a whole endpoint, field or the like neither
/// is its documentation: an approval survives a sentence that is put better.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

/// How many bytes of the hash are kept.
const BYTES: usize = 8;

/// Members that hold words for people, wherever they stand inside of what came or went.
const WORDING: [&str; 7] = ["doc", "title", "reason", "remedy", "texts", "decision", "otherwise"];

impl Fingerprint {
    pub(crate) fn of(rule: &Rule, pointer: &str, old: Option<&Value>, new: Option<&Value>) -> Self {
        // No rule and no value has a line feed, so that all between them is the pointer.
        let mut text = String::new();
        for part in [&rule.id(), pointer] {
            text.push_str(part);
            text.push('\n');
        }
        for value in [old, new] {
            canonical(value, &mut text);
            text.push('\n');
        }
        let hash = Sha256::digest(text.as_bytes());
        Self(hash.iter().take(BYTES).fold(String::new(), |mut digits, byte| {
            // To a String, writing does not fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        }))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// JSON without blanks, members sorted by name and wording left out. What is absent is empty, which no
/// JSON is.
fn canonical(value: Option<&Value>, text: &mut String) {
    match value {
        None => {}
        Some(Value::Array(items)) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                canonical(Some(item), text);
            }
            text.push(']');
        }
        Some(Value::Object(members)) => {
            let mut members: Vec<_> = members.iter().collect();
            members.retain(|(name, _)| !WORDING.contains(&name.as_str()));
            members.sort_by_key(|(name, _)| *name);
            text.push('{');
            for (index, (name, member)) in members.into_iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                // Names and scalars as JSON writes them, so that none is taken for another.
                let _ = write!(text, "{}:", Value::from(name.as_str()));
                canonical(Some(member), text);
            }
            text.push('}');
        }
        Some(scalar) => {
            let _ = write!(text, "{scalar}");
        }
    }
}
