//! Annotations of GitHub's workflows.

use std::fmt::Write as _;

use crate::change::Report;
use crate::render::{Context, counts, transition, victims};
use crate::words::Grade;

/// How much of a value an annotation shows.
const MOST: usize = 200;

/// Workflow commands of GitHub Actions, one a line: an error for each change that fails or
/// waits for a decision, a warning for each other that is breaking or risky, a notice for each that is
/// more than documentation, and one notice with the sum. Each names the file of the spec.
#[must_use]
pub fn github(report: &Report, context: &Context<'_>) -> String {
    let mut text = String::new();
    for section in report.sections() {
        let file = property(&format!("{}{}", context.folder, section.file));
        for change in section.changes {
            let level = match change.grade() {
                _ if context.fails(change) || Context::is_undecided(change) => "error",
                Grade::DocOnly => continue,
                Grade::Breaking | Grade::Risky if change.is_open() => "warning",
                _ => "notice",
            };
            let title = property(&format!("{}: {}", change.grade(), change.rule));
            let mut message = format!(
                "{}: {}. {} Hurts: {}. Fingerprint: {}.",
                change.pointer,
                transition(change, MOST),
                change.rule.meaning(),
                victims(change),
                change.fingerprint,
            );
            if let Some(reason) = &change.approval {
                let _ = write!(message, " Approved: {reason}");
            }
            // To a String, writing does not fail.
            let _ = writeln!(text, "::{level} file={file},title={title}::{}", data(&message));
        }
    }
    let sum = format!(
        "{} to {}: {}. Release: {}.",
        context.old,
        context.new,
        counts(report),
        report.bump()
    );
    let _ = writeln!(text, "::notice title={}::{}", property("Changes of the spec"), data(&sum));
    text
}

/// A message; line ends would end the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
