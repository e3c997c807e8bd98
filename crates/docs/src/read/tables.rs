//! Tables: which cell belongs to which column.

use crate::columns::{self, Column};
use crate::fact::Kind;
use crate::page::{Form, Row, Table};
use crate::span::{Span, Text};
use crate::statistics::{Counts, Fate};

use super::Reader;
use super::fields::Field;
use super::sections::{Section, escaped};

/// A table with what its columns hold.
pub(super) struct Layout<'a> {
    pub(super) table: &'a Table,
    pub(super) kind: columns::Kind,
    pub(super) columns: Vec<Column>,
    /// Whether empty cells are kept, so that the place of a cell says what it is.
    pub(super) keeps_empty: bool,
    pub(super) subject: String,
}

/// A cell and the columns that it can be of.
pub(super) struct Placed<'a> {
    pub(super) text: &'a Text,
    pub(super) columns: Vec<usize>,
}

impl Reader<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let (kind, columns) = columns::columns(table);
        let keeps_empty = table.form == Form::Html || table.rows.iter().any(has_gap);
        let subject = self.table_subject(kind, table);
        let layout = Layout { table, kind, columns, keeps_empty, subject };
        self.head(&layout);
        self.is_first_table = false;
        let mut counts = Counts { tables: 1, rows: table.rows.len(), ..Counts::default() };
        if !columns::has_usual_order(kind, &layout.columns) && table.form.is_glued() {
            self.other_order(&layout, &mut counts);
        } else if table.form.is_glued() {
            self.glued_rows(&layout, &mut counts);
        } else {
            for row in &table.rows {
                self.row(&layout, row, &mut counts);
            }
        }
        self.statistics.entry(table.form).or_default().add(counts);
    }

    fn table_subject(&mut self, kind: columns::Kind, table: &Table) -> String {
        let subject = self.section.subject();
        match kind {
            columns::Kind::Codes => "/codes".to_owned(),
            columns::Kind::Fields if subject.ends_with('?') || self.section == Section::Start => {
                let message = "A table of fields, and no heading says of which object.";
                self.find(Kind::UnnamedObject, "/objects/?", table.span, message.to_owned());
                "/objects/?".to_owned()
            }
            columns::Kind::Other if !subject.starts_with("/tables") => {
                format!("/tables{subject}")
            }
            _ => subject,
        }
    }

    /// What the head of a table lacks.
    fn head(&mut self, layout: &Layout<'_>) {
        let table = layout.table;
        if columns::has_lost_head(table) {
            let message = "The head of the table is lost: its columns are told by their words.";
            self.find(Kind::HeadLost, &layout.subject, table.span, message.to_owned());
        }
        if layout.kind == columns::Kind::Other {
            self.unknown_head(layout);
            return;
        }
        for (cell, column) in table.head.iter().zip(&layout.columns) {
            if *column == Column::Other {
                let message = format!("Nothing is known of a column \"{}\".", cell.text);
                self.find(Kind::UnknownColumn, &layout.subject, cell.span, message);
            }
        }
    }

    /// A table that is neither of fields nor of codes, although its head is near to theirs or the
    /// heading above it announces them.
    fn unknown_head(&mut self, layout: &Layout<'_>) {
        let is_expected = self.is_first_table && self.section.announces_table();
        if !(is_expected || columns::is_near(layout.table)) {
            return;
        }
        let unknown: Vec<_> =
            columns::unknown_words(layout.table).map(|cell| format!("\"{}\"", cell.text)).collect();
        let words = match unknown.is_empty() {
            true => "the words above its columns are not those of fields or of codes".to_owned(),
            false => format!("no column is known as {}", unknown.join(", ")),
        };
        let known = crate::page::words::known_columns();
        let message = format!("This table is not read: {words}. Known are {known}.");
        let head = layout.table.head.iter().map(|cell| cell.span).reduce(Span::to);
        let span = head.unwrap_or(layout.table.span);
        self.find(Kind::UnknownWord, &layout.subject, span, message);
    }

    /// Glued text below a head in another order than the usual: where a cell ends cannot be told, or
    /// the head is not that of these rows.
    fn other_order(&mut self, layout: &Layout<'_>, counts: &mut Counts) {
        layout.table.rows.iter().for_each(|_| counts.count(Fate::Ambiguous));
        let words: Vec<&str> = layout.table.head.iter().map(|cell| &*cell.text).collect();
        let message = format!(
            "The rows are not read: their cells have nothing between them, and the order of the columns is {}.",
            words.join(", ")
        );
        self.find(Kind::Ambiguous, &layout.subject, layout.table.span, message);
    }

    /// Cells without words in columns that have a vocabulary.
    fn empty_cells(&mut self, layout: &Layout<'_>, row: &Row) {
        let cells = || row.cells.iter().zip(&layout.columns);
        let mut names = cells().filter(|(_, column)| matches!(column, Column::Name | Column::Code));
        let subject = match names.find(|(cell, _)| !cell.is_empty()) {
            Some((name, _)) => format!("{}/{}", layout.subject, escaped(&name.text)),
            None => layout.subject.clone(),
        };
        for (_, column) in cells().filter(|(cell, column)| cell.is_empty() && has_word(**column)) {
            let message = format!("This row has nothing in the column {}.", column.name());
            self.find(Kind::EmptyCell, &subject, row.span, message);
        }
    }

    /// A row with borders between its cells.
    fn row(&mut self, layout: &Layout<'_>, row: &Row, counts: &mut Counts) {
        let cells: Vec<&Text> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
        let cells_len = cells.len();
        if cells.is_empty() {
            return;
        }
        if self.is_in_doubt(row.span) {
            (0..cells_len).for_each(|_| counts.count(Fate::Unread));
            self.unread_row(layout, row);
            return;
        }
        match place(layout, row, cells) {
            Some(placed) => {
                if row.cells.len() == layout.columns.len() {
                    self.empty_cells(layout, row);
                }
                self.placed_row(layout, row, &placed, counts);
            }
            None => {
                (0..cells_len).for_each(|_| counts.count(Fate::Unread));
                self.unread_row(layout, row);
            }
        }
    }

    fn placed_row(
        &mut self,
        layout: &Layout<'_>,
        row: &Row,
        placed: &[Placed<'_>],
        counts: &mut Counts,
    ) {
        match layout.kind {
            columns::Kind::Fields => self.field_row(layout, row, placed, counts),
            columns::Kind::Codes => self.code_row(layout, row, placed, counts),
            columns::Kind::Other => self.other_row(layout, placed, counts),
        }
    }

    /// A row that no reading fits. What lies past a cut is no fault of the row.
    pub(super) fn unread_row(&mut self, layout: &Layout<'_>, row: &Row) {
        let words: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
        let text = Text { text: words.join(" | "), span: row.span };
        if self.is_in_doubt(row.span) {
            let message = "This row is not read: whether its words count cannot be told.";
            self.find_unread(Kind::UnreadRow, &layout.subject, &text, message);
        } else if row.is_cut {
            let message = "The page is cut off in this row.";
            self.find_unread(Kind::CutOff, &layout.subject, &text, message);
        } else {
            let message = "The cells of this row do not fit the columns of its table.";
            self.find_unread(Kind::UnreadRow, &layout.subject, &text, message);
        }
    }

    fn field_row(
        &mut self,
        layout: &Layout<'_>,
        row: &Row,
        placed: &[Placed<'_>],
        counts: &mut Counts,
    ) {
        let Some(name) = in_column(layout, placed, Column::Name) else {
            placed.iter().for_each(|_| counts.count(Fate::Unread));
            self.unread_row(layout, row);
            return;
        };
        let field = Field::new(layout, name.text, row);
        for cell in placed {
            let fate = self.field_cell(layout, &field, cell);
            counts.count(fate);
        }
    }

    /// A cell of a table of another kind: its words as they stand.
    fn other_row(&mut self, layout: &Layout<'_>, placed: &[Placed<'_>], counts: &mut Counts) {
        let subject = layout.subject.clone();
        for cell in placed {
            let (text, span) = (cell.text.text.clone(), cell.text.span);
            self.fact(&subject, crate::fact::Predicate::Cell, text, span, "other-table");
            counts.count(if cell.columns.len() == 1 { Fate::Consumed } else { Fate::Ambiguous });
            if cell.columns.len() > 1 {
                let words = |at: &usize| {
                    layout.table.head.get(*at).map_or(String::new(), |head| head.text.clone())
                };
                let readings = cell.columns.iter().map(words).collect();
                let message = "Empty cells are dropped here: this cell can be of several columns.";
                self.find_readings(Kind::Ambiguous, &subject, span, message, readings);
            }
        }
    }
}

