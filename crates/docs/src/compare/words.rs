//! Words without what stands between them: forms differ in blanks, marks and borders, and not in words.

use crate::fact::{Fact, Predicate};
use crate::limits::{self, Mode};
use crate::page::{Block, Row};
use crate::read::Reading;
use crate::span::{Span, Text};

use super::state::State;

/// Letters and digits, in lower case.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// All words of a page.
pub(super) fn of_page(reading: &Reading) -> String {
    let mut words = String::new();
    for block in &reading.page.blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Furniture(text) => {
                words += &plain(&text.text);
            }
            Block::Code(code) => words += &plain(&code.text.text),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                table.head.iter().chain(cells).for_each(|cell| words += &plain(&cell.text));
            }
        }
    }
    words
}

/// What a row says of a field behind its type and its requirement, without the limits that were read:
/// words for people, and limits that were not read.
pub(super) fn remainder(state: &State<'_>, subject: &str) -> Option<String> {
    let row = state.row(subject)?;
    let required = state.fact(subject, Predicate::Required)?;
    let mut words = plain(&behind(row, required));
    row.cells.iter().filter(|cell| !is_verbatim(cell)).for_each(|cell| unquote(&mut words, cell));
    for fact in state.facts(subject).filter(|fact| is_limit(fact)) {
        remove(&mut words, &plain(&within(row, fact)));
    }
    Some(words)
}

fn remove(words: &mut String, clause: &str) {
    if let Some(at) = words.find(clause).filter(|_| !clause.is_empty()) {
        words.replace_range(at..at + clause.len(), "");
    }
}

/// Takes away the limits of a cell in whose text no places are known: of HTML, where characters are
/// written as entities.
fn unquote(words: &mut String, cell: &Text) {
    let text = Text { text: cell.text.clone(), span: Span::new(0, cell.text.len()) };
    let as_limitation = limits::read(&text, Mode::Limitation);
    let is_limitation = as_limitation.unread.is_empty();
    let read = if is_limitation { as_limitation } else { limits::read(&text, Mode::Description) };
    for stated in read.stated.iter().filter(|one| !one.rule.ends_with("-values") || is_limitation) {
        let clause = text.text.get(stated.span.start..stated.span.end).unwrap_or_default();
        remove(words, &plain(clause));
    }
}

/// Whether a fact is read from a clause, and not from the words of a whole cell.
fn is_limit(fact: &Fact) -> bool {
    let is_other = matches!(
        fact.predicate,
        Predicate::Type
            | Predicate::Of
            | Predicate::Required
            | Predicate::Description
            | Predicate::Cell
            | Predicate::Example
    );
    !is_other
        && !matches!(
            fact.rule,
            "keyed-values" | "listed-values" | "length-in-type" | "scale-in-type"
        )
}

/// The text of a row behind a fact.
pub(super) fn behind(row: &Row, fact: &Fact) -> String {
    let rest = |cell: &Text| {
        if cell.span.contains(fact.span.start) && is_verbatim(cell) {
            cell.text.get(fact.span.end - cell.span.start..).unwrap_or_default().to_owned()
        } else if cell.span.start >= fact.span.end {
            cell.text.clone()
        } else {
            String::new()
        }
    };
    row.cells.iter().map(rest).collect()
}

/// The text of a row at a fact.
fn within(row: &Row, fact: &Fact) -> String {
    let cell = row.cells.iter().find(|cell| cell.span.contains(fact.span.start));
    let Some(cell) = cell.filter(|cell| is_verbatim(cell)) else { return String::new() };
    let start = fact.span.start - cell.span.start;
    let end = fact.span.end.saturating_sub(cell.span.start);
    cell.text.get(start..end).unwrap_or_default().to_owned()
}

fn is_verbatim(cell: &Text) -> bool {
    cell.span.end - cell.span.start == cell.text.len()
}
