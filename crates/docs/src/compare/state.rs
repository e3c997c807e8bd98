//! [`State`]: one state of a page, asked for what it says and for what it cannot show.

use serde_json::Value;

use crate::fact::{Fact, Finding, Kind, Predicate};
use crate::page::{Block, Row};
use crate::read::{PageKind, Reading};
use crate::span::Span;

use super::grade::Side;
use super::{Said, words};

/// One state of a page.
pub(super) struct State<'a> {
    pub(super) reading: &'a Reading,
    /// All words of the page, without what is between them.
    pub(super) words: String,
    /// The table or section in which the page ends, where it may be cut off.
    end: Option<String>,
}

impl<'a> State<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        let cut = reading.findings.iter().rev().find(|one| one.kind == Kind::CutOff);
        let end = cut.map_or_else(|| "/page".to_owned(), |one| table_of(&one.subject));
        let end = (!reading.page.is_whole).then_some(end);
        Self { reading, words: words::of_page(reading), end }
    }

    /// Every table that states fields, in the order of the page.
    pub(super) fn tables(&self) -> Vec<&'a str> {
        let fields = self.reading.facts.iter().filter(|fact| fact.predicate == Predicate::Type);
        let mut tables: Vec<&str> = Vec::new();
        for fact in fields {
            let table = fact.subject.rsplit_once('/').map_or("", |(table, _)| table);
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        tables
    }

    /// The names of a table's fields, in the order of the page.
    pub(super) fn names(&self, table: &str) -> Vec<&'a str> {
        let fields = self.reading.facts.iter().filter(|fact| fact.predicate == Predicate::Type);
        let names = fields.filter_map(|fact| fact.subject.strip_prefix(table)?.strip_prefix('/'));
        let mut found: Vec<&str> = Vec::new();
        for name in names.filter(|name| !name.contains('/')) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }

    pub(super) fn facts(&self, subject: &str) -> impl Iterator<Item = &'a Fact> {
        self.reading.facts.iter().filter(move |fact| fact.subject == subject)
    }

    pub(super) fn fact(&self, subject: &str, predicate: Predicate) -> Option<&'a Fact> {
        self.facts(subject).find(|fact| fact.predicate == predicate)
    }

    /// Whether the page certainly goes on behind the last row of a table.
    pub(super) fn is_complete(&self, table: &str) -> bool {
        let start = format!("{table}/");
        let in_table = self.reading.facts.iter().filter(|fact| fact.subject.starts_with(&start));
        let last = in_table.map(|fact| fact.span.start).max();
        let goes_on = |at: usize| {
            self.reading.page.blocks.last().is_some_and(|block| block.span().start > at)
        };
        self.end.is_none() || last.is_some_and(goes_on)
    }

    /// Whether the page certainly goes on behind all its tables of fields.
    pub(super) fn goes_past_tables(&self) -> bool {
        self.end.as_deref().is_none_or(|end| end == "/codes")
    }

    /// Whether a row that could not be read may be that of a name.
    pub(super) fn may_have(&self, table: &str, name: &str) -> bool {
        let is_lost = |one: &&Finding| {
            one.subject == table
                && matches!(one.kind, Kind::UnreadRow | Kind::Ambiguous | Kind::CutOff)
        };
        let begins =
            |text: &str| text.starts_with(name) || (!text.is_empty() && name.starts_with(text));
        self.reading.findings.iter().filter(is_lost).any(|one| {
            let unread = one.unread.iter().any(|text| begins(text));
            unread || one.readings.iter().any(|reading| begins(reading))
        })
    }

    /// Why a field may state more than was read; nothing where everything was.
    pub(super) fn hides(&self, subject: &str) -> Option<&'static str> {
        if self.row(subject).is_some_and(|row| row.is_cut) {
            return Some(CUT);
        }
        let findings = self.reading.findings.iter().filter(|one| one.subject == subject);
        let why = |one: &Finding| match one.kind {
            Kind::CutOff => Some(CUT),
            Kind::Ambiguous => Some("the other page can be read in several ways there"),
            Kind::UnreadLimitation => Some("words of the other page are not read there"),
            Kind::UnknownWord => Some("the other page has an unknown word there"),
            _ => None,
        };
        findings.filter_map(why).next()
    }

    /// The row of a field.
    pub(super) fn row(&self, subject: &str) -> Option<&'a Row> {
        let at = self.fact(subject, Predicate::Type)?.span.start;
        let tables = self.reading.page.blocks.iter().filter_map(|block| match block {
            Block::Table(table) if table.span.contains(at) => Some(table),
            _ => None,
        });
        tables.flat_map(|table| &table.rows).find(|row| row.span.contains(at))
    }

    /// Whether words of a field's limits were not read.
    pub(super) fn has_unread(&self, subject: &str) -> bool {
        let is_unread =
            |one: &Finding| one.subject == subject && one.kind == Kind::UnreadLimitation;
        self.reading.findings.iter().any(is_unread)
    }

    /// Whether code of the page is lost, broken, or says the same.
    pub(super) fn has_no_code(&self, json: &Value) -> bool {
        let is_lost = |one: &Finding| {
            matches!(one.kind, Kind::CodeLost | Kind::SampleNotJson)
                || (one.kind == Kind::CutOff && one.subject.starts_with("/samples"))
        };
        self.reading.findings.iter().any(is_lost)
            || self.words.contains(&words::plain(&json.to_string()))
    }

    /// What a row says behind its requirement, and where.
    pub(super) fn said_of_row(&self, subject: &str) -> Said {
        let row = self.row(subject)?;
        let required = self.fact(subject, Predicate::Required)?;
        let text = words::behind(row, required).trim().to_owned();
        let span = Span::new(required.span.end, row.span.end.max(required.span.end));
        (!text.is_empty()).then(|| (Value::from(text), span))
    }

    /// Whether the other state goes on behind something that this one says: it has a later fact too.
    pub(super) fn is_passed_by(&self, fact: &Fact, other: &State<'_>) -> bool {
        let later = self.reading.facts.iter().filter(|one| one.span.start > fact.span.end);
        let is_field = |one: &&Fact| !matches!(one.predicate, Predicate::Prose | Predicate::Sample);
        later.filter(is_field).any(|one| other.fact(&one.subject, one.predicate).is_some())
    }

    /// The message that a table is of: by its name, by the fields that lead to it, or by its place.
    pub(super) fn side(&self, table: &str) -> Side {
        self.side_within(table, MOST_LEVELS)
    }

    fn side_within(&self, table: &str, levels: usize) -> Side {
        let is_webhook = self.reading.kind == PageKind::Webhook;
        match table {
            "/request" if is_webhook => return Side::Webhook,
            "/request" => return Side::Request,
            "/response" if is_webhook => return Side::Acknowledgement,
            "/response" => return Side::Response,
            "/headers" => return Side::Transport,
            _ if is_webhook => return Side::Webhook,
            _ => {}
        }
        let by = self.ways(table).next().and_then(|way| way.rsplit_once('/'));
        match by {
            Some((from, _)) if levels > 0 => self.side_within(from, levels - 1),
            _ => self.side_by_place(table),
        }
    }

    /// The fields that lead to an object: their type names it, or they have its name.
    pub(super) fn ways<'b>(&'b self, table: &'b str) -> impl Iterator<Item = &'a str> + 'b {
        let name = table.rsplit('/').next().unwrap_or_default();
        let leads = move |fact: &&Fact| match fact.predicate {
            Predicate::Of => fact.value == name,
            Predicate::Type => {
                let own = fact.subject.rsplit('/').next().unwrap_or_default();
                own.eq_ignore_ascii_case(name)
            }
            _ => false,
        };
        self.reading.facts.iter().filter(leads).map(|fact| &*fact.subject)
    }

    /// A table below the response's belongs to the response.
    fn side_by_place(&self, table: &str) -> Side {
        let first = |start: &str| {
            let mut facts = self.reading.facts.iter();
            facts.find(|fact| fact.subject.starts_with(start)).map(|fact| fact.span.start)
        };
        match (first("/response/"), first(table)) {
            (Some(response), Some(own)) if own > response => Side::Response,
            _ => Side::Request,
        }
    }
}

const CUT: &str = "the other page is cut off there";

/// How many objects are followed from one to the next, which may lead back.
const MOST_LEVELS: usize = 8;

/// The table that a subject is in.
fn table_of(subject: &str) -> String {
    let parts: Vec<&str> = subject.split('/').collect();
    let length = if parts.get(1) == Some(&"objects") { 3 } else { 2 };
    parts[..length.min(parts.len())].join("/")
}
