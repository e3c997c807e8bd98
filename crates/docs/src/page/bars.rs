//! Tables with bars between their cells: `| a | b |`, and `a | b |` with a line of dashes.

use super::lines::{Line, Lines};
use super::{Block, Form, Row, Table, words};
use crate::glue;
use crate::span::{Span, Text};

/// Takes the table that begins with the next line, if one does. Where a heading is glued to its head,
/// both.
pub(super) fn take(lines: &mut Lines<'_>) -> Option<Vec<Block>> {
    let first = lines.peek()?;
    let second = lines.peek_at(1);
    let has_head = has_bars(first.text) && second.is_some_and(|line| is_dashes(line.text));
    let form = if first.text.starts_with('|') { Form::Pipes } else { Form::Bars };
    let is_headless = form == Form::Pipes && cells(first).0.len() > 1;
    if !(has_head || is_headless) {
        return None;
    }
    let mut span = first.span;
    let (mut blocks, mut head) = (Vec::new(), Vec::new());
    if is_headless && !has_head && begins_head(&cells(first).0) {
        // The page is cut off before the line of dashes.
        head = cells(first).0;
        lines.next();
    } else if has_head {
        let (mut cells, _) = cells(first);
        blocks.extend(unglue(&mut cells));
        trim_end(&mut cells);
        head = cells;
        lines.next();
        let start = if blocks.is_empty() { None } else { head.first().map(|cell| cell.span) };
        span = start.unwrap_or(first.span).to(second.map_or(span, |line| line.span));
        lines.next();
    }
    let rows = rows(lines, form, head.len());
    span = rows.last().map_or(span, |row| span.to(row.span));
    blocks.push(Block::Table(Table { form, head, rows, span }));
    Some(blocks)
}

/// Whether the first two cells are words above columns.
fn begins_head(cells: &[Text]) -> bool {
    cells.len() > 1 && cells.iter().take(2).all(|cell| words::is_column(&cell.text))
}

/// A heading that is glued to the first cell.
fn unglue(cells: &mut [Text]) -> Option<Block> {
    let first = cells.first_mut()?;
    let (heading, column) = words::heading_and_column(&first.text)?;
    let (at, end) = (heading.len(), first.text.len());
    debug_assert_eq!(at + column.len(), end);
    let heading = first.part(0, at);
    *first = first.part(at, end);
    Some(Block::Heading(heading))
}

/// A head has no columns without a word at its end.
fn trim_end(head: &mut Vec<Text>) {
    while head.last().is_some_and(Text::is_empty) {
        head.pop();
    }
}

fn rows(lines: &mut Lines<'_>, form: Form, columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    while let Some(line) = lines.peek() {
        let is_row = match form {
            Form::Pipes => line.text.starts_with('|'),
            _ => has_bars(line.text),
        };
        let is_head = lines.peek_at(1).is_some_and(|next| is_dashes(next.text));
        let is_rest = lines.peek_at(1).is_none() && !rows.is_empty() && is_unfinished(line.text);
        if is_head || !(is_row || is_rest) {
            break;
        }
        lines.next();
        let (cells, is_closed) = cells(line);
        let is_cut = lines.is_last() && (!is_closed || cells.len() < columns);
        rows.push(Row { cells, span: line.span, is_cut });
    }
    rows
}

/// A last line without a bar can be the start of a name: the page is cut off in it.
fn is_unfinished(line: &str) -> bool {
    let is_capital = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    glue::is_start_of_name(line) || line.chars().all(is_capital)
}

fn has_bars(line: &str) -> bool {
    line.contains('|') && !is_dashes(line)
}

/// Whether a line is the one below a head.
pub(super) fn is_dashes(line: &str) -> bool {
    line.contains("---")
        && line.contains('|')
        && line.chars().all(|letter| matches!(letter, '-' | '|' | ':' | ' '))
}

/// The cells of a line, and whether it ends with a bar.
fn cells(line: Line<'_>) -> (Vec<Text>, bool) {
    let mut start = line.span.start;
    let mut body = line.text;
    if let Some(rest) = body.strip_prefix('|') {
        body = rest;
        start += 1;
    }
    let is_closed = body.ends_with('|');
    let body = body.strip_suffix('|').unwrap_or(body);
    let mut cells = Vec::new();
    for piece in body.split('|') {
        cells.push(unmarked(Text::trimmed(piece, start)));
        start += piece.len() + 1;
    }
    (cells, is_closed)
}

/// A cell without the marks of bold text and of code around it.
fn unmarked(cell: Text) -> Text {
    for mark in ["**", "`"] {
        let inner = cell.text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.is_empty()) {
            let start = cell.span.start + mark.len();
            return Text { text: inner.to_owned(), span: Span::new(start, start + inner.len()) };
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(source: &str) -> (Vec<Block>, Table) {
        let mut blocks = take(&mut Lines::new(source)).unwrap();
        let Some(Block::Table(table)) = blocks.pop() else { panic!("{source}") };
        (blocks, table)
    }

    fn texts(cells: &[Text]) -> Vec<&str> {
        cells.iter().map(|cell| &*cell.text).collect()
    }

    #[test]
    fn both_forms_are_read() {
        let (before, pipes) = table("| **Name** | Code |\n|---|---|\n| a | |\n| b | `c` |\n");
        assert!(before.is_empty());
        assert_eq!((pipes.form, texts(&pipes.head)), (Form::Pipes, vec!["Name", "Code"]));
        assert_eq!(texts(&pipes.rows[0].cells), ["a", ""]);
        assert_eq!(texts(&pipes.rows[1].cells), ["b", "c"]);
        let (before, bars) = table("ThingAttributes | Type | |\n---|---|---|\na | b |\nText");
        assert_eq!(before, [Block::Heading(Text::trimmed("Thing", 0))]);
        assert_eq!((bars.form, texts(&bars.head)), (Form::Bars, vec!["Attributes", "Type"]));
        assert_eq!(bars.rows.len(), 1);
    }

    #[test]
    fn the_last_row_may_be_cut() {
        let (_, table) = table("| Name | Code |\n|---|\n| a | b |\n| c | d");
        assert_eq!(table.rows.iter().map(|row| row.is_cut).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn spans_point_into_the_page() {
        let source = "| Name | Code |\n|---|\n|  a b  | **é** |";
        let (_, table) = table(source);
        for cell in table.rows[0].cells.iter().chain(&table.head) {
            assert_eq!(source[cell.span.start..cell.span.end], cell.text);
        }
    }
}
