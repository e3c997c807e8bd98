//! The survivors that are known, each with a reason.

use serde::Deserialize;

use crate::Failure;
use crate::list::Mutant;

/// All of them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ledger {
    #[serde(default)]
    survivor: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The source file.
    file: String,
    /// What is changed, as it is reported.
    change: String,
    /// How the text begins that is changed, where a function has such a change twice.
    #[serde(default)]
    at: String,
    /// Why no test can tell.
    why: String,
}

impl Entry {
    fn is_of(&self, mutant: &Mutant, text: &str) -> bool {
        self.file == mutant.file && self.change == mutant.change() && text.starts_with(&self.at)
    }
}

impl Ledger {
    /// Reads the text of the ledger.
    ///
    /// # Errors
    ///
    /// It has another form, or an entry without a reason.
    pub(crate) fn parse(text: &str) -> Result<Self, Failure> {
        let ledger: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        match ledger.survivor.iter().find(|entry| entry.why.trim().is_empty()) {
            Some(entry) => Err(format!("{}: {} has no reason", entry.file, entry.change)),
            None => Ok(ledger),
        }
    }

    /// The reason for a survivor.
    #[must_use]
    pub(crate) fn reason(&self, mutant: &Mutant, text: &str) -> Option<&str> {
        let entry = self.survivor.iter().find(|entry| entry.is_of(mutant, text))?;
        Some(&entry.why)
    }

    /// Entries for a file of the run that are of no survivor.
    pub(crate) fn stale<'l>(
        &'l self,
        in_run: impl Fn(&str) -> bool + 'l,
        survivors: &'l [(&Mutant, String)],
    ) -> impl Iterator<Item = String> + 'l {
        let used = |entry: &Entry| survivors.iter().any(|(mutant, text)| entry.is_of(mutant, text));
        let stale = self.survivor.iter().filter(move |entry| in_run(&entry.file) && !used(entry));
        stale.map(|entry| format!("{}: {} `{}`", entry.file, entry.change, entry.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::{Genre, tests::mutant};

    const TEXT: &str = r#"
        [[survivor]]
        file = "src/lib.rs"
        change = "replace x with >= in f"
        at = "> 5"
        why = "equal is never asked"
    "#;

    #[test]
    fn an_entry_is_found_wherever_its_line_is() {
        let ledger = Ledger::parse(TEXT).unwrap();
        for line in [1, 70] {
            let mutant = mutant(Genre::BinaryOperator, (line, 3), ">=");
            assert_eq!(ledger.reason(&mutant, "> 5 {"), Some("equal is never asked"));
            assert_eq!(ledger.reason(&mutant, "> 6 {"), None);
        }
        let other = mutant(Genre::BinaryOperator, (1, 3), "==");
        assert_eq!(ledger.reason(&other, "> 5 {"), None);
    }

    #[test]
    fn what_no_longer_survives_is_stale() {
        let ledger = Ledger::parse(TEXT).unwrap();
        let stale = |survivors: &[(&Mutant, String)], file: &str| {
            ledger.stale(|asked| asked == file, survivors).count()
        };
        let mutant = mutant(Genre::BinaryOperator, (1, 3), ">=");
        assert_eq!(stale(&[(&mutant, "> 5 {".to_owned())], "src/lib.rs"), 0);
        assert_eq!(stale(&[], "src/lib.rs"), 1);
        // Not in this run.
        assert_eq!(stale(&[], "src/other.rs"), 0);
    }

    #[test]
    fn a_reason_is_needed() {
        let refused = Ledger::parse(&TEXT.replace("equal is never asked", " ")).unwrap_err();
        assert_eq!(refused, "src/lib.rs: replace x with >= in f has no reason");
        assert!(Ledger::parse("[[survivor]]\nreason = 1").is_err());
    }
}
