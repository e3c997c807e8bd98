//! What the columns of a table hold, by the words above them; and which column a cell can be of.

use crate::page::Table;
use crate::page::words::{is_column, is_name, is_near_column};
use crate::span::Text;
use crate::words::{Required, Type};

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Fields: name, type, required.
    Fields,
    /// Result codes.
    Codes,
    /// Something else.
    Other,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    Type,
    Required,
    Limitation,
    Description,
    CodeName,
    Code,
    Reason,
    Solution,
    Other,
}

impl Column {
    /// The word above the column.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Name => "Attributes",
            Self::Type => "Type",
            Self::Required => "Required",
            Self::Limitation => "Limitation",
            Self::Description => "Description",
            Self::CodeName => "Name",
            Self::Code => "Code",
            Self::Reason => "Reason",
            Self::Solution => "Solution",
            Self::Other => "another column",
        }
    }

    /// Whether a cell can stand in this column: by its closed vocabulary, where it has one.
    pub(crate) fn takes(self, cell: &str) -> bool {
        match self {
            Self::Name => is_name(cell),
            Self::Type => Type::parse(cell).is_some(),
            Self::Required => Required::parse(cell).is_some(),
            Self::CodeName => is_code_name(cell),
            Self::Code => is_code(cell),
            Self::Limitation | Self::Description | Self::Reason | Self::Solution | Self::Other => {
                true
            }
        }
    }

    /// Whether any words may stand in it.
    fn is_text(self) -> bool {
        matches!(
            self,
            Self::Limitation | Self::Description | Self::Reason | Self::Solution | Self::Other
        )
    }
}

fn is_code_name(cell: &str) -> bool {
    cell.len() > 2
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        && cell.starts_with(|first: char| first.is_ascii_uppercase())
}

