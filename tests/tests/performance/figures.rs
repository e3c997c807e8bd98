//! What the benches left behind.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::Result;

/// All of it.
pub(crate) struct Figures {
    pub(crate) budgets: Budgets,
    pub(crate) allocations: Vec<Counts>,
    pub(crate) instructions: Instructions,
    pub(crate) generate: Generate,
    pub(crate) build: Build,
}

/// `cargo bench`, the bench `budgets`.
#[derive(Deserialize)]
pub(crate) struct Budgets {
    pub(crate) run: Run,
    pub(crate) rows: Vec<Row>,
    pub(crate) growth: Vec<Growth>,
}

/// When and on what.
#[derive(Deserialize, PartialEq)]
pub(crate) struct Run {
    pub(crate) date: String,
    pub(crate) machine: String,
    pub(crate) cores: usize,
    pub(crate) compiler: String,
    pub(crate) profile: String,
}

/// A line of the table; nanoseconds of one call.
#[derive(Deserialize)]
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) against: String,
    pub(crate) ours: f64,
    pub(crate) theirs: f64,
    pub(crate) at_most: Option<f64>,
    pub(crate) at_least: Option<f64>,
    pub(crate) allocations: Option<u64>,
}

/// Sizes, and nanoseconds of the whole call.
#[derive(Deserialize)]
pub(crate) struct Growth {
    pub(crate) what: String,
    pub(crate) unit: String,
    pub(crate) points: Vec<(u32, f64)>,
}

/// `.ci/instructions`.
#[derive(Deserialize)]
pub(crate) struct Instructions {
    pub(crate) rows: Vec<Counts>,
    pub(crate) growth: Vec<Grown>,
}

/// What a growing call takes at one size.
#[derive(Deserialize)]
pub(crate) struct Grown {
    pub(crate) what: String,
    pub(crate) size: u32,
    pub(crate) count: u64,
}

/// `cargo bench`, the bench `allocations`; or rows of `.ci/instructions`.
#[derive(Deserialize)]
pub(crate) struct Counts {
    pub(crate) what: String,
    pub(crate) against: String,
    pub(crate) ours: u64,
    pub(crate) theirs: u64,
}

/// `cargo bench`, the bench `generate`.
#[derive(Deserialize)]
pub(crate) struct Generate {
    pub(crate) run: Run,
    /// Endpoints and nanoseconds.
    pub(crate) points: Vec<(u32, f64)>,
    pub(crate) lines: Lines,
}

/// Medians over the endpoints.
#[derive(Deserialize)]
pub(crate) struct Lines {
    pub(crate) all: usize,
    pub(crate) without_docs: usize,
}

/// `.ci/clean-build`.
#[derive(Deserialize)]
pub(crate) struct Build {
    pub(crate) run: Run,
    pub(crate) rounds: usize,
    pub(crate) dev: Clean,
    pub(crate) release: Clean,
    /// Packages in the tree of the core, itself included.
    pub(crate) packages: usize,
    /// Milliseconds of `cargo codegen`.
    pub(crate) codegen: f64,
}

/// Milliseconds of a clean build.
#[derive(Deserialize)]
pub(crate) struct Clean {
    pub(crate) floor: f64,
    pub(crate) ours: f64,
}

impl Figures {
    pub(crate) fn read() -> Result<Self> {
        Ok(Self {
            budgets: read("budgets")?,
            allocations: read("allocations")?,
            instructions: read("instructions")?,
            generate: read("generate")?,
            build: read("build")?,
        })
    }

    /// The row of this case and this other side.
    pub(crate) fn row(&self, what: &str, against: &str) -> Result<&Row> {
        let found = self.budgets.rows.iter().find(|row| row.what == what && row.against == against);
        found.ok_or_else(|| format!("no row {what} against {against}").into())
    }

    /// Whether the budget of allocations is kept, if there is one.
    pub(crate) fn frugal(&self, row: &Row) -> Option<bool> {
        let counted = self.allocations.iter().find(|counts| counts.what == row.what)?;
        Some(counted.ours <= row.allocations?)
    }
}

impl Row {
    pub(crate) fn ratio(&self) -> f64 {
        self.ours / self.theirs
    }

    /// Whether the budget of time is kept, if there is one.
    pub(crate) fn kept(&self) -> Option<bool> {
        let most = self.at_most.map(|limit| self.ratio() <= limit);
        most.or_else(|| self.at_least.map(|limit| 1.0 / self.ratio() >= limit))
    }
}

fn read<T: DeserializeOwned>(name: &str) -> Result<T> {
    let path = binance_pay_tests::workspace::root().join(format!("docs/performance/{name}.json"));
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{name}.json: {error}"))?;
    Ok(serde_json::from_str(&text).map_err(|error| format!("{name}.json: {error}"))?)
}
