//! Saved HTML: headings, paragraphs, tables and code, with the place of every text.

use super::marks::{self, Marks};
use super::{Block, Code, CodeState, Form, Page, Row, Table};
use crate::span::{Span, Text};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Whether a page is HTML: it begins with a tag, or holds a table of tags.
pub(crate) fn is_html(source: &str) -> bool {
    let start = source.trim_start().get(..64).unwrap_or(source).to_ascii_lowercase();
    let begins = ["<!doctype", "<html", "<head", "<body", "<main", "<article", "<div", "<h1"];
    begins.iter().any(|tag| start.trim_start().starts_with(tag)) || source.contains("<table")
}

pub(super) fn read(source: &str) -> Page {
    let mut reader = Reader::new(source);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(name, value)| (&***name, &**value.value));
                let is_inner = reader.marks.open(&name, marks::is_hidden(attributes));
                reader.open(if is_inner { marks::INNER } else { &name }, tag.span.start);
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                let is_inner = reader.marks.close(&name);
                reader.close(if is_inner { marks::INNER } else { &name }, tag.span.end);
            }
            Token::String(text) => {
                reader.text(&String::from_utf8_lossy(&text.value), text.span.start, text.span.end);
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

/// What the text that comes belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Prose,
    Heading,
    Code,
    HeadCell,
    Cell,
}

struct Reader {
    blocks: Vec<Block>,
    place: Place,
    text: String,
    span: Option<Span>,
    marks: Marks,
    table: Option<Table>,
    row: Vec<Text>,
    is_head_row: bool,
    /// How many elements are open whose text is no part of the page.
    hidden: usize,
    has_article: bool,
    in_article: bool,
    is_closed: bool,
}

impl Reader {
    fn new(source: &str) -> Self {
        Self {
            blocks: Vec::new(),
            place: Place::Prose,
            text: String::new(),
            span: None,
            marks: Marks::default(),
            table: None,
            row: Vec::new(),
            is_head_row: false,
            hidden: 0,
            has_article: source.contains("<article"),
            in_article: false,
            is_closed: false,
        }
    }

