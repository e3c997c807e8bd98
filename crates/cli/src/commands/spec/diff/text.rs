//! `bpay spec diff` for people.

use anstyle::Style;
use binance_pay_diff::render::{Context, brief};
use binance_pay_diff::{Change, Grade, Report};
use serde_json::Value;

use crate::output::{BAD, DIM, GOOD, NOTE};
use crate::page::Page;

/// How much of a value is shown.
const MOST: usize = 300;

pub(super) fn page(report: &Report, context: &Context<'_>) -> String {
    let mut page = Page::default();
    for section in report.sections() {
        page.heading(format!("{}: {}", section.part, section.title));
        for change in section.changes {
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
    page.pair(4, "rule", change.rule);
    if change.grade() != Grade::DocOnly {
        page.pair(4, "means", change.rule.meaning());
    }
    let victims: Vec<_> = change.victims().iter().map(|victim| victim.as_str()).collect();
    if !victims.is_empty() {
        page.pair(4, "hurts", victims.join(", "));
    }
    page.pair(4, "old", side(change.old.as_ref()));
    page.pair(4, "new", side(change.new.as_ref()));
    page.pair(4, "name", &change.fingerprint);
    if let Some(reason) = &change.approval {
        page.pair(4, "approved", reason);
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

fn side(value: Option<&Value>) -> String {
    let Some(value) = value else { return "-".to_owned() };
    let text = brief(value);
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}...", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
