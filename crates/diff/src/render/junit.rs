//! XML in the form of `JUnit`, which most systems for continuous integration show.

use std::fmt::Write as _;

use crate::change::{Change, Report, Section};
use crate::render::{Context, transition, victims};

/// How much of a value a failure shows.
const MOST: usize = 400;

/// A test suite for each part of the spec and a test case for each of its changes: a failure where it
/// fails or waits for a decision, skipped where somebody has approved it. Where nothing differs there is
/// one case, which passes.
#[must_use]
pub fn junit(report: &Report, context: &Context<'_>) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (all, failures) = (report.changes().len(), failures(report.changes(), context));
    let name = escape(&format!("spec diff {} {}", context.old, context.new));
    // To a String, writing does not fail.
    let _ = writeln!(
        text,
        "<testsuites name=\"{name}\" tests=\"{}\" failures=\"{failures}\">",
        all.max(1)
    );
    for section in report.sections() {
        suite(&section, context, &mut text);
    }
    if all == 0 {
        text.push_str("  <testsuite name=\"spec\" tests=\"1\" failures=\"0\" skipped=\"0\">\n");
        text.push_str(
            "    <testcase classname=\"spec\" name=\"no differences\"/>\n  </testsuite>\n",
        );
    }
    text.push_str("</testsuites>\n");
    text
}

fn failures(changes: &[Change], context: &Context<'_>) -> usize {
    changes.iter().filter(|change| context.fails(change) || Context::is_undecided(change)).count()
}

fn suite(section: &Section<'_>, context: &Context<'_>, text: &mut String) {
    let Section { part, changes, .. } = section;
    let name = escape(&part.to_string());
    let approved = changes.iter().filter(|change| !change.is_open()).count();
    let failures = failures(changes, context);
    let tests = changes.len();
    let _ = writeln!(
        text,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" skipped=\"{approved}\">"
    );
    for change in *changes {
        let case = escape(&format!("{} {}", change.within(), change.rule));
        let _ = write!(text, "    <testcase classname=\"{name}\" name=\"{case}\"");
        let message = escape(&format!("{}: {}", change.grade(), transition(change, MOST)));
        let outcome = match &change.approval {
            Some(reason) => format!("<skipped message=\"approved: {}\"/>", escape(reason)),
            None if context.fails(change) || Context::is_undecided(change) => format!(
                "<failure type=\"{}\" message=\"{message}\">{}</failure>",
                change.grade(),
                escape(&format!(
                    "{}\n{}\nHurts: {}\nFingerprint: {}",
                    change.pointer,
                    change.rule.meaning(),
                    victims(change),
                    change.fingerprint
                )),
            ),
            None => format!("<system-out>{message}</system-out>"),
        };
        let _ = writeln!(text, ">{outcome}</testcase>");
    }
    text.push_str("  </testsuite>\n");
}

/// Text in XML 1.0, which has no place for most control characters, escaped or not.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(out, "&#{};", u32::from(character));
            }
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ if character < ' ' => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
    out
}
