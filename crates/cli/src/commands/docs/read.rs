//! `bpay docs read`: what pages say, what they lost and what is open.

use std::collections::BTreeMap;

use binance_pay_docs::page::Form;
use binance_pay_docs::{Clash, Counts, Fact, Finding, PageKind, Reading, Stated, Statistics};
use serde::Serialize;
use serde_json::Value;

use super::forms::{Place, word};
use super::options::ReadPages;
use super::pages;
use crate::failure::Failure;
use crate::output::{BAD, DIM, GOOD, NAME, NOTE, Output};
use crate::page::Page;
use crate::status::Status;

/// What pages say.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Read {
    /// Page by page, in the order of the command line.
    pages: Vec<OnePage>,
    /// What pages state differently of the same thing.
    between: Vec<ClashForm>,
    /// How much of all tables was read, by form of table.
    statistics: BTreeMap<&'static str, Numbers>,
}

/// One thing of which two pages state different values.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ClashForm {
    /// Of what: a JSON Pointer such as `/codes/400000`.
    subject: String,
    /// What of it, such as `code-name`.
    predicate: String,
    /// What the page says that comes first.
    first: StatedForm,
    /// What another page says.
    other: StatedForm,
}

/// What one page says.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StatedForm {
    /// The file of the page.
    page: String,
    /// The value.
    value: Value,
    /// Where the page says so.
    span: Place,
}

/// One page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OnePage {
    /// Its file.
    page: String,
    /// `endpoint`, `webhook` or `other`.
    #[cfg_attr(test, schemars(with = "String"))]
    kind: PageKind,
    /// What it says.
    facts: Vec<FactForm>,
    /// What about it is open or lost.
    findings: Vec<FindingForm>,
    /// How much of its tables was read, by form of table.
    statistics: BTreeMap<&'static str, Numbers>,
}

/// One statement of a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FactForm {
    /// Of what: a JSON Pointer such as `/request/page`.
    subject: String,
    /// What of it, such as `max-length`.
    predicate: String,
    /// The value.
    value: Value,
    /// Where the page says so.
    span: Place,
    /// The rule by which it was read.
    rule: &'static str,
}

/// Something about a page that a person has to know.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FindingForm {
    /// What kind of thing, such as `unknown-word`.
    kind: String,
    /// Whether it has to be decided; otherwise it says what the page's form has lost.
    open: bool,
    /// Of what: a JSON Pointer; empty for the page.
    subject: String,
    /// Where in the page.
    span: Place,
    /// What is the matter, for people.
    message: String,
    /// Each way to read the place, where there are several.
    readings: Vec<String>,
    /// The words that nothing was made of; left out where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    unread: Option<String>,
}

/// How much of some tables was read.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Numbers {
    /// Tables.
    tables: usize,
    /// Rows below their heads.
    rows: usize,
    /// Cells of the rows that hold something: the sum of the next three.
    cells: usize,
    /// Cells that a rule made facts of.
    consumed: usize,
    /// Cells with several readings.
    ambiguous: usize,
    /// Cells that could not be read, or not all of them.
    unread: usize,
}

/// Reads every page. One with open findings is understood in part.
pub(crate) fn run(args: &ReadPages, out: Output) -> Result<Status, Failure> {
    let mut all = Vec::new();
    for (at, page) in args.pages.iter().enumerate() {
        pages::progress(&args.pages, at, out);
        all.push((pages::name(page), binance_pay_docs::read(&pages::text(page)?)));
    }
    let readings: Vec<Reading> = all.iter().map(|(_, reading)| reading.clone()).collect();
    let clashes = binance_pay_docs::across(&readings);
    let mut total = Statistics::new();
    for (form, counts) in all.iter().flat_map(|(_, reading)| &reading.statistics) {
        total.entry(*form).or_default().add(*counts);
    }
    if out.is_json() {
        out.json(&Read::new(&all, &clashes, &total))?;
    } else {
        out.text(&text(&all, &clashes, &total))?;
    }
    let is_open = all.iter().any(|(_, reading)| has_open(reading));
    Ok(if is_open { Status::Unreadable } else { Status::Done })
}

/// Whether something of a page has to be decided. A page about something else leaves nothing open.
fn has_open(reading: &Reading) -> bool {
    reading.kind != PageKind::Other && reading.is_open()
}

impl Read {
    fn new(all: &[(String, Reading)], clashes: &[Clash], total: &Statistics) -> Self {
        let pages = all.iter().map(|(name, reading)| OnePage {
            page: name.clone(),
            kind: reading.kind,
            facts: reading.facts.iter().map(FactForm::new).collect(),
            findings: reading.findings.iter().map(FindingForm::new).collect(),
            statistics: numbers(&reading.statistics),
        });
        let between = clashes.iter().map(|clash| ClashForm {
            subject: clash.subject.clone(),
            predicate: word(&clash.predicate),
            first: StatedForm::new(all, &clash.first),
            other: StatedForm::new(all, &clash.other),
        });
        let (pages, between) = (pages.collect(), between.collect());
        Self { pages, between, statistics: numbers(total) }
    }
}

