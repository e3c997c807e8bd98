//! The page tree: what stands where, in which form. Nothing is understood here but the layout.

mod bars;
mod code;
mod glued;
mod html;
mod lines;
mod marks;
mod stacked;
mod text;
pub(crate) mod words;

pub(crate) use html::is_html;
pub(crate) use text::is_endpoint;

use std::borrow::Cow;

use serde::Serialize;

use crate::fact::Kind;
use crate::span::{Span, Text};

/// A page as a sequence of blocks. Every byte that is no blank belongs to one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// From the top to the bottom.
    pub blocks: Vec<Block>,
    /// Whether the page is known to go to its end: only HTML shows that it does.
    pub is_whole: bool,
    /// Places whose layout says that the words there may not count, from the top to the bottom.
    pub doubts: Vec<Doubt>,
}

/// A place of a page whose words may not count: they are struck out or hidden, or what they belong to
/// cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// As what a finding tells of it.
    pub kind: Kind,
    /// The words.
    pub span: Span,
    /// What is the matter, for people.
    pub message: String,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// The heading of what follows.
    Heading(Text),
    /// A line or a paragraph of prose.
    Paragraph(Text),
    /// What belongs to the site, not to the page: a menu's words, a footer.
    Furniture(Text),
    /// A table.
    Table(Table),
    /// A code block, or JSON that stands between the lines.
    Code(Code),
}

/// The forms in which tables circulate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `<table>`.
    Html,
    /// `| a | b |` with a line of dashes below the head.
    Pipes,
    /// `a | b |` with a line of dashes: empty cells are dropped and later ones moved to the left.
    Bars,
    /// One row a line, the cells with nothing between them.
    Glued,
    /// The same, and the head is lost.
    GluedHeadless,
    /// One cell a line.
    Stacked,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 6] =
        [Self::Html, Self::Pipes, Self::Bars, Self::Glued, Self::GluedHeadless, Self::Stacked];

    /// The form's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pipes => "pipes",
            Self::Bars => "bars",
            Self::Glued => "glued",
            Self::GluedHeadless => "glued-headless",
            Self::Stacked => "stacked",
        }
    }

    /// Whether the cells of a row have nothing between them.
    pub(crate) fn is_glued(self) -> bool {
        matches!(self, Self::Glued | Self::GluedHeadless)
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Its form.
    pub form: Form,
    /// The words above the columns; empty where they are lost.
    pub head: Vec<Text>,
    /// The rows below.
    pub rows: Vec<Row>,
    /// All of it.
    pub span: Span,
}

/// A row of a table. Where the form has no borders between cells, it is one cell; where the page has
/// no borders between rows either, it is what belongs together by its first words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// From the left to the right.
    pub cells: Vec<Text>,
    /// All of it.
    pub span: Span,
    /// Whether it ends where the page is cut off.
    pub is_cut: bool,
}

/// Code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The code; empty where only a mark is left of it.
    pub text: Text,
    /// What it is.
    pub state: CodeState,
}

/// What is left of a code block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeState {
    /// All of it.
    Whole,
    /// The page is cut off inside it.
    Cut,
    /// Lines of JSON whose brackets are lost.
    Broken,
    /// Nothing but the word `Code`.
    Lost,
}

impl Page {
    /// Reads the layout of a page: HTML, Markdown or plain text.
    #[must_use]
    pub fn read(source: &str) -> Self {
        let source = &*with_line_ends(source);
        if is_html(source) { html::read(source) } else { text::read(source) }
    }
}

/// A page whose lines end with `\n`: where they end with `\r` alone, that is replaced, so that every
/// byte keeps its place.
pub(crate) fn with_line_ends(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let is_alone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !(0..bytes.len()).any(is_alone) {
        return Cow::Borrowed(source);
    }
    let letters = source.char_indices();
    Cow::Owned(letters.map(|(at, letter)| if is_alone(at) { '\n' } else { letter }).collect())
}

impl Block {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Heading(text) | Self::Paragraph(text) | Self::Furniture(text) => text.span,
            Self::Table(table) => table.span,
            Self::Code(code) => code.text.span,
        }
    }
}
