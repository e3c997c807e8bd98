//! [`Marks`]: what elements around a text say of it: that it is struck out, hidden, raised or lowered,
//! or that it stands in a table within a cell.

use super::Doubt;
use crate::fact::Kind;
use crate::span::Span;

/// How the elements of a table within a cell are named: they end no cell and no row of the outer one.
pub(super) const INNER: &str = "table within a cell";

/// Elements whose words are a note, or count no more.
const MARKED: &[(&str, &str)] = &[
    ("del", "struck out"),
    ("s", "struck out"),
    ("strike", "struck out"),
    ("sup", "raised"),
    ("sub", "lowered"),
];

/// Elements without words.
const VOID: &[&str] = &["input", "img", "link", "meta", "br", "hr", "source", "path", "col", "wbr"];

/// Elements that a second one of their kind ends.
const ENDS_ITSELF: &[&str] = &["tr", "td", "th", "p", "li"];

/// An element that is open and says something of its words.
#[derive(Debug)]
struct Mark {
    tag: String,
    /// How many elements of its name are open, with this one.
    depth: usize,
    what: &'static str,
    /// The doubt about its words, once it has some.
    doubt: Option<usize>,
}

/// The elements that are open and say something of their words, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    /// How many tables are open.
    tables: usize,
    /// Whether a tag stands between the last text and the next.
    is_behind_tag: bool,
    /// From the top to the bottom.
    pub(super) doubts: Vec<Doubt>,
}

impl Doubt {
    /// Words that the page marks: as what, in one word.
    pub(super) fn marked(span: Span, what: &str) -> Self {
        let message = format!("These words are {what}: whether they count cannot be told.");
        Self { kind: Kind::MarkedText, span, message }
    }
}

/// Whether the attributes of an element hide it.
pub(super) fn is_hidden<'a>(attributes: impl IntoIterator<Item = (&'a [u8], &'a [u8])>) -> bool {
    attributes.into_iter().any(|(name, value)| {
        let style: Vec<u8> =
            value.iter().filter(|byte| !byte.is_ascii_whitespace()).copied().collect();
        let style = String::from_utf8_lossy(&style).to_ascii_lowercase();
        let hides = style.contains("display:none") || style.contains("visibility:hidden");
        name == b"hidden" || (name == b"style" && hides)
    })
}

impl Marks {
    /// Begins an element. Whether it is part of a table within a cell.
    pub(super) fn open(&mut self, tag: &str, is_hidden: bool) -> bool {
        self.is_behind_tag = true;
        if ENDS_ITSELF.contains(&tag) && self.tables < 2 {
            self.open.retain(|mark| mark.tag != tag);
        }
        for mark in self.open.iter_mut().filter(|mark| mark.tag == tag) {
            mark.depth += 1;
        }
        self.tables += usize::from(tag == "table");
        let marked = MARKED.iter().find(|(name, _)| *name == tag).map(|(_, what)| *what);
        let what = match (is_hidden, tag == "table" && self.tables > 1) {
            (true, _) => Some("hidden"),
            (_, true) => Some(INNER),
            _ => marked,
        };
        // An element within one of its own kind and mark says nothing more.
        let is_said = |what| self.open.iter().any(|mark| mark.tag == tag && mark.what == what);
        if let Some(what) = what.filter(|what| !VOID.contains(&tag) && !is_said(*what)) {
            self.open.push(Mark { tag: tag.to_owned(), depth: 1, what, doubt: None });
        }
        self.is_inner(tag, self.tables)
    }

    /// Ends an element. Whether it was part of a table within a cell.
    pub(super) fn close(&mut self, tag: &str) -> bool {
        self.is_behind_tag = true;
        let is_inner = self.is_inner(tag, self.tables);
        for mark in self.open.iter_mut().filter(|mark| mark.tag == tag) {
            mark.depth -= 1;
        }
        self.open.retain(|mark| mark.depth > 0);
        if tag == "table" {
            self.tables = self.tables.saturating_sub(1);
        }
        is_inner
    }

    fn is_inner(&self, tag: &str, tables: usize) -> bool {
        tables > 1 && matches!(tag, "table" | "tr" | "td" | "th")
    }

    /// Whether the next text is marked.
    pub(super) fn is_inside(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether a number would be made of the digits at the end of one element and at the start of
    /// another.
    pub(super) fn is_number_glued(&self, before: &str, text: &str) -> bool {
        let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
        let digits = |letter: char| letter.is_ascii_digit();
        let end = &before[before.trim_end_matches(is_part).len()..];
        let start = &text[..text.len() - text.trim_start_matches(is_part).len()];
        self.is_behind_tag && end.contains(digits) && start.contains(digits)
    }

    /// Keeps the doubt about a text, if there is one.
    pub(super) fn doubt(&mut self, span: Span, is_glued: bool) {
        self.is_behind_tag = false;
        for mark in &mut self.open {
            if let Some(doubt) = mark.doubt.and_then(|at| self.doubts.get_mut(at)) {
                doubt.span = doubt.span.to(span);
            } else {
                mark.doubt = Some(self.doubts.len());
                self.doubts.push(mark.what_of(span));
            }
        }
        if is_glued {
            let message = "The digits of two elements stand side by side: whether they are one number cannot be told.";
            let message = message.to_owned();
            self.doubts.push(Doubt { kind: Kind::MarkedText, span, message });
        }
    }
}

impl Mark {
    fn what_of(&self, span: Span) -> Doubt {
        if self.what != INNER {
            return Doubt::marked(span, self.what);
        }
        let message = "A table stands within this cell: neither it nor the row around it is read.";
        Doubt { kind: Kind::NestedTable, span, message: message.to_owned() }
    }
}