/// Whether every row has a word in a column. Rows without a name or a code are not read at all.
fn has_word(column: Column) -> bool {
    matches!(column, Column::Type | Column::Required | Column::CodeName)
}

/// Whether a row has an empty cell before one that holds something.
fn has_gap(row: &Row) -> bool {
    let last = row.cells.iter().rposition(|cell| !cell.is_empty());
    last.is_some_and(|last| row.cells[..last].iter().any(Text::is_empty))
}

/// A row with more cells than the head: the columns with a vocabulary are read, and any other cell can
/// be of any other column.
fn too_many<'a>(layout: &Layout<'_>, cells: Vec<&'a Text>) -> Option<Vec<Placed<'a>>> {
    let is_known =
        |column: &&Column| matches!(**column, Column::Name | Column::Type | Column::Required);
    let known = layout.columns.iter().take_while(is_known).count();
    let names = layout.columns.iter().filter(|column| **column == Column::Name).count();
    let mut pairs = layout.columns.iter().zip(&cells).take(known);
    let rest: Vec<usize> = (known..layout.columns.len()).collect();
    let fits = pairs.all(|(column, cell)| column.takes(&cell.text)) && names == 1;
    (fits && rest.len() > 1).then(|| {
        let columns = |at: usize| if at < known { vec![at] } else { rest.clone() };
        let placed = cells.into_iter().enumerate();
        placed.map(|(at, text)| Placed { text, columns: columns(at) }).collect()
    })
}

