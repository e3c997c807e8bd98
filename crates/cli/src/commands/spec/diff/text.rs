//! `bpay spec diff` for people.

use anstyle::Style;
use binance_pay_diff::render::{Context, brief};
use binance_pay_diff::{Change, Grade, Report};
use serde_json::Value;

use crate::output::{BAD, DIM, GOOD, NOTE};
use crate::page::Page;

/// How much of a value is shown.
const MOST: usize = 300;

/// Two values of at most this many characters stand in one line.
const SHORT: usize = 32;

pub(super) fn page(report: &Report, context: &Context<'_>) -> String {
    let mut page = Page::default();
    for section in report.sections() {
        page.heading(format!("{}: {}", section.part, section.title));
        let mut changes: Vec<&Change> = section.changes.iter().collect();
        changes.sort_by_key(|change| change.grade());
        for change in changes {
            entry(change, context, &mut page);
        }
    }
    page.space();
    let counts: Vec<String> = Grade::ALL
        .iter()
        .map(|grade| (report.count(*grade), grade))
        .filter(|(count, _)| *count > 0)
        .map(|(count, grade)| format!("{count} {grade}"))
        .collect();
    let counts = if counts.is_empty() { "Nothing differs".to_owned() } else { counts.join(", ") };
    page.plain(0, format!("{counts}. Suggested release of the crate: {}.", report.bump()));
    page.into_text()
}

fn entry(change: &Change, context: &Context<'_>, page: &mut Page) {
    let within = if change.within().is_empty() { "the whole" } else { change.within() };
    page.entry(2, style(change, context), change.grade().as_str(), within);
    values(change, page);
    if change.grade() != Grade::DocOnly {
        let victims: Vec<_> = change.victims().iter().map(|victim| victim.as_str()).collect();
        let hurts = match victims.as_slice() {
            [] => String::new(),
            victims => format!(" Hurts {}.", victims.join(", ")),
        };
        page.plain(4, format!("{}{hurts}", change.rule.meaning()));
    }
    if let Some(reason) = &change.approval {
        page.plain(4, format!("Approved: {reason}"));
    }
    page.line(4, DIM, format!("{} {}", change.rule, change.fingerprint));
}

/// What was and is there, in one line where both are short.
fn values(change: &Change, page: &mut Page) {
    let [old, new] = [&change.old, &change.new].map(|value| value.as_ref().map(side));
    match (old, new) {
        (Some(old), Some(new)) if old.chars().count().max(new.chars().count()) <= SHORT => {
            page.plain(4, format!("{old} -> {new}"));
        }
        (old, new) => {
            for (name, value) in [("old", old), ("new", new)] {
                if let Some(value) = value {
                    page.pair(4, name, value);
                }
            }
        }
    }
}

fn style(change: &Change, context: &Context<'_>) -> Style {
    match change.grade() {
        _ if !change.is_open() => DIM,
        _ if context.fails(change) => BAD,
        Grade::Breaking => BAD,
        Grade::NeedsDecision | Grade::Risky => NOTE,
        Grade::Additive => GOOD,
        _ => DIM,
    }
}

fn side(value: &Value) -> String {
    let text = brief(value);
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
