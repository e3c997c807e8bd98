//! [`Ledger`]: the vectors that an implementation is known to fail.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

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
    pub expect_fail: BTreeMap<String, String>,
}

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or is none, or an entry gives no reason.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(|error| Error::new(path, error))?;
        let ledger: Self = serde_json::from_str(&text).map_err(|error| Error::new(path, error))?;
        match ledger.expect_fail.iter().find(|(_, why)| why.trim().is_empty()) {
            Some((id, _)) => Err(Error::new(path, format!("{id}: say why it fails"))),
            None => Ok(ledger),
        }
    }
}