/// The cells of a row in their columns. A row as long as the head, where empty cells are kept or there
/// are none, is read by position even where a word is not of its column: that is a finding of the word.
fn place<'a>(layout: &Layout<'_>, row: &'a Row, cells: Vec<&'a Text>) -> Option<Vec<Placed<'a>>> {
    let width = layout.columns.len();
    let is_full = row.cells.len() == width && (layout.keeps_empty || cells.len() == width);
    if is_full {
        let placed = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        return Some(placed.map(|(at, text)| Placed { text, columns: vec![at] }).collect());
    }
    let is_one_row = layout.table.form != Form::Stacked;
    if cells.len() > width && layout.kind == columns::Kind::Fields && is_one_row {
        return too_many(layout, cells);
    }
    let readings = columns::readings(&layout.columns, &cells);
    if readings.is_empty() {
        return None;
    }
    let columns_of = |cell: usize| {
        let mut columns: Vec<usize> = readings.iter().map(|reading| reading[cell]).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    };
    Some(
        cells
            .into_iter()
            .enumerate()
            .map(|(at, text)| Placed { text, columns: columns_of(at) })
            .collect(),
    )
}

/// The cell that stands in a column under every reading.
pub(super) fn in_column<'a, 'b>(
    layout: &Layout<'_>,
    placed: &'b [Placed<'a>],
    column: Column,
) -> Option<&'b Placed<'a>> {
    placed
        .iter()
        .find(|cell| cell.columns.iter().all(|at| layout.columns.get(*at) == Some(&column)))
}
