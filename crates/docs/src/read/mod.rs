//! From the page tree to facts and findings.

mod codes;
mod fields;
mod prose;
mod samples;
mod sections;
mod signature;
mod tables;
mod text;
mod twice;

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::fact::{Fact, Finding, Kind, Predicate};
use crate::page::{Block, Code, CodeState, Page};
use crate::span::{Span, Text};
use crate::statistics::Statistics;

use sections::Section;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// An endpoint: the page has its line with method and path, or its section.
    Endpoint,
    /// A webhook.
    Webhook,
    /// Something else.
    Other,
}

/// A page that was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// What the page is about.
    pub kind: PageKind,
    /// What it says.
    pub facts: Vec<Fact>,
    /// What about it is open or lost.
    pub findings: Vec<Finding>,
    /// How much of its tables was read.
    pub statistics: Statistics,
    /// What stands where.
    #[serde(skip)]
    pub page: Page,
}

impl Reading {
    /// Whether a person has to decide something before the page can be relied on.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.findings.iter().any(|finding| finding.kind.is_open())
    }

    /// The value that the page states of something.
    #[must_use]
    pub fn value(&self, subject: &str, predicate: Predicate) -> Option<&Value> {
        let mut facts = self.facts.iter();
        let fact = facts.find(|fact| fact.subject == subject && fact.predicate == predicate);
        fact.map(|fact| &fact.value)
    }
}

/// Reads a page: HTML, Markdown or plain text in any of its forms.
///
/// It never fails: what cannot be read is told in [`Reading::findings`].
///
/// # Examples
///
/// ```
/// use binance_pay_docs::{Kind, Predicate, read};
///
/// let page = "EndPoint\nPOST /example/openapi/thing\nRequest Parameters\n\
///             | Attributes | Type | Required | Limitation | Description |\n\
///             |---|---|---|---|---|\n\
///             | colour | string | Y | maximum length 8 | what to paint it |\n\
///             | size | int | perhaps | max 10 | how large |\n";
/// let reading = read(page);
/// assert_eq!(reading.value("/request/colour", Predicate::MaxLength).unwrap(), 8);
/// assert_eq!(reading.value("/request/size", Predicate::Required), None);
/// assert_eq!(reading.findings[0].kind, Kind::UnknownWord);
/// ```
#[must_use]
pub fn read(source: &str) -> Reading {
    let source = &*crate::page::with_line_ends(source);
    let page = Page::read(source);
    let mut reader = Reader::new(&page);
    for block in &page.blocks {
        reader.block(block);
    }
    reader.finish(source);
    let Reader { facts, findings, statistics, .. } = reader;
    let kind = kind(&page, &facts);
    Reading { kind, facts, findings, statistics, page }
}

fn kind(page: &Page, facts: &[Fact]) -> PageKind {
    let has_heading = |words: &[&str]| {
        page.blocks
            .iter()
            .any(|block| matches!(block, Block::Heading(text) if words.contains(&&*text.text)))
    };
    let has_path = facts.iter().any(|fact| fact.predicate == Predicate::Path);
    let has_request = has_heading(&["Request Parameters", "Response Parameters", "Response"]);
    if has_heading(&["Webhook Endpoints"]) {
        PageKind::Webhook
    } else if has_path || (has_request && has_heading(&["EndPoint", "Endpoint", "End Point"])) {
        PageKind::Endpoint
    } else {
        PageKind::Other
    }
}

struct Reader<'a> {
    page: &'a Page,
    section: Section,
    /// Whether no table stands between the last heading and this place.
    is_first_table: bool,
    facts: Vec<Fact>,
    findings: Vec<Finding>,
    statistics: Statistics,
    /// The objects that have a table on the page.
    objects: BTreeSet<String>,
    /// The names of all members of all samples.
    members: BTreeSet<String>,
    samples: Vec<samples::Sample>,
    /// Names of fields that prose mentions.
    mentions: Vec<(String, Text)>,
}

impl<'a> Reader<'a> {
    fn new(page: &'a Page) -> Self {
        Self {
            page,
            section: Section::Start,
            is_first_table: true,
            facts: Vec::new(),
            findings: Vec::new(),
            statistics: Statistics::new(),
            objects: sections::objects(page),
            members: samples::members(page),
            samples: Vec::new(),
            mentions: Vec::new(),
        }
    }

