//! [`Report`]: how an implementation did.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::judge::{Answer, judge};
use crate::ledger::Ledger;
use crate::set::Set;
use crate::vector::{Kind, Vector};

/// What became of a vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Outcome {
    /// As expected.
    Passed,
    /// Not as expected.
    Failed,
    /// Not as expected, as the ledger says.
    ExpectedFailure,
    /// As expected, against what the ledger says: it counts as a failure.
    UnexpectedPass,
    /// The implementation says that it cannot do this.
    Unsupported,
}

impl Outcome {
    /// Whether it makes the run fail.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::Failed | Self::UnexpectedPass)
    }
}

/// One vector of a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Case {
    /// The vector's id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, where it did not pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// How an implementation did, vector by vector.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// Every vector that was asked, in order.
    pub cases: Vec<Case>,
    /// Ledger entries that name no vector.
    pub dead_entries: Vec<String>,
    /// What was wrong with how the program ended after its last answer.
    pub ending: Option<String>,
}

impl Report {
    /// Judges the answers that a function gives.
    pub fn of(set: &Set, ledger: &Ledger, mut ask: impl FnMut(&Vector) -> Answer) -> Self {
        let mut report = Self::default();
        for vector in &set.vectors {
            let answer = ask(vector);
            report.add(vector, &answer, ledger);
        }
        report.close(ledger, |id| set.vector(id).is_some());
        report
    }

    pub(crate) fn add(&mut self, vector: &Vector, answer: &Answer, ledger: &Ledger) {
        let listed = ledger.expect_fail.get(&vector.id);
        let judgement = match answer {
            Answer::Outcome(outcome) => judge(vector, outcome),
            Answer::Error(message) => Err(format!("gave up: {message}")),
            Answer::Unsupported(why) => {
                return self.push(vector, Outcome::Unsupported, Some(why.clone()));
            }
        };
        match (judgement, listed) {
            (Ok(()), None) => self.push(vector, Outcome::Passed, None),
            (Ok(()), Some(_)) => {
                let message = "passes, and the ledger says that it fails: take it out".to_owned();
                self.push(vector, Outcome::UnexpectedPass, Some(message));
            }
            (Err(message), None) => self.push(vector, Outcome::Failed, Some(message)),
            (Err(message), Some(why)) => {
                self.push(vector, Outcome::ExpectedFailure, Some(format!("{why} ({message})")));
            }
        }
    }

    pub(crate) fn close(&mut self, ledger: &Ledger, is_known: impl Fn(&str) -> bool) {
        let unknown = ledger.expect_fail.keys().filter(|id| !is_known(id));
        self.dead_entries = unknown.cloned().collect();
    }

    fn push(&mut self, vector: &Vector, outcome: Outcome, message: Option<String>) {
        self.cases.push(Case { id: vector.id.clone(), kind: vector.kind, outcome, message });
    }