impl StatedForm {
    fn new(all: &[(String, Reading)], stated: &Stated) -> Self {
        let page = all.get(stated.page).map(|(name, _)| name.clone()).unwrap_or_default();
        Self { page, value: stated.value.clone(), span: stated.span.into() }
    }
}

impl FactForm {
    fn new(fact: &Fact) -> Self {
        Self {
            subject: fact.subject.clone(),
            predicate: word(&fact.predicate),
            value: fact.value.clone(),
            span: fact.span.into(),
            rule: fact.rule,
        }
    }
}

impl FindingForm {
    fn new(finding: &Finding) -> Self {
        Self {
            kind: word(&finding.kind),
            open: finding.kind.is_open(),
            subject: finding.subject.clone(),
            span: finding.span.into(),
            message: finding.message.clone(),
            readings: finding.readings.clone(),
            unread: finding.unread.clone(),
        }
    }
}

fn numbers(statistics: &Statistics) -> BTreeMap<&'static str, Numbers> {
    let numbers = |counts: &Counts| Numbers {
        tables: counts.tables,
        rows: counts.rows,
        cells: counts.cells,
        consumed: counts.consumed,
        ambiguous: counts.ambiguous,
        unread: counts.unread,
    };
    statistics.iter().map(|(form, counts)| (form.name(), numbers(counts))).collect()
}

fn text(all: &[(String, Reading)], clashes: &[Clash], total: &Statistics) -> String {
    let mut page = Page::default();
    for (name, reading) in all {
        page.heading(format!("{name}: {}", word(&reading.kind)));
        facts(&mut page, reading);
        findings(&mut page, reading);
    }
    if !clashes.is_empty() {
        page.heading("Between pages");
    }
    for clash in clashes {
        let shown = |stated: &Stated| {
            let one = StatedForm::new(all, stated);
            format!("{} in {}", one.value, one.page)
        };
        let words =
            format!("{}: {}; {}", word(&clash.predicate), shown(&clash.first), shown(&clash.other));
        page.entry(2, NOTE, &clash.subject, words);
    }
    page.heading("Tables");
    table(&mut page, total);
    page.into_text()
}

/// Every subject with all that is stated of it.
fn facts(page: &mut Page, reading: &Reading) {
    let mut subjects: Vec<(&str, Vec<String>)> = Vec::new();
    for fact in &reading.facts {
        let value = fact.value.as_str().map_or_else(|| fact.value.to_string(), str::to_owned);
        let stated = format!("{}: {value}", word(&fact.predicate));
        match subjects.iter_mut().find(|(subject, _)| *subject == fact.subject) {
            Some((_, all)) => all.push(stated),
            None => subjects.push((&fact.subject, vec![stated])),
        }
    }
    for (subject, stated) in subjects {
        page.entry(2, NAME, subject, stated.join("; "));
    }
}

/// What is open, one by one; and how often the form has lost something.
fn findings(page: &mut Page, reading: &Reading) {
    let mut lost: BTreeMap<String, usize> = BTreeMap::new();
    page.space();
    for finding in &reading.findings {
        if !finding.kind.is_open() {
            *lost.entry(word(&finding.kind)).or_default() += 1;
            continue;
        }
        page.entry(
            2,
            BAD,
            &word(&finding.kind),
            format!("{} {}", finding.subject, finding.message),
        );
        if let Some(words) = &finding.unread {
            page.line(6, DIM, format!("not read: {words}"));
        }
        for reading in &finding.readings {
            page.line(6, DIM, format!("either: {reading}"));
        }
    }
    for (kind, times) in lost {
        page.entry(2, NOTE, &kind, format!("{times}"));
    }
    if !reading.is_open() {
        page.line(2, GOOD, "nothing is open");
    }
}

/// How much was read, form by form.
fn table(page: &mut Page, total: &Statistics) {
    const NAME_WIDTH: usize = 16;
    const WIDTH: usize = 10;
    let row = |page: &mut Page, style, name: &str, cells: [String; 6]| {
        page.row(style, name, NAME_WIDTH, &cells.map(|cell| (cell, WIDTH)));
    };
    let head = ["tables", "rows", "cells", "consumed", "ambiguous", "unread"];
    row(page, DIM, "form", head.map(str::to_owned));
    for form in Form::ALL {
        if let Some(one) = total.get(&form) {
            let numbers =
                [one.tables, one.rows, one.cells, one.consumed, one.ambiguous, one.unread];
            row(page, NAME, form.name(), numbers.map(|number| number.to_string()));
        }
    }
}
