//! [`Page`]: a text for people, 80 columns wide.

use std::fmt::{Display, Write as _};

use anstyle::Style;

use crate::output::{DIM, HEAD};
use crate::text::{COLUMNS, printable_lines, wrap};

/// Where the texts of pairs begin, counted from their label.
const PAIR: usize = 11;

/// How far the lines below an entry's first are moved in.
const HANG: usize = 8;

/// A text under construction, with colours. Foreign text in it cannot control the terminal.
#[derive(Debug, Default)]
pub(crate) struct Page {
    text: String,
}

impl Page {
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
        for line in wrap(&text, COLUMNS.saturating_sub(margin)) {
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
        let (first, rest) = hang(&printable_lines(&text.to_string()), margin, name.chars().count());
        let _ = writeln!(self.text, "{:margin$}{style}{name}{style:#}  {first}", "");
        self.lines(margin + HANG, &rest);
    }

    /// A dim label and its text beside it.
    pub(crate) fn pair(&mut self, margin: usize, label: &str, text: impl Display) {
        let hanging = margin + PAIR;
        let text = printable_lines(&text.to_string());
        for (index, line) in wrap(&text, COLUMNS.saturating_sub(hanging)).iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            let width = PAIR - 2;
            let _ = writeln!(self.text, "{:margin$}{DIM}{label:width$}{DIM:#}  {line}", "");
        }
    }

    /// Lines that are laid out already.
    pub(crate) fn block(&mut self, text: &str) {
        self.text.push_str(text.trim_end_matches('\n'));
        self.text.push('\n');
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    fn lines(&mut self, margin: usize, lines: &[String]) {
        for line in lines {
            let _ = writeln!(self.text, "{:margin$}{line}", "");
        }
    }
}

/// The part of a text that fits beside its name, and the lines below.
fn hang(text: &str, margin: usize, name: usize) -> (String, Vec<String>) {
    let beside = COLUMNS.saturating_sub(margin + name + 2);
    let below = COLUMNS.saturating_sub(margin + HANG);
    let mut lines = wrap(text, beside).into_iter();
    let first = lines.next().unwrap_or_default();
    let rest: Vec<String> = lines.collect();
    let rest = if rest.is_empty() { rest } else { wrap(&rest.join(" "), below) };
    (first, rest)
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
        page.space();
        page.block("a\n b\n\n");
        let text = page.into_text();
        assert!(text.ends_with("\n\na\n b\n"), "{text}");
        for line in anstream::adapter::strip_str(&text).to_string().lines() {
            assert!(line.chars().count() <= COLUMNS, "{line}");
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
