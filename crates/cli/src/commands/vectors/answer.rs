//! `bpay vectors answer`: the reference as a program that answers vectors.

use std::io::{self, BufRead};

use binance_pay_vectors::reference::{Fault, Reference};
use binance_pay_vectors::{Answer as Said, Kind as VectorKind, Members, Vector};
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, Kind};
use crate::output::Output;
use crate::status::Status;

#[derive(Debug, clap::Args)]
pub(crate) struct Answer {
    /// Make a mistake; `bpay vectors kill` lists them
    #[arg(long, value_name = "NAME", value_parser = fault)]
    fault: Option<Fault>,
}

fn fault(name: &str) -> Result<Fault, String> {
    let found = Fault::ALL.iter().find(|fault| fault.name() == name);
    found
        .copied()
        .ok_or_else(|| "there is no such fault; `bpay vectors kill` lists them".to_owned())
}

/// A line of stdin.
#[derive(Deserialize)]
struct Question {
    id: String,
    kind: VectorKind,
    input: Members,
}

/// A line of stdout.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'a Members>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unsupported: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Cause<'a>>,
}

#[derive(Serialize)]
struct Cause<'a> {
    message: &'a str,
}

pub(crate) fn run(args: &Answer, out: Output) -> Result<Status, Failure> {
    let reference = Reference::new().map_err(Failure::internal)?;
    let reference = match args.fault {
        Some(fault) => reference.with(fault),
        None => reference,
    };
    for line in io::stdin().lock().lines() {
        let question = line.map_err(|error| error.to_string()).and_then(|line| read(&line));
        let vector = question.map_err(|error| {
            let message = format!("a line of stdin is no question: {error}");
            Failure::new(Kind::Vectors, message, "Start it with `bpay vectors run --`.")
        })?;
        let said = reference.answer(&vector);
        let mut line = Line { id: &vector.id, outcome: None, unsupported: None, error: None };
        match &said {
            Said::Outcome(outcome) => line.outcome = Some(outcome),
            Said::Unsupported(why) => line.unsupported = Some(why),
            Said::Error(message) => line.error = Some(Cause { message }),
            other => return Err(Failure::internal(format!("{other:?}"))),
        }
        out.json(&line)?;
    }
    Ok(Status::Done)
}

fn read(line: &str) -> Result<Vector, String> {
    let Question { id, kind, input } =
        serde_json::from_str(line).map_err(|error| error.to_string())?;
    Ok(Vector::question(id, kind, input))
}
