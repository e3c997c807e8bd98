//! `bpay spec coverage` for people.

use crate::model::{Counts, Coverage, Row};
use crate::output::{DIM, HEAD, NAME};
use crate::page::Page;

/// The name of a column, its width, and what it counts.
const COLUMNS: [(&str, usize, &str); 8] = [
    ("docs", 5, "members that the page has"),
    ("else", 5, "members known from elsewhere: an SDK, a live answer, another page"),
    ("infer", 6, "limits and other facts that no page says"),
    ("open", 5, "facts that nobody has read, or not wholly"),
    ("good", 5, "samples that are read"),
    ("bad", 4, "samples that are no JSON, cut off, or against the page's own table"),
    ("codes", 6, "result codes that the page lists"),
    ("decided", 8, "contradictions of the documentation, each with a decision"),
];

pub(super) fn page(coverage: &Coverage) -> String {
    let mut page = Page::default();
    let rows = || coverage.endpoints.iter().chain(&coverage.webhooks);
    let width = rows().map(|row| row.id.len()).max().unwrap_or_default();
    let parts = [("Endpoints", &coverage.endpoints), ("Webhooks", &coverage.webhooks)];
    for (title, rows) in parts {
        page.space();
        page.row(HEAD, title, width, &COLUMNS.map(|(name, width, _)| (name.to_owned(), width)));
        for Row { id, counts } in rows {
            page.row(NAME, id, width, &cells(counts));
        }
    }
    page.space();
    page.row(HEAD, "Total", width, &cells(&coverage.total));
    let general = &coverage.general;
    page.plain(0, format!(
        "{} result codes, {} of them without a name; {} more contradictions in what holds for all.",
        general.codes, general.unnamed_codes, general.contradictions
    ));
    page.space();
    for (name, _, meaning) in COLUMNS {
        page.pair(0, name, meaning);
    }
    page.line(0, DIM, "Values of enums are counted with --json.");
    page.into_text()
}

fn cells(counts: &Counts) -> [(String, usize); 8] {
    let numbers = [
        counts.fields.documented,
        counts.fields.elsewhere,
        counts.inferred,
        counts.unread,
        counts.samples.valid,
        counts.samples.invalid,
        counts.codes,
        counts.contradictions,
    ];
    let mut cells = COLUMNS.map(|(_, width, _)| (String::new(), width));
    for (cell, number) in cells.iter_mut().zip(numbers) {
        // Nothing says nothing better than a zero.
        cell.0 = if number == 0 { "-".to_owned() } else { number.to_string() };
    }
    cells
}
