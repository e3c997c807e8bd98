//! Rows of fields: name, type, required, and the words behind them.

use crate::columns::{Column, Kind as TableKind};
use crate::fact::{Kind, Predicate};
use crate::glue;
use crate::limits::Mode;
use crate::page::Row;
use crate::span::{Span, Text};
use crate::statistics::{Counts, Fate};
use crate::words::{Required, Type, base};

use super::Reader;
use super::sections::escaped;
use super::tables::{Layout, Placed};

/// The field that a row is about.
pub(super) struct Field {
    pub(super) subject: String,
    pub(super) is_cut: bool,
    /// Where its row ends.
    pub(super) end: usize,
    /// Why a cell of its row can be of several columns.
    why: &'static str,
}

impl Field {
    pub(super) fn new(layout: &Layout<'_>, name: &Text, row: &Row) -> Self {
        let subject = format!("{}/{}", layout.subject, escaped(&name.text));
        let why = if row.cells.len() > layout.columns.len() {
            "The row has more cells than the head: this one can be of several columns."
        } else {
            "Empty cells are dropped here: this cell can be of several columns."
        };
        Self { subject, is_cut: row.is_cut, end: row.span.end, why }
    }
}

impl Reader<'_> {
    /// A cell of a row with borders.
    pub(super) fn field_cell(
        &mut self,
        layout: &Layout<'_>,
        field: &Field,
        cell: &Placed<'_>,
    ) -> Fate {
        let columns: Vec<Column> =
            cell.columns.iter().filter_map(|at| layout.columns.get(*at).copied()).collect();
        match columns[..] {
            [Column::Name, ..] => self.name(layout, field, cell),
            [Column::Type] => self.type_cell(field, cell.text),
            [Column::Required] => self.required_cell(field, cell.text),
            [Column::Limitation] => self.text(field, cell.text, Mode::Limitation),
            [Column::Description] => self.text(field, cell.text, Mode::Description),
            [Column::Other] => {
                let (text, span) = (cell.text.text.clone(), cell.text.span);
                self.fact(&field.subject, Predicate::Cell, text, span, "unknown-column");
                Fate::Unread
            }
            _ => self.one_of_several(field, cell.text, &columns),
        }
    }

    /// The name, and its level where that is lost.
    fn name(&mut self, layout: &Layout<'_>, field: &Field, cell: &Placed<'_>) -> Fate {
        if !Column::Name.takes(&cell.text.text) {
            let message = format!("\"{}\" is no name of a field.", cell.text.text);
            self.find(Kind::UnknownWord, &field.subject, cell.text.span, message);
            return Fate::Unread;
        }
        if cell.columns.len() == 1 {
            return Fate::Consumed;
        }
        self.level_lost(layout, field, cell.text);
        Fate::Ambiguous
    }

    fn level_lost(&mut self, layout: &Layout<'_>, field: &Field, name: &Text) {
        let levels = layout.columns.iter().filter(|column| **column == Column::Name).count();
        let readings =
            (1..=levels).map(|level| format!("{} at level {level}", name.text)).collect();
        let message = "Empty cells are dropped here: the level of this name is lost.";
        self.find_readings(Kind::Ambiguous, &field.subject, name.span, message, readings);
    }

    fn type_cell(&mut self, field: &Field, cell: &Text) -> Fate {
        match Type::parse(&cell.text) {
            Some(read) => {
                self.type_facts(field, &read, cell.span, "type-word");
                Fate::Consumed
            }
            None => {
                let message = format!("\"{}\" is no type of the vocabulary.", cell.text);
                self.find(Kind::UnknownWord, &field.subject, cell.span, message);
                Fate::Unread
            }
        }
    }

    fn type_facts(&mut self, field: &Field, read: &Type, span: Span, rule: &'static str) {
        let subject = &field.subject;
        self.fact(subject, Predicate::Type, read.base, span, rule);
        if let Some(of) = &read.of {
            let word = base(of).map_or_else(|| of.clone(), str::to_owned);
            self.fact(subject, Predicate::Of, word, span, rule);
            if !self.objects.contains(of) && base(of).is_none() {
                let message = format!("The page has no table of an object \"{of}\".");
                self.find(Kind::UndeclaredType, subject, span, message);
            }
        }
        if let Some(length) = read.max_length {
            self.fact(subject, Predicate::MaxLength, length, span, "length-in-type");
        }
        if let Some(scale) = read.scale {
            self.fact(subject, Predicate::Scale, scale, span, "scale-in-type");
        }
    }

    fn required_cell(&mut self, field: &Field, cell: &Text) -> Fate {
        match Required::parse(&cell.text) {
            Some(word) => {
                self.required(field, word, cell.span);
                Fate::Consumed
            }
            None => {
                let message = format!("\"{}\" is no word of the column Required.", cell.text);
                self.find(Kind::UnknownWord, &field.subject, cell.span, message);
                Fate::Unread
            }
        }
    }

    fn required(&mut self, field: &Field, word: Required, span: Span) {
        match word {
            Required::Yes => {
                self.fact(&field.subject, Predicate::Required, true, span, "required-word");
            }
            Required::No => {
                self.fact(&field.subject, Predicate::Required, false, span, "required-word");
            }
            Required::Conditional(condition) => {
                self.fact(&field.subject, Predicate::Required, condition, span, "conditional");
            }
        }
    }

    /// A text that can be of several columns.
    fn one_of_several(&mut self, field: &Field, cell: &Text, columns: &[Column]) -> Fate {
        let readings =
            columns.iter().map(|column| format!("{}: {}", column.name(), cell.text)).collect();
        let is_limitation = crate::limits::read(cell, Mode::Limitation).unread.is_empty();
        // Words that are limits and nothing else say the same in either column.
        let kind = match (field.is_cut, is_limitation) {
            (true, _) => Kind::CutOff,
            (_, true) => Kind::BorderLost,
            _ => Kind::Ambiguous,
        };
        self.find_readings(kind, &field.subject, cell.span, field.why, readings);
        let mode = if is_limitation { Mode::Limitation } else { Mode::Description };
        self.text(field, cell, mode);
        Fate::Ambiguous
    }

    /// The rows of a glued table.
    pub(super) fn glued_rows(&mut self, layout: &Layout<'_>, counts: &mut Counts) {
        let says_yes = says_yes(layout);
        for row in &layout.table.rows {
            let Some(line) = row.cells.first() else { continue };
            if self.is_in_doubt(row.span) {
                counts.count(Fate::Unread);
                self.unread_row(layout, row);
                continue;
            }
            match layout.kind {
                TableKind::Fields => self.glued_field(layout, row, line, says_yes, counts),
                TableKind::Codes => self.glued_code(layout, row, line, counts),
                TableKind::Other => {
                    let (text, span) = (line.text.clone(), line.span);
                    self.fact(&layout.subject, Predicate::Cell, text, span, "other-table");
                    let message =
                        "The border between the cells is lost, and no vocabulary shows it.";
                    self.find(Kind::Ambiguous, &layout.subject, line.span, message.to_owned());
                    counts.count(Fate::Ambiguous);
                }
            }
        }
    }

    fn glued_field(
        &mut self,
        layout: &Layout<'_>,
        row: &Row,
        line: &Text,
        says_yes: Option<bool>,
        counts: &mut Counts,
    ) {
        let mut splits = glue::fields(&line.text);
        if let Some(says_yes) = says_yes {
            splits.retain(|split| says_yes == is_long_word(&line.text[split.kind..split.required]));
        }
        self.keep_known(line, &mut splits);
        let [split] = &splits[..] else {
            counts.count(if splits.is_empty() { Fate::Unread } else { Fate::Ambiguous });
            self.unsplit(layout, row, line, &splits);
            return;
        };
        let field = Field::new(layout, &line.part(0, split.name), row);
        if layout.columns.iter().filter(|column| **column == Column::Name).count() > 1 {
            self.level_lost(layout, &field, &line.part(0, split.name));
            counts.count(Fate::Ambiguous);
        } else {
            counts.count(Fate::Consumed);
        }
        self.type_facts(&field, &split.read, line.part(split.name, split.kind).span, "glued-type");
        self.required(
            &field,
            split.is_required.clone(),
            line.part(split.kind, split.required).span,
        );
        counts.count(Fate::Consumed);
        counts.count(Fate::Consumed);
        let rest = line.part(split.required, line.text.len());
        if !rest.is_empty() {
            counts.count(self.glued_rest(layout, &field, &rest));
        }
    }

    /// What stands behind the word of Required.
    fn glued_rest(&mut self, layout: &Layout<'_>, field: &Field, rest: &Text) -> Fate {
        match layout.columns.contains(&Column::Limitation) {
            true => self.glued_text(field, rest),
            false => self.text(field, rest, Mode::Description),
        }
    }

    /// Of several readings those that the page itself supports: the object has a table, or the name is
    /// in a sample.
    fn keep_known(&self, line: &Text, splits: &mut Vec<glue::Split>) {
        if splits.iter().any(|split| self.is_declared(&split.read)) {
            splits.retain(|split| self.is_declared(&split.read));
        }
        let in_sample = |split: &glue::Split| self.members.contains(&line.text[..split.name]);
        if splits.len() > 1 && splits.iter().any(in_sample) {
            splits.retain(in_sample);
        }
    }

    fn is_declared(&self, read: &Type) -> bool {
        read.of.as_ref().is_some_and(|of| self.objects.contains(of))
    }

    /// A row that has no one way to be split.
    fn unsplit(&mut self, layout: &Layout<'_>, row: &Row, line: &Text, splits: &[glue::Split]) {
        if splits.is_empty() {
            self.unread_row(layout, row);
            return;
        }
        let text = &line.text;
        let reading = |split: &glue::Split| {
            let name = &text[..split.name];
            let (kind, required) =
                (&text[split.name..split.kind], &text[split.kind..split.required]);
            format!("{name} | {kind} | {required} | ..")
        };
        let readings = splits.iter().take(MOST_READINGS).map(reading).collect();
        let message = several(
            "The cells of this row have nothing between them, and their words can be split",
            splits.len(),
        );
        self.find_readings(Kind::Ambiguous, &layout.subject, line.span, &message, readings);
    }
}

