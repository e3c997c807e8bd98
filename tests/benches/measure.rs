//! Two closures in turns, and the row of the table that comes of it.

use std::fmt;
use std::time::Instant;

/// How often the two sides take turns.
const TURNS: usize = 3_001;
/// How many calls are timed in one turn: few, so that most turns are not interrupted.
const CALLS: u32 = 200;

/// A line of the table.
pub(crate) struct Row {
    what: &'static str,
    against: &'static str,
    budget: Budget,
    ours: f64,
    theirs: f64,
    ratio: f64,
}

enum Budget {
    None,
    AtMost(f64),
    /// The other side must take this many times as long.
    AtLeast(f64),
}

impl Row {
    pub(crate) const HEAD: &'static str = "what                                    against                           ours ns   theirs ns   ratio   budget";

    pub(crate) fn new(what: &'static str, against: &'static str) -> Self {
        Self { what, against, budget: Budget::None, ours: 0.0, theirs: 0.0, ratio: 0.0 }
    }

    pub(crate) fn at_most(mut self, ratio: f64) -> Self {
        self.budget = Budget::AtMost(ratio);
        self
    }

    pub(crate) fn at_least(mut self, ratio: f64) -> Self {
        self.budget = Budget::AtLeast(ratio);
        self
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<40}{:<30}{:>11.0}{:>12.0}", self.what, self.against, self.ours, self.theirs)?;
        let verdict = |kept: bool| if kept { "kept" } else { "MISSED" };
        match self.budget {
            Budget::None => write!(f, "{:>8.2}", self.ratio),
            Budget::AtMost(limit) => {
                let kept = verdict(self.ratio <= limit);
                write!(f, "{:>8.2}   <= {limit:.2} {kept}", self.ratio)
            }
            Budget::AtLeast(limit) => {
                let ratio = 1.0 / self.ratio;
                write!(f, "{ratio:>8.2}   >= {limit:.2} {}", verdict(ratio >= limit))
            }
        }
    }
}

/// Measures both sides in turns, and takes the quickest turn of each: what else the machine does can
/// only add to a time, never take from it.
pub(crate) fn compare(mut row: Row, mut ours: impl FnMut(), mut theirs: impl FnMut()) -> Row {
    (row.ours, row.theirs) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..TURNS {
        row.ours = row.ours.min(time(&mut ours));
        row.theirs = row.theirs.min(time(&mut theirs));
    }
    row.ratio = row.ours / row.theirs;
    row
}

/// Nanoseconds for one call.
#[expect(clippy::disallowed_methods, reason = "measuring time is what a bench is for")]
fn time(call: &mut impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        call();
    }
    start.elapsed().as_nanos() as f64 / f64::from(CALLS)
}
