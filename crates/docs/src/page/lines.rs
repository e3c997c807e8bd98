//! [`Lines`]: a page as lines without the blanks around them.

use crate::span::{Span, Text};

/// A line without the blanks around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
}

impl Line<'_> {
    pub(super) fn to_text(self) -> Text {
        Text { text: self.text.to_owned(), span: self.span }
    }
}

/// The lines that are not blank, and a place between them.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    pub(super) source: &'a str,
    lines: Vec<Line<'a>>,
    at: usize,
    /// How many bytes were looked through for closing brackets.
    looked_through: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let mut start = 0;
        let mut lines = Vec::new();
        for piece in source.split_inclusive('\n') {
            let text = piece.trim();
            if !text.is_empty() {
                let from = start + (piece.len() - piece.trim_start().len());
                lines.push(Line { text, span: Span::new(from, from + text.len()) });
            }
            start += piece.len();
        }
        Self { source, lines, at: 0, looked_through: 0 }
    }

    /// The next line.
    pub(super) fn peek(&self) -> Option<Line<'a>> {
        self.peek_at(0)
    }

    /// The line so many lines ahead.
    pub(super) fn peek_at(&self, ahead: usize) -> Option<Line<'a>> {
        self.lines.get(self.at + ahead).copied()
    }

    /// The line drawn right below the next one, which makes that a heading.
    pub(super) fn underline(&self) -> Option<Line<'a>> {
        let (words, rule) = (self.peek()?, self.peek_at(1)?);
        let between = self.source.get(words.span.end..rule.span.start)?;
        let is_right_below = between.matches('\n').count() == 1;
        let is_short = words.text.len() < 100 && !super::words::is_rule(words.text);
        (is_right_below && is_short && super::words::is_rule(rule.text)).then_some(rule)
    }

    /// Takes the next line.
    pub(super) fn next(&mut self) -> Option<Line<'a>> {
        let line = self.peek()?;
        self.at += 1;
        Some(line)
    }

    /// The page from a byte on, to look for a closing bracket in; `None` where a page with very many
    /// brackets that do not close was looked through again and again.
    pub(super) fn look_through(&mut self, start: usize) -> Option<&'a str> {
        const MOST_TIMES: usize = 64;
        let rest = self.source.get(start..)?;
        self.looked_through += rest.len();
        (self.looked_through <= MOST_TIMES * self.source.len()).then_some(rest)
    }

    /// Counts a look that ended early.
    pub(super) fn looked_at_only(&mut self, start: usize, length: usize) {
        let rest = self.source.len().saturating_sub(start + length);
        self.looked_through = self.looked_through.saturating_sub(rest);
    }

    /// Goes on below a byte.
    pub(super) fn skip_to(&mut self, byte: usize) {
        while self.peek().is_some_and(|line| line.span.end <= byte) {
            self.at += 1;
        }
        // What stands behind the byte in its line is a line of its own.
        if let Some(line) = self.lines.get_mut(self.at).filter(|line| line.span.start < byte) {
            let rest = &line.text[byte - line.span.start..];
            let before = rest.len() - rest.trim_start().len();
            line.span.start = byte + before;
            line.text = rest.trim_start();
        }
    }

    /// Whether there are blanks or none at all behind the last line.
    pub(super) fn is_last(&self) -> bool {
        self.at >= self.lines.len()
    }
}