fn is_code(cell: &str) -> bool {
    cell.len() == 6 && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// The kind of a table and its columns. A lost head is replaced by that of its kind.
pub(crate) fn columns(table: &Table) -> (Kind, Vec<Column>) {
    let has = |word: &str| table.head.iter().any(|cell| cell.text == word);
    if has_lost_head(table) {
        return lost(table);
    }
    let kind = if has("Type") && has("Required") {
        Kind::Fields
    } else if has("Code") && has("Name") {
        Kind::Codes
    } else {
        Kind::Other
    };
    (kind, table.head.iter().map(|cell| column(kind, cell)).collect())
}

fn column(kind: Kind, cell: &Text) -> Column {
    let word = cell.text.split(" (").next().unwrap_or_default();
    match (kind, word) {
        (Kind::Other, _) => Column::Other,
        (Kind::Fields, "Attributes" | "Attribute" | "Name") => Column::Name,
        (Kind::Codes, "Name") => Column::CodeName,
        (_, "Type") => Column::Type,
        (_, "Required") => Column::Required,
        (_, "Limitation") => Column::Limitation,
        (_, "Description") => Column::Description,
        (_, "Code") => Column::Code,
        (_, "Reason") => Column::Reason,
        (_, "Solution") => Column::Solution,
        _ => Column::Other,
    }
}

/// Whether columns stand in the order in which glued text can be split: what has a vocabulary first,
/// and no column that is not known.
pub(crate) fn has_usual_order(kind: Kind, columns: &[Column]) -> bool {
    use Column::{Code, CodeName, Description, Limitation, Name, Reason, Required, Solution, Type};
    let (first, text): (&[Column], &[Column]) = match kind {
        Kind::Fields => (&[Type, Required], &[Limitation, Description]),
        Kind::Codes => (&[CodeName, Code], &[Reason, Solution]),
        Kind::Other => return true,
    };
    let names = columns.iter().take_while(|column| **column == Name).count();
    let Some(rest) = columns[names..].strip_prefix(first) else { return false };
    let mut text = text.iter();
    (names > 0) == (kind == Kind::Fields) && rest.iter().all(|column| text.any(|one| one == column))
}

/// The words of a head that are no words above columns.
pub(crate) fn unknown_words(table: &Table) -> impl Iterator<Item = &Text> {
    table.head.iter().filter(|cell| !is_column(&cell.text))
}

/// Whether the head of a table that is of no known kind is near to one that is: some of its words are
/// known and some are not, or one is a word of fields or of codes.
pub(crate) fn is_near(table: &Table) -> bool {
    let unknown = unknown_words(table).count();
    (unknown > 0 && unknown < table.head.len())
        || table.head.iter().any(|cell| is_near_column(&cell.text))
}

/// Whether nothing says what the columns are.
pub(crate) fn has_lost_head(table: &Table) -> bool {
    table.head.is_empty() || table.head.iter().all(|cell| cell.text.starts_with('('))
}

fn lost(table: &Table) -> (Kind, Vec<Column>) {
    let cell = |at: usize| {
        let mut cells = table.rows.iter().filter_map(move |row| row.cells.get(at));
        cells.next().map_or("", |cell| &*cell.text)
    };
    if Column::Code.takes(cell(1)) || crate::glue::has_code(cell(0)) {
        let columns = [Column::CodeName, Column::Code, Column::Reason, Column::Solution];
        (Kind::Codes, columns.to_vec())
    } else if crate::glue::has_field(cell(0)) || Column::Type.takes(cell(1)) {
        use Column::{Description, Limitation, Name, Required, Type};
        // Of a head with several levels the levels alone may be left.
        let names = vec![Name; table.head.len().max(1)];
        (Kind::Fields, [names, vec![Type, Required, Limitation, Description]].concat())
    } else {
        let widest = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        (Kind::Other, vec![Column::Other; widest])
    }
}

/// More columns than any page has: rows of such a table are not read.
const MOST_COLUMNS: usize = 12;

/// Every way to put the cells of a row into columns: in order, each column at most once, exactly one
/// name, and the columns with a vocabulary filled.
pub(crate) fn readings(columns: &[Column], cells: &[&Text]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    if columns.len() <= MOST_COLUMNS && cells.len() <= columns.len() {
        put(columns, cells, 0, &mut Vec::new(), &mut found);
    }
    found
}

fn put(
    columns: &[Column],
    cells: &[&Text],
    from: usize,
    taken: &mut Vec<usize>,
    found: &mut Vec<Vec<usize>>,
) {
    let Some(cell) = cells.get(taken.len()) else {
        if is_complete(columns, taken) {
            found.push(taken.clone());
        }
        return;
    };
    for at in from..columns.len() {
        if columns[at].takes(&cell.text) {
            taken.push(at);
            put(columns, cells, at + 1, taken, found);
            taken.pop();
        }
    }
}

/// Whether every column with a vocabulary is filled, and one name.
fn is_complete(columns: &[Column], taken: &[usize]) -> bool {
    let names = taken.iter().filter(|at| columns[**at] == Column::Name).count();
    let has_names = columns.contains(&Column::Name);
    let is_filled = |(at, column): (usize, &Column)| {
        column.is_text() || *column == Column::Name || taken.contains(&at)
    };
    names == usize::from(has_names) && columns.iter().enumerate().all(is_filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [Column; 5] =
        [Column::Name, Column::Type, Column::Required, Column::Limitation, Column::Description];

    fn ways(columns: &[Column], cells: &[&str]) -> Vec<Vec<usize>> {
        let cells: Vec<Text> =
            cells.iter().map(|cell| Text { text: (*cell).to_owned(), ..Text::default() }).collect();
        readings(columns, &cells.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_full_row_has_one_reading_and_a_short_one_several() {
        assert_eq!(ways(&FIELDS, &["a", "int", "Y", "max 1", "words"]), [[0, 1, 2, 3, 4]]);
        assert_eq!(ways(&FIELDS, &["a", "int", "Y", "words"]), [[0, 1, 2, 3], [0, 1, 2, 4]]);
        assert_eq!(ways(&FIELDS, &["a", "int", "Y"]), [[0, 1, 2]]);
    }

    #[test]
    fn a_row_without_a_word_of_its_vocabulary_has_no_reading() {
        for cells in
            [&["a", "int", "max 1", "words"][..], &["a", "Y", "int", "b", "c"], &["int", "Y"]]
        {
            assert!(ways(&FIELDS, cells).is_empty(), "{cells:?}");
        }
    }

    #[test]
    fn the_level_of_a_name_is_lost_with_empty_cells() {
        let columns = [Column::Name, Column::Name, Column::Name, Column::Type, Column::Required];
        assert_eq!(ways(&columns, &["a", "int", "Y"]), [[0, 3, 4], [1, 3, 4], [2, 3, 4]]);
    }
}
