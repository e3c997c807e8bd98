//! Tables with one cell a line, below a head with one word a line.

use super::lines::Lines;
use super::{Block, Form, Row, Table, code, glued, words};
use crate::span::Text;
use crate::words::{Required, Type};

/// Takes the table that begins with the next line, if one does.
pub(super) fn take(lines: &mut Lines<'_>) -> Option<Block> {
    let columns = (0..)
        .take_while(|ahead| lines.peek_at(*ahead).is_some_and(|line| words::is_column(line.text)))
        .count();
    let near = if columns < 3 { near_head(lines) } else { None };
    if columns < 3 && near.is_none() {
        return None;
    }
    let columns = near.unwrap_or(columns);
    let head: Vec<Text> =
        (0..columns).filter_map(|_| lines.next()).map(super::lines::Line::to_text).collect();
    let has_types = near.is_some() || head.iter().any(|word| word.text == "Type");
    let mut rows: Vec<Row> = Vec::new();
    while let Some(line) =
        lines.peek().filter(|line| !ends(line.text) && lines.underline().is_none())
    {
        let is_start = if has_types { starts_row_at(lines, 0) } else { is_code_name(line.text) };
        lines.next();
        match rows.last_mut().filter(|_| !is_start) {
            Some(row) => {
                row.span = row.span.to(line.span);
                row.cells.push(line.to_text());
            }
            None => {
                rows.push(Row { cells: vec![line.to_text()], span: line.span, is_cut: false });
            }
        }
    }
    if let Some(row) = rows.last_mut() {
        row.is_cut = lines.is_last();
    }
    let first = head.first().map(|word| word.span).unwrap_or_default();
    let last = rows.last().map(|row| row.span).or(head.last().map(|word| word.span));
    let span = first.to(last.unwrap_or(first));
    Some(Block::Table(Table { form: Form::Stacked, head, rows, span }))
}

/// More columns than any page has.
const MOST_COLUMNS: usize = 8;

/// The length of a head of which only some words are known: short lines down to the first row, and the
/// first of them is near to a word above columns.
fn near_head(lines: &Lines<'_>) -> Option<usize> {
    let word = |ahead| lines.peek_at(ahead).map_or("", |line| line.text);
    let is_word = |line: &str| line.len() < 30 && line.split(' ').count() < 4 && !ends_at(line);
    let is_row = |ahead: usize| starts_row_at(lines, ahead);
    let first = word(0);
    if !(words::is_column(first) || words::is_near_column(first)) || !is_word(first) {
        return None;
    }
    let columns = (1..=MOST_COLUMNS).find(|at| is_row(*at) || !is_word(word(*at)))?;
    (columns > 2 && is_row(columns)).then_some(columns)
}

/// Whether a line is no part of a head.
fn ends_at(line: &str) -> bool {
    words::is_heading(line) || line.starts_with('#') || line.contains('|')
}

/// A row begins with a name whose next two lines are a type and whether it is required.
fn starts_row_at(lines: &Lines<'_>, ahead: usize) -> bool {
    let word = |next| lines.peek_at(ahead + next).map_or("", |line| line.text);
    words::is_name(word(0)) && Type::parse(word(1)).is_some() && Required::parse(word(2)).is_some()
}

/// A row of a table of codes begins with the code's name.
fn is_code_name(line: &str) -> bool {
    line.len() > 3
        && line.contains('_')
        && line.chars().all(|letter| matches!(letter, 'A'..='Z' | '0'..='9' | '_'))
}

/// Whether a line is below the table.
fn ends(line: &str) -> bool {
    words::is_heading(line)
        || words::is_furniture(line)
        || line == "Code"
        || line.starts_with('#')
        || words::is_column(line)
        || code::is_json_start(line)
        || code::is_fence(line)
        || glued::is_head(line)
}
