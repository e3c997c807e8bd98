//! Tables whose cells have nothing between them: `pageintYmaximum length 32page`.

use super::lines::{Line, Lines};
use super::{Block, Form, Row, Table, bars, code, words};
use crate::glue;
use crate::span::{Span, Text};

/// What the rows of a table begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Name, type, required.
    Fields,
    /// Name and number of a result code.
    Codes,
    /// Nothing by which they could be told.
    Lines,
}

/// Takes the table that begins with the next line, if one does.
pub(super) fn take(lines: &mut Lines<'_>) -> Option<Block> {
    let first = lines.peek()?;
    let (head, taken) = head(lines);
    let below = lines.peek_at(taken).map_or("", |line| line.text);
    let kind = if glue::has_field(below) {
        Kind::Fields
    } else if glue::has_code(below) {
        Kind::Codes
    } else {
        Kind::Lines
    };
    let is_lost = head.len() < 2 || head.iter().all(|word| word.text.starts_with('('));
    if is_lost && (kind == Kind::Lines || (taken > 0 && head.len() < 2)) {
        return None;
    }
    for _ in 0..taken {
        lines.next();
    }
    let form = if is_lost { Form::GluedHeadless } else { Form::Glued };
    let rows = rows(lines, named(&head).unwrap_or(kind));
    let last = rows.last().map(|row| row.span).or(head.last().map(|word| word.span));
    let span = first.span.to(last.unwrap_or(first.span));
    Some(Block::Table(Table { form, head, rows, span }))
}

/// Whether a line is a head in one piece.
pub(super) fn is_head(line: &str) -> bool {
    words::columns_of(line).is_some_and(|columns| columns.len() > 1)
        || words::near_head(line, false).is_some()
}

/// The words of a line that is a head: all of them known, or some.
fn columns_of<'a>(lines: &Lines<'a>, ahead: usize) -> Option<Vec<&'a str>> {
    let line = lines.peek_at(ahead)?.text;
    let has_field = lines.peek_at(ahead + 1).is_some_and(|below| glue::has_field(below.text));
    let near = || words::near_head(line, has_field && !glue::has_field(line));
    words::columns_of(line).or_else(near)
}

/// The kind that the words of a head say.
fn named(head: &[Text]) -> Option<Kind> {
    let has = |word: &str| head.iter().any(|column| column.text == word);
    match (has("Type"), has("Code")) {
        _ if head.len() < 2 || head.iter().all(|word| word.text.starts_with('(')) => None,
        (true, _) => Some(Kind::Fields),
        (false, true) => Some(Kind::Codes),
        _ => Some(Kind::Lines),
    }
}

/// More lines than a head goes over.
const MOST_OF_HEAD: usize = 24;

/// The words of a head, which may go over several lines, and how many lines they take.
fn head(lines: &Lines<'_>) -> (Vec<Text>, usize) {
    let mut head: Vec<Text> = Vec::new();
    let mut taken = 0;
    while let Some(line) = lines.peek_at(taken).filter(|_| taken < MOST_OF_HEAD) {
        if line.text.starts_with('(') && line.text.ends_with("Level)") {
            match head
                .last_mut()
                .filter(|word| words::is_column(&word.text) && !word.text.ends_with(')'))
            {
                Some(word) => {
                    word.text = format!("{} {}", word.text, line.text);
                    word.span = word.span.to(line.span);
                }
                None => head.push(line.to_text()),
            }
        } else if let Some(columns) = columns_of(lines, taken) {
            head.extend(pieces(line, &columns));
        } else {
            break;
        }
        taken += 1;
    }
    (head, taken)
}

/// The words of one line with their places.
fn pieces(line: Line<'_>, columns: &[&str]) -> Vec<Text> {
    let mut at = 0;
    let piece = |column: &&str| {
        let start = at + line.text[at..].find(*column).unwrap_or_default();
        at = start + column.len();
        let span = Span::new(line.span.start + start, line.span.start + at);
        Text { text: (*column).to_owned(), span }
    };
    columns.iter().map(piece).collect()
}

fn rows(lines: &mut Lines<'_>, kind: Kind) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    while let Some(line) = lines.peek().filter(|line| !ends(line.text, lines)) {
        if kind == Kind::Lines && !rows.is_empty() && !is_row_of_lines(lines, line) {
            break;
        }
        lines.next();
        let is_start = match kind {
            Kind::Fields => glue::has_field(line.text) || glue::looks_like_field(line.text),
            Kind::Codes => glue::has_code(line.text) || glue::looks_like_code(line.text),
            Kind::Lines => true,
        };
        let is_start = is_start || (lines.is_last() && glue::is_start_of_name(line.text));
        match rows.last_mut().filter(|_| !is_start) {
            Some(row) => row.span = row.span.to(line.span),
            None => rows.push(Row { cells: Vec::new(), span: line.span, is_cut: false }),
        }
    }
    for row in &mut rows {
        let text = lines.source.get(row.span.start..row.span.end).unwrap_or_default();
        row.cells.push(Text::trimmed(text, row.span.start));
    }
    if let Some(row) = rows.last_mut() {
        row.is_cut = lines.is_last();
    }
    rows
}

/// A table of lines goes on until a blank line.
fn is_row_of_lines(lines: &Lines<'_>, line: Line<'_>) -> bool {
    let before = lines.source.get(..line.span.start).unwrap_or_default();
    before
        .chars()
        .rev()
        .take_while(|letter| letter.is_whitespace())
        .filter(|letter| *letter == '\n')
        .count()
        < 2
}

/// Whether a line is below the table.
fn ends(line: &str, lines: &Lines<'_>) -> bool {
    let next = lines.peek_at(1).map_or("", |next| next.text);
    let is_caption = |line: &str| line.len() < 60 && !glue::has_field(line);
    words::is_heading(line)
        || words::is_furniture(line)
        || line == "Code"
        || line.starts_with('#')
        || (line.ends_with('#') && !line.contains(' '))
        || (line.ends_with('#') && line.len() < 60)
        || is_head(line)
        || code::is_json_start(line)
        || code::is_fence(line)
        || words::is_rule(line)
        || (is_caption(line) && lines.underline().is_some())
        || (is_head(next) && is_caption(line))
        || bars::is_dashes(next)
}
