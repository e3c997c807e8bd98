//! `bpay vectors run`: runs a program against the vectors.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use binance_pay_vectors::{Case, Options, Outcome, Report};
use clap::ValueEnum;
use serde::Serialize;

use super::Choice;
use crate::failure::{Failure, Kind};
use crate::output::Output;
use crate::status::Status;

#[derive(Debug, clap::Args)]
pub(crate) struct Run {
    #[command(flatten)]
    choice: Choice,

    /// A file of failures that are known
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,

    /// How to print the report [default: text]
    #[arg(long, value_enum, hide_possible_values = true, value_name = "text|junit")]
    format: Option<Format>,

    /// Milliseconds for one answer [default: 10000]
    #[arg(long, value_name = "MS", default_value_t = 10_000, hide_default_value = true,
          value_parser = clap::value_parser!(u64).range(1..))]
    timeout: u64,

    /// The program and its arguments
    #[arg(last = true, required = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

/// How a report is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// The XML of `JUnit`
    Junit,
}

/// The JSON form of a report.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Told<'a> {
    /// How many vectors passed.
    passed: usize,
    /// How many failed, those included that passed against the ledger.
    failed: usize,
    /// How many failed as the ledger says.
    expected_failures: usize,
    /// How many the program says that it cannot do.
    unsupported: usize,
    /// Ids in the ledger that no vector has.
    dead_entries: &'a [String],
    /// What was wrong with how the program ended after its last answer; left out where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<&'a str>,
    /// Every vector that was asked.
    cases: Vec<Row<'a>>,
}

/// One vector of a report.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Row<'a> {
    /// Its id.
    id: &'a str,
    /// Its kind.
    kind: &'a str,
    /// What became of it: passed, failed, expected-failure, unexpected-pass, unsupported.
    #[cfg_attr(test, schemars(with = "String"))]
    outcome: Outcome,
    /// Why, where it did not pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

pub(crate) fn run(args: &Run, out: Output) -> Result<Status, Failure> {
    let set = args.choice.folder.read()?;
    let chosen = args.choice.of(&set)?;
    let ledger = super::ledger(args.ledger.as_deref())?;
    let timeout = Duration::from_millis(args.timeout);
    let options = Options { command: args.command.clone(), timeout };
    let report = binance_pay_vectors::run(&set, &chosen, &ledger, &options).map_err(|error| {
        let name = args.command.first().map(|name| name.display().to_string()).unwrap_or_default();
        let message = format!("{name} cannot be started: {error}");
        Failure::new(Kind::Program, message, "Give the program and its arguments after --.")
    })?;
    if out.is_json() {
        out.json(&Told::new(&report))?;
    } else if args.format == Some(Format::Junit) {
        out.text(&report.junit())?;
    } else {
        out.text(&report.text())?;
    }
    Ok(if report.is_success() { Status::Done } else { Status::No })
}

impl<'a> Told<'a> {
    fn new(report: &'a Report) -> Self {
        let row = |case: &'a Case| Row {
            id: &case.id,
            kind: case.kind.as_str(),
            outcome: case.outcome,
            message: case.message.as_deref(),
        };
        Self {
            passed: report.count(Outcome::Passed),
            failed: report.count(Outcome::Failed) + report.count(Outcome::UnexpectedPass),
            expected_failures: report.count(Outcome::ExpectedFailure),
            unsupported: report.count(Outcome::Unsupported),
            dead_entries: &report.dead_entries,
            ending: report.ending.as_deref(),
            cases: report.cases.iter().map(row).collect(),
        }
    }
}