    fn open(&mut self, tag: &str, start: usize) {
        match tag {
            "article" => {
                self.flush();
                self.in_article = true;
            }
            "script" | "style" | "nav" | "footer" | "head" | "button" => {
                self.flush_prose();
                self.hidden += 1;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.begin(Place::Heading),
            "pre" => self.begin(Place::Code),
            "table" => {
                self.flush();
                self.table = Some(Table {
                    form: Form::Html,
                    head: Vec::new(),
                    rows: Vec::new(),
                    span: Span::new(start, start),
                });
            }
            "tr" => {
                self.end_row();
            }
            "th" => self.begin_cell(Place::HeadCell),
            "td" => self.begin_cell(Place::Cell),
            "br" | marks::INNER => self.text.push('\n'),
            "p" | "div" | "li" | "ul" | "ol"
                if self.table.is_some() || self.place == Place::Code =>
            {
                self.text.push('\n');
            }
            "p" | "div" | "li" | "ul" | "ol" | "section" | "main" | "body" => {
                self.begin(Place::Prose);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: &str, end: usize) {
        match tag {
            "script" | "style" | "nav" | "footer" | "head" | "button" => {
                self.flush_furniture();
                self.hidden = self.hidden.saturating_sub(1);
            }
            "article" => {
                self.flush();
                self.in_article = false;
                self.is_closed = true;
            }
            "html" | "body" => self.is_closed = true,
            marks::INNER => self.text.push('\n'),
            "td" | "th" => self.end_cell(end),
            "tr" => self.end_row(),
            "table" => self.end_table(end),
            "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.flush(),
            "p" | "div" | "li" if self.table.is_none() && self.place != Place::Code => self.flush(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, start: usize, end: usize) {
        if !text.trim().is_empty() {
            let before = text.len() - text.trim_start().len();
            let after = text.len() - text.trim_end().len();
            let span = if end - start == text.len() {
                Span::new(start + before, end - after)
            } else {
                Span::new(start, end)
            };
            self.span = Some(self.span.map_or(span, |all| all.to(span)));
            self.mark(text, span);
        }
        self.text.push_str(text);
    }

    /// Keeps in mind what the elements around a text say of it. No number is made of the digits of two
    /// elements.
    fn mark(&mut self, text: &str, span: Span) {
        let is_part = self.hidden == 0 && (!self.has_article || self.in_article);
        let is_glued = self.marks.is_number_glued(&self.text, text) && self.place != Place::Code;
        if self.marks.is_inside() || is_glued {
            self.text.push(' ');
        }
        if is_part {
            self.marks.doubt(span, is_glued);
        }
    }

    /// Ends what was before and begins something else.
    fn begin(&mut self, place: Place) {
        if self.table.is_none() {
            self.flush();
            self.place = place;
        }
    }

    fn begin_cell(&mut self, place: Place) {
        self.text.clear();
        self.span = None;
        self.is_head_row |= place == Place::HeadCell;
        self.place = place;
    }

    fn end_cell(&mut self, end: usize) {
        if matches!(self.place, Place::Cell | Place::HeadCell) && self.table.is_some() {
            let text = std::mem::take(&mut self.text);
            let span = self.span.take().unwrap_or(Span::new(end, end));
            self.row.push(Text { text: clean(&text), span });
            self.place = Place::Prose;
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.row);
        let is_head = std::mem::take(&mut self.is_head_row);
        let (Some(table), Some(first)) = (&mut self.table, cells.first()) else { return };
        let span = cells.iter().fold(first.span, |all, cell| all.to(cell.span));
        if is_head && table.head.is_empty() && table.rows.is_empty() {
            table.head = cells;
        } else {
            table.rows.push(Row { cells, span, is_cut: false });
        }
    }

    fn end_table(&mut self, end: usize) {
        self.end_row();
        if let Some(mut table) = self.table.take() {
            let first = table.head.first().map(|cell| cell.span);
            let first = first.or(table.rows.first().map(|row| row.span)).unwrap_or(table.span);
            table.span = Span::new(first.start, end.max(first.start));
            self.blocks.push(Block::Table(table));
        }
        self.text.clear();
        self.span = None;
        self.place = Place::Prose;
    }

    fn flush_prose(&mut self) {
        if self.table.is_none() && self.hidden == 0 && self.place == Place::Prose {
            self.flush();
        }
    }

    /// The text of an element that is no part of the page.
    fn flush_furniture(&mut self) {
        if self.table.is_none() && self.place != Place::Code {
            let text = clean(&std::mem::take(&mut self.text));
            if let Some(span) = self.span.take().filter(|_| !text.is_empty()) {
                self.blocks.push(Block::Furniture(Text { text, span }));
            }
        }
    }

    fn flush(&mut self) {
        if self.table.is_some() {
            return;
        }
        if self.hidden > 0 || (self.has_article && !self.in_article) {
            self.flush_furniture();
            return;
        }
        let place = std::mem::replace(&mut self.place, Place::Prose);
        let raw = std::mem::take(&mut self.text);
        let Some(span) = self.span.take() else { return };
        let text = if place == Place::Code { raw.trim().to_owned() } else { clean(&raw) };
        let text = Text { text, span };
        self.blocks.push(match place {
            Place::Heading => Block::Heading(Text {
                text: text.text.trim_end_matches('#').trim().to_owned(),
                span,
            }),
            Place::Code => Block::Code(Code { text, state: CodeState::Whole }),
            _ if super::words::is_furniture(&text.text) => Block::Furniture(text),
            _ => Block::Paragraph(text),
        });
    }

    fn finish(mut self) -> Page {
        let before = self.table.as_ref().map_or(0, |table| table.span.end);
        let end = self.span.map_or(before, |span| span.end);
        let is_whole = self.is_closed && self.table.is_none() && self.place != Place::Code;
        if self.table.is_some() {
            self.end_cell(end);
            self.end_row();
            if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                row.is_cut = true;
            }
            let end = self
                .table
                .as_ref()
                .and_then(|table| table.rows.last())
                .map_or(end, |row| row.span.end);
            self.end_table(end);
        }
        let is_code = self.place == Place::Code;
        self.flush();
        if let (true, Some(Block::Code(code))) = (is_code, self.blocks.last_mut()) {
            code.state = CodeState::Cut;
        }
        Page { blocks: self.blocks, is_whole, doubts: self.marks.doubts }
    }
}

/// A text with one blank between its words, line ends kept, without the invisible marks that link to
/// headings.
fn clean(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words = line.split([' ', '\t', '\u{a0}']).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ").replace(['\u{200b}', '\u{feff}'], "")
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