    fn block(&mut self, block: &Block) {
        self.doubts(block);
        match block {
            Block::Heading(heading) => {
                self.section = self.section.below(&heading.text);
                self.is_first_table = true;
            }
            Block::Paragraph(text) => self.paragraph(text),
            Block::Furniture(_) => {}
            Block::Table(table) => self.table(table),
            Block::Code(code) => self.code(code),
        }
    }

    /// What the layout of a block leaves in doubt.
    fn doubts(&mut self, block: &Block) {
        let doubts = &self.page.doubts;
        let before = |byte: usize| doubts.partition_point(|one| one.span.start < byte);
        let span = block.span();
        for doubt in &doubts[before(span.start)..before(span.end.max(span.start))] {
            self.find(doubt.kind, &self.section.subject(), doubt.span, doubt.message.clone());
        }
    }

    /// Whether the words of a place may not count.
    fn is_in_doubt(&self, span: Span) -> bool {
        let mut doubts = self.page.doubts.iter();
        doubts.any(|one| one.span.start < span.end && span.start < one.span.end)
    }

    fn code(&mut self, code: &Code) {
        let text = &code.text;
        match (&self.section, code.state) {
            (_, CodeState::Lost) => self.find(
                Kind::CodeLost,
                &self.section.subject(),
                text.span,
                "Only the word Code is left of a code block.".to_owned(),
            ),
            (Section::Endpoint, _) => self.paragraph(text),
            (Section::Sample(_), state) => self.sample(text, state),
            _ if text.text.starts_with(['{', '[']) => self.sample(text, code.state),
            _ => self.fact("/page", Predicate::Prose, text.text.clone(), text.span, "code"),
        }
    }

    fn fact(
        &mut self,
        subject: &str,
        predicate: Predicate,
        value: impl Into<Value>,
        span: Span,
        rule: &'static str,
    ) {
        let subject = subject.to_owned();
        self.facts.push(Fact { subject, predicate, value: value.into(), span, rule });
    }

    fn find(&mut self, kind: Kind, subject: &str, span: Span, message: String) {
        let (subject, readings) = (subject.to_owned(), Vec::new());
        self.findings.push(Finding { kind, subject, span, message, readings, unread: None });
    }

    fn find_readings(
        &mut self,
        kind: Kind,
        subject: &str,
        span: Span,
        message: &str,
        readings: Vec<String>,
    ) {
        let (subject, message) = (subject.to_owned(), message.to_owned());
        self.findings.push(Finding { kind, subject, span, message, readings, unread: None });
    }

    fn find_unread(&mut self, kind: Kind, subject: &str, text: &Text, message: &str) {
        let (subject, message) = (subject.to_owned(), message.to_owned());
        let unread = Some(text.text.clone());
        let readings = Vec::new();
        self.findings.push(Finding { kind, subject, span: text.span, message, readings, unread });
    }

    /// What can only be said once the whole page is read.
    fn finish(&mut self, source: &str) {
        self.end(source);
        self.contradictions();
        self.mentioned();
        self.prose_against_tables(source);
        self.check_samples();
        self.check_signatures();
        self.findings.sort_by_key(|finding| (finding.span, finding.kind));
    }

    /// Where the page ends. Only HTML shows that nothing is missing.
    fn end(&mut self, source: &str) {
        if self.page.is_whole || source.trim().is_empty() {
            return;
        }
        let at = Span::new(source.trim_end().len(), source.len());
        let is_cut = match self.page.blocks.last() {
            Some(Block::Code(code)) => code.state == CodeState::Cut,
            Some(Block::Table(table)) => {
                table.rows.last().is_some_and(|row| row.is_cut && !table.form.is_glued())
            }
            _ => false,
        };
        let message = match (is_cut, &self.section) {
            (true, _) => "The page is cut off here: what would follow is unknown.",
            (_, Section::Codes) => {
                "The page ends in its last section: more codes may follow, and nothing shows whether they do."
            }
            _ => "The page ends before its result codes: what would follow is unknown.",
        };
        self.find(Kind::CutOff, &self.section.subject(), at, message.to_owned());
    }
}
