//! [`Span`] and [`Text`]: where a text stands in the page.

use serde::Serialize;

/// A range of bytes of the page as it was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From `start` up to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// From the first byte of this to the last of another that follows.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self { start: self.start.min(last.start), end: self.end.max(last.end) }
    }

    /// Whether a byte belongs to it.
    #[must_use]
    pub fn contains(self, byte: usize) -> bool {
        (self.start..self.end).contains(&byte)
    }
}

/// A text of the page, without blanks at its ends.
///
/// In a page of plain text it is exactly what its span holds; in HTML entities are resolved and tags
/// inside are gone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

impl Text {
    /// A part of a page of plain text, without the blanks around it.
    pub(crate) fn trimmed(part: &str, start: usize) -> Self {
        let before = part.len() - part.trim_start().len();
        let text = part.trim().to_owned();
        let start = start + before;
        Self { span: Span::new(start, start + text.len()), text }
    }

    /// The part from byte `from` up to `to` of a text whose span is as long as itself. Bytes that
    /// are no borders of characters give an empty text.
    pub(crate) fn part(&self, from: usize, to: usize) -> Self {
        let part = self.text.get(from..to).unwrap_or_default();
        if self.is_verbatim() {
            Self::trimmed(part, self.span.start + from)
        } else {
            Self { text: part.trim().to_owned(), span: self.span }
        }
    }

    /// Whether the words stand in the page just so.
    fn is_verbatim(&self) -> bool {
        self.span.end - self.span.start == self.text.len()
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}