    /// How many vectors came to this.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.cases.iter().filter(|case| case.outcome == outcome).count()
    }

    /// Whether nothing failed that the ledger does not expect, at least one vector was judged, no entry
    /// of the ledger is dead, and the program ended well. What is only unsupported was not judged.
    #[must_use]
    pub fn is_success(&self) -> bool {
        let failed = self.cases.iter().any(|case| case.outcome.is_failure());
        let judged = self.count(Outcome::Passed) + self.count(Outcome::ExpectedFailure);
        !failed && self.dead_entries.is_empty() && self.ending.is_none() && judged > 0
    }

    /// `N passed, N failed`, and what else there is.
    #[must_use]
    pub fn summary(&self) -> String {
        let failed = self.cases.iter().filter(|case| case.outcome.is_failure()).count();
        let mut text = format!("{} passed, {failed} failed", self.count(Outcome::Passed));
        for (outcome, word) in [
            (Outcome::ExpectedFailure, "failed as expected"),
            (Outcome::Unsupported, "unsupported"),
        ] {
            if self.count(outcome) > 0 {
                // Writing into a String cannot fail.
                let _ = write!(text, ", {} {word}", self.count(outcome));
            }
        }
        if !self.dead_entries.is_empty() {
            let _ = write!(text, ", {} dead ledger entries", self.dead_entries.len());
        }
        if self.ending.is_some() {
            text.push_str(", and the program ended badly");
        }
        text
    }

    /// A table by kind, every failure, and the summary. What a program said is escaped in it, so that it
    /// neither controls a terminal nor begins a line.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.table();
        text.push('\n');
        for case in self.cases.iter().filter(|case| case.outcome.is_failure()) {
            let message = printable(case.message.as_deref().unwrap_or_default());
            let _ = writeln!(text, "FAILED {}: {message}", printable(&case.id));
        }
        if let Some(message) = &self.ending {
            let _ = writeln!(text, "FAILED after the last answer: {}", printable(message));
        }
        for id in &self.dead_entries {
            let id = printable(id);
            let _ = writeln!(text, "DEAD   {id}: the ledger names it, and no vector has this id");
        }
        text + &self.summary() + "\n"
    }

    fn table(&self) -> String {
        let mut counts: BTreeMap<Kind, [usize; 4]> = BTreeMap::new();
        for case in &self.cases {
            let column = match case.outcome {
                Outcome::Passed => 0,
                Outcome::Failed | Outcome::UnexpectedPass => 1,
                Outcome::ExpectedFailure => 2,
                Outcome::Unsupported => 3,
            };
            counts.entry(case.kind).or_default()[column] += 1;
        }
        let mut text = format!(
            "{:<10}{:>8}{:>8}{:>10}{:>13}\n",
            "kind", "passed", "failed", "expected", "unsupported"
        );
        for (kind, [passed, failed, expected, unsupported]) in counts {
            let kind = kind.as_str();
            let _ =
                writeln!(text, "{kind:<10}{passed:>8}{failed:>8}{expected:>10}{unsupported:>13}");
        }
        text
    }

    /// The same for programs that read the XML of `JUnit`.
    #[must_use]
    pub fn junit(&self) -> String {
        let failed = self.cases.iter().filter(|case| case.outcome.is_failure()).count();
        let skipped = self.cases.len() - failed - self.count(Outcome::Passed);
        let beside = self.dead_entries.len() + usize::from(self.ending.is_some());
        let mut text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"binance-pay-vectors\" \
             tests=\"{}\" failures=\"{}\" skipped=\"{skipped}\">\n",
            self.cases.len() + beside,
            failed + beside,
        );
        for case in &self.cases {
            let message = escaped(case.message.as_deref().unwrap_or_default());
            let name =
                format!("<testcase classname=\"{}\" name=\"{}\"", case.kind, escaped(&case.id));
            let _ = match case.outcome {
                Outcome::Passed => writeln!(text, "  {name}/>"),
                Outcome::Failed | Outcome::UnexpectedPass => {
                    writeln!(text, "  {name}><failure message=\"{message}\"/></testcase>")
                }
                Outcome::ExpectedFailure | Outcome::Unsupported => {
                    writeln!(text, "  {name}><skipped message=\"{message}\"/></testcase>")
                }
            };
        }
        text + &self.junit_beside() + "</testsuite>\n"
    }

    /// The failures that belong to no vector.
    fn junit_beside(&self) -> String {
        let dead = self.dead_entries.iter().map(|id| ("ledger", &**id, "no vector has this id"));
        let ending = self.ending.iter().map(|message| ("program", "end", &**message));
        let case = |(class, name, message): (&str, &str, &str)| {
            let (name, message) = (escaped(name), escaped(message));
            format!(
                "  <testcase classname=\"{class}\" name=\"{name}\"><failure message=\"{message}\"/></testcase>\n"
            )
        };
        dead.chain(ending).map(case).collect()
    }
}

/// Control characters, and those that turn the direction of a line.
fn controls(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with everything that could control a terminal escaped, line ends too.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if controls(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}

/// For an attribute of XML 1.0, which has no place for control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other if controls(other) => out.push_str(&format!("&#{};", u32::from(other))),
            other => out.push(other),
        }
    }
    out
}