/// More readings than anybody wants to see.
pub(super) const MOST_READINGS: usize = 12;

/// A message about several readings: it says so where only the first ones are shown.
pub(super) fn several(words: &str, count: usize) -> String {
    match count > MOST_READINGS {
        true => format!("{words} in {count} ways, the first {MOST_READINGS} of which are shown."),
        false => format!("{words} in several ways."),
    }
}

fn is_long_word(word: &str) -> bool {
    matches!(word, "YES" | "NO")
}

/// Whether the table says YES and NO or Y and N: by the rows that can be read in one way only. `None`
/// where no row shows it.
fn says_yes(layout: &Layout<'_>) -> Option<bool> {
    let mut short = false;
    let mut all_long = true;
    for line in layout.table.rows.iter().filter_map(|row| row.cells.first()) {
        let splits = glue::fields(&line.text);
        let has_long =
            splits.iter().any(|split| is_long_word(&line.text[split.kind..split.required]));
        short |= !splits.is_empty() && !has_long;
        all_long &= splits.is_empty() || has_long;
        if line.text.contains("YES") && has_long {
            return Some(true);
        }
    }
    if short {
        Some(false)
    } else {
        // NO alone can be an N and a capital O: several rows in a row cannot.
        (all_long && layout.table.rows.len() > 1).then_some(true)
    }
}
