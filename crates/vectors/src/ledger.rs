//! [`Ledger`]: the vectors that an implementation is known to fail.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs};

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use crate::error::Error;

/// The vectors that an implementation is known to fail, each with a reason.
///
/// The file is JSON: `{"implementation": "..", "expect-fail": {"<id>": "<why>"}}`. A listed vector that
/// passes fails the run, so that the list cannot outlive its reasons.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Ledger {
    /// Whose ledger it is.
    pub implementation: String,
    /// Ids, and why each fails.
    #[serde(deserialize_with = "each_once")]
    pub expect_fail: BTreeMap<String, String>,
}

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or is none, or an entry gives no reason or is there twice.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(|error| Error::new(path, error))?;
        let ledger: Self = serde_json::from_str(&text).map_err(|error| Error::new(path, error))?;
        match ledger.expect_fail.iter().find(|(_, why)| why.trim().is_empty()) {
            Some((id, _)) => Err(Error::new(path, format!("{id}: say why it fails"))),
            None => Ok(ledger),
        }
    }
}

/// A map would keep the last of two entries, and nobody would hear of the other.
fn each_once<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    from.deserialize_map(EachOnce)
}

struct EachOnce;

impl<'de> Visitor<'de> for EachOnce {
    type Value = BTreeMap<String, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of ids with their reasons")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((id, why)) = map.next_entry::<String, String>()? {
            if entries.contains_key(&id) {
                return Err(A::Error::custom(format!("the id {id} is there twice")));
            }
            entries.insert(id, why);
        }
        Ok(entries)
    }
}
