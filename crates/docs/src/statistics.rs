//! [`Statistics`]: how much of the tables was read, form by form.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::page::Form;

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// A rule made facts of it.
    Consumed,
    /// It has several readings, and a finding tells them.
    Ambiguous,
    /// Nothing was made of some of its words, and a finding quotes them.
    Unread,
}

/// Counts over the tables of one form. `cells` is the sum of the three fates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Tables.
    pub tables: usize,
    /// Rows below their heads.
    pub rows: usize,
    /// Cells of the rows that hold something.
    pub cells: usize,
    /// Cells that a rule made facts of.
    pub consumed: usize,
    /// Cells with several readings.
    pub ambiguous: usize,
    /// Cells that could not be read, or not all of them.
    pub unread: usize,
}

impl Counts {
    pub(crate) fn count(&mut self, fate: Fate) {
        self.cells += 1;
        match fate {
            Fate::Consumed => self.consumed += 1,
            Fate::Ambiguous => self.ambiguous += 1,
            Fate::Unread => self.unread += 1,
        }
    }

    /// Adds what another page has.
    pub fn add(&mut self, other: Self) {
        self.tables += other.tables;
        self.rows += other.rows;
        self.cells += other.cells;
        self.consumed += other.consumed;
        self.ambiguous += other.ambiguous;
        self.unread += other.unread;
    }
}

/// Counts by form.
pub type Statistics = BTreeMap<Form, Counts>;
