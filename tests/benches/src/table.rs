//! The table: one line for each floor and each peer.

use std::fmt;

use serde::Serialize;

use crate::Budget;
use crate::record::{Counts, Run};

/// A line of the table.
#[derive(Debug, Serialize)]
pub struct Row {
    /// What is done.
    pub what: &'static str,
    /// By whom else, or the floor.
    pub against: &'static str,
    /// Our nanoseconds.
    pub ours: f64,
    /// The other's.
    pub theirs: f64,
    /// What ours over theirs may be at most, if there is a budget for it.
    pub at_most: Option<f64>,
    /// What theirs over ours must be at least, if there is a budget for it.
    pub at_least: Option<f64>,
    /// How many allocations we may make, if there is a budget for it.
    pub allocations: Option<u64>,
}

/// What one call costs at each size.
#[derive(Debug, Serialize)]
pub struct Growth {
    /// What is done.
    pub what: &'static str,
    /// What the size counts.
    pub unit: &'static str,
    /// Size and nanoseconds of the whole call.
    pub points: Vec<(usize, f64)>,
}

/// All that a run of `budgets` finds.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// How it was measured.
    pub run: Run,
    /// The table.
    pub rows: Vec<Row>,
    /// The growth.
    pub growth: Vec<Growth>,
}

impl Row {
    /// The line above all.
    pub const HEAD: &str = "what                            against                        ours ns  theirs ns  ratio  allocations    budget";

    /// An empty line.
    #[must_use]
    pub fn new(what: &'static str, against: &'static str, budget: Option<Budget>) -> Self {
        let (at_most, at_least) = match budget {
            None => (None, None),
            Some(Budget::AtMost(limit)) => (Some(limit), None),
            Some(Budget::AtLeast(limit)) => (None, Some(limit)),
        };
        Self { what, against, ours: 0.0, theirs: 0.0, at_most, at_least, allocations: None }
    }

    /// The line with its counts of allocations, if these were counted.
    #[must_use]
    pub fn with<'a>(&'a self, counts: &'a [Counts]) -> impl fmt::Display + 'a {
        let same = |count: &&Counts| count.what == self.what && count.against == self.against;
        Line { row: self, counts: counts.iter().find(same) }
    }
}

struct Line<'a> {
    row: &'a Row,
    counts: Option<&'a Counts>,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row { what, against, ours, theirs, .. } = self.row;
        write!(f, "{what:<32}{against:<29}{ours:>9.0}{theirs:>11.0}{:>7.2}", ours / theirs)?;
        match self.counts {
            Some(counts) => write!(f, "{:>6} /{:>5}", counts.ours, counts.theirs)?,
            None => write!(f, "{:>13}", "not counted")?,
        }
        if let Some(limit) = self.row.at_most {
            write!(f, "    <= {limit:.2} {}", verdict(ours / theirs <= limit))?;
        }
        if let Some(limit) = self.row.at_least {
            let times = theirs / ours;
            write!(f, "    {times:.2} x faster, >= {limit:.2} {}", verdict(times >= limit))?;
        }
        if let (Some(limit), Some(counts)) = (self.row.allocations, self.counts) {
            write!(f, "    <= {limit} allocations {}", verdict(counts.ours <= limit))?;
        }
        Ok(())
    }
}

impl fmt::Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<40}ns a {:<5}", self.what, self.unit)?;
        for (size, whole) in &self.points {
            write!(f, "{size:>9}: {:<8.2}", whole / *size as f64)?;
        }
        Ok(())
    }
}

fn verdict(kept: bool) -> &'static str {
    if kept { "kept" } else { "MISSED" }
}
