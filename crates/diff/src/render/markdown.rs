//! Markdown, for a comment on a pull request.

use std::fmt::Write as _;

use serde_json::Value;

use crate::change::{Change, Report};
use crate::render::{Context, brief, counts, cut, victims};
use crate::words::Grade;

/// How much of a value a cell shows.
const MOST: usize = 160;

/// A table for each part of the spec, worst changes first.
#[must_use]
pub fn markdown(report: &Report, context: &Context<'_>) -> String {
    let mut text = String::new();
    // To a String, writing does not fail.
    let _ = writeln!(text, "# Changes of the spec\n");
    let _ = writeln!(text, "{} to {}: {}.", code(context.old), code(context.new), counts(report));
    let _ = writeln!(text, "Suggested release of the crate: **{}**.", report.bump());
    for section in report.sections() {
        let _ = writeln!(
            text,
            "\n## {}: {}\n",
            escape(&section.part.to_string()),
            escape(section.title)
        );
        text.push_str("| grade | where | what | old | new |\n|---|---|---|---|---|\n");
        let mut changes: Vec<&Change> = section.changes.iter().collect();
        changes.sort_by_key(|change| change.grade());
        for change in changes {
            row(change, &mut text);
        }
    }
    text
}

fn row(change: &Change, text: &mut String) {
    let grade = match change.grade() {
        Grade::DocOnly => "doc-only".to_owned(),
        grade => format!("**{grade}**"),
    };
    let mut what = format!("{}<br>{}", code(&change.rule.id()), escape(change.rule.meaning()));
    if !change.victims().is_empty() {
        let _ = write!(what, "<br>Hurts: {}", victims(change));
    }
    let _ = write!(what, "<br>{}", code(change.fingerprint.as_str()));
    if let Some(reason) = &change.approval {
        let _ = write!(what, "<br>Approved: {}", escape(reason));
    }
    let side = |value: &Option<Value>| match value {
        Some(value) => code(&cut(&brief(value), MOST)),
        None => "absent".to_owned(),
    };
    let within =
        if change.within().is_empty() { "the whole".to_owned() } else { code(change.within()) };
    let _ = writeln!(
        text,
        "| {grade} | {within} | {what} | {} | {} |",
        side(&change.old),
        side(&change.new)
    );
}

/// A span of code in the cell of a table. It is HTML, because the span of Markdown cannot hold every
/// text.
fn code(text: &str) -> String {
    format!("<code>{}</code>", escape(text))
}

/// Nothing in the text is markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => out.push(' '),
            '&' | '<' | '>' | '"' | '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' | '#' | '@'
            | '!' | ':' => {
                let _ = write!(out, "&#{};", u32::from(character));
            }
            _ if character.is_control() => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
    out
}
