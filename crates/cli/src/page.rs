//! [`Page`]: a text for people, 80 columns wide.

use std::fmt::{Display, Write as _};

use anstyle::Style;

use crate::output::{DIM, HEAD};
use crate::text::{COLUMNS, printable, printable_lines, wrap};

/// Where the texts of pairs begin, counted from their label.
const PAIR: usize = 11;

/// How far the lines below an entry's first are moved in.
const HANG: usize = 8;

/// A text under construction, with colours. Foreign text in it cannot control the terminal.
#[derive(Debug)]
pub(crate) struct Page {
    text: String,
    columns: usize,
}

impl Default for Page {
    fn default() -> Self {
        Self { text: String::new(), columns: COLUMNS }
    }
}

impl Page {
    /// A page of messages: each is one line, except where a terminal would break it.
    pub(crate) fn of_messages(is_terminal: bool) -> Self {
        let columns = if is_terminal { COLUMNS } else { usize::MAX };
        Self { columns, ..Self::default() }
    }

    /// A message after its label.
    pub(crate) fn message(&mut self, margin: usize, style: Style, label: &str, text: impl Display) {
        let (label, text) = (printable(label), printable(&text.to_string()));
        let (first, rest) = self.hang(&text, margin, label.chars().count() + 1);
        // To a String, writing does not fail.
        let _ = writeln!(self.text, "{:margin$}{style}{label}{style:#} {first}", "");
        self.lines(margin + HANG, &rest);
    }

    /// A heading, with an empty line above.
    pub(crate) fn heading(&mut self, text: impl Display) {
        self.space();
        self.line(0, HEAD, text);
    }

    /// An empty line, except at the top.
    pub(crate) fn space(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// One line in one style, broken where it is too long.
    pub(crate) fn line(&mut self, margin: usize, style: Style, text: impl Display) {
        let text = printable_lines(&text.to_string());
        for line in wrap(&text, self.columns.saturating_sub(margin)) {
            // To a String, writing does not fail.
            let _ = writeln!(self.text, "{:margin$}{style}{line}{style:#}", "");
        }
    }

    /// Plain text.
    pub(crate) fn plain(&mut self, margin: usize, text: impl Display) {
        self.line(margin, Style::new(), text);
    }

    /// A name and what is said of it, in one line where it fits.
    pub(crate) fn entry(&mut self, margin: usize, style: Style, name: &str, text: impl Display) {
        let name = printable_lines(name);
        let text = printable_lines(&text.to_string());
        let (first, rest) = self.hang(&text, margin, name.chars().count() + 2);
        let _ = writeln!(self.text, "{:margin$}{style}{name}{style:#}  {first}", "");
        self.lines(margin + HANG, &rest);
    }

    /// A dim label and its text beside it.
    pub(crate) fn pair(&mut self, margin: usize, label: &str, text: impl Display) {
        let hanging = margin + PAIR;
        let text = printable_lines(&text.to_string());
        for (index, line) in wrap(&text, self.columns.saturating_sub(hanging)).iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            let width = PAIR - 2;
            let _ = writeln!(self.text, "{:margin$}{DIM}{label:width$}{DIM:#}  {line}", "");
        }
    }

    /// A name and, to the right of it, cells of these widths, each moved to the right.
    pub(crate) fn row(
        &mut self,
        style: Style,
        name: &str,
        width: usize,
        cells: &[(String, usize)],
    ) {
        let gap = width.saturating_sub(name.chars().count());
        let _ = write!(self.text, "{style}{name}{style:#}{:gap$}", "");
        for (cell, width) in cells {
            let _ = write!(self.text, "{cell:>width$}");
        }
        self.text.push('\n');
    }

    /// Lines that are laid out already.
    pub(crate) fn block(&mut self, text: &str) {
        self.text.push_str(text.trim_end_matches('\n'));
        self.text.push('\n');
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// The part of a text that fits beside its label, and the lines below.
    fn hang(&self, text: &str, margin: usize, label: usize) -> (String, Vec<String>) {
        let beside = self.columns.saturating_sub(margin + label);
        let below = self.columns.saturating_sub(margin + HANG);
        let mut lines = wrap(text, beside).into_iter();
        let first = lines.next().unwrap_or_default();
        let rest: Vec<String> = lines.collect();
        let rest = if rest.is_empty() { rest } else { wrap(&rest.join(" "), below) };
        (first, rest)
    }

    fn lines(&mut self, margin: usize, lines: &[String]) {
        for line in lines {
            let _ = writeln!(self.text, "{:margin$}{line}", "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_too_long() {
        let words = "words and ".repeat(40);
        let mut page = Page::default();
        page.heading(&words);
        page.plain(6, &words);
        page.entry(2, Style::new(), "a-name", &words);
        page.pair(4, "label", &words);
        page.message(0, Style::new(), "label:", &words);
        page.space();
        page.block("a\n b\n\n");
        let text = page.into_text();
        assert!(text.ends_with("\n\na\n b\n"), "{text}");
        for line in anstream::adapter::strip_str(&text).to_string().lines() {
            assert!(line.chars().count() <= COLUMNS, "{line}");
        }
    }

    #[test]
    fn a_message_is_one_line_unless_a_terminal_would_break_it() {
        let words = "words and ".repeat(40);
        for (is_terminal, lines) in [(false, 1), (true, 6)] {
            let mut page = Page::of_messages(is_terminal);
            page.message(0, Style::new(), "label:", &words);
            assert_eq!(page.into_text().lines().count(), lines);
        }
    }

    #[test]
    fn short_texts_stay_beside_their_names() {
        let mut page = Page::default();
        page.entry(2, Style::new(), "name", "text");
        page.pair(2, "label", "text");
        let text = anstream::adapter::strip_str(&page.into_text()).to_string();
        assert_eq!(text, "  name  text\n  label      text\n");
    }
}
