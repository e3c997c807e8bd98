//! Tables of result codes.

use crate::columns::Column;
use crate::fact::{Kind, Predicate};
use crate::glue;
use crate::page::Row;
use crate::span::Text;
use crate::statistics::{Counts, Fate};

use super::Reader;
use super::fields::{MOST_READINGS, several};
use super::tables::{Layout, Placed, in_column};

impl Reader<'_> {
    pub(super) fn code_row(
        &mut self,
        layout: &Layout<'_>,
        row: &Row,
        placed: &[Placed<'_>],
        counts: &mut Counts,
    ) {
        let Some(code) = in_column(layout, placed, Column::Code) else {
            placed.iter().for_each(|_| counts.count(Fate::Unread));
            self.unread_row(layout, row);
            return;
        };
        let subject = format!("/codes/{}", code.text.text);
        for cell in placed {
            let fate = self.code_cell(layout, &subject, cell);
            counts.count(fate);
        }
    }

    fn code_cell(&mut self, layout: &Layout<'_>, subject: &str, cell: &Placed<'_>) -> Fate {
        let [at] = cell.columns[..] else {
            let words = |at: &usize| {
                let column = layout.columns.get(*at).map_or("", |column| column.name());
                format!("{column}: {}", cell.text.text)
            };
            let readings = cell.columns.iter().map(words).collect();
            let message = "Empty cells are dropped here: this cell can be of several columns.";
            self.find_readings(Kind::BorderLost, subject, cell.text.span, message, readings);
            self.prose_of_code(subject, Predicate::Reason, cell.text);
            return Fate::Ambiguous;
        };
        let column = layout.columns.get(at).copied().unwrap_or(Column::Other);
        if !column.takes(&cell.text.text) {
            let message =
                format!("\"{}\" is no {} of a result code.", cell.text.text, column.name());
            self.find(Kind::UnknownWord, subject, cell.text.span, message);
            return Fate::Unread;
        }
        match column {
            Column::Code => {}
            Column::CodeName => self.prose_of_code(subject, Predicate::CodeName, cell.text),
            Column::Solution => self.prose_of_code(subject, Predicate::Solution, cell.text),
            _ => self.prose_of_code(subject, Predicate::Reason, cell.text),
        }
        Fate::Consumed
    }

    fn prose_of_code(&mut self, subject: &str, predicate: Predicate, text: &Text) {
        self.fact(subject, predicate, text.text.clone(), text.span, "code-table");
    }

    pub(super) fn glued_code(
        &mut self,
        layout: &Layout<'_>,
        row: &Row,
        line: &Text,
        counts: &mut Counts,
    ) {
        let Some((name, code)) = glue::code(&line.text) else {
            counts.count(Fate::Unread);
            self.unread_row(layout, row);
            return;
        };
        let subject = format!("/codes/{}", &line.text[name..code]);
        self.prose_of_code(&subject, Predicate::CodeName, &line.part(0, name));
        counts.count(Fate::Consumed);
        counts.count(Fate::Consumed);
        let rest = line.part(code, line.text.len());
        if !rest.is_empty() {
            self.prose_of_code(&subject, Predicate::Reason, &rest);
            let (readings, count) = borders(&rest.text);
            let message = match count > MOST_READINGS {
                true => several("Reason and Solution can be split", count),
                false => "The border between Reason and Solution is lost.".to_owned(),
            };
            self.find_readings(Kind::BorderLost, &subject, rest.span, &message, readings);
            counts.count(Fate::Ambiguous);
        }
    }
}

/// The places where a sentence can begin without a blank before it: the first ones as readings, and
/// how many there are.
fn borders(text: &str) -> (Vec<String>, usize) {
    let pairs = text.char_indices().zip(text.chars().skip(1));
    let ends = pairs.filter_map(|((at, before), after)| {
        let is_border = after.is_uppercase() && (before.is_lowercase() || before == '.');
        is_border.then(|| at + before.len_utf8())
    });
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    let reading = |at: &usize| format!("Reason: {} | Solution: {}", &text[..*at], &text[*at..]);
    (ends.iter().take(MOST_READINGS).map(reading).collect(), ends.len())
}
