//! [`run`]: asks a program, line by line.

use std::ffi::OsString;
use std::io;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::bytes::Members;
use crate::judge::Answer;
use crate::ledger::Ledger;
use crate::program::Program;
use crate::report::Report;
use crate::set::Set;
use crate::vector::{Kind, Vector};

/// A program that ends so often without an answer will not give one.
const MOST_ENDS: usize = 5;

/// Which program is asked, and how.
#[derive(Clone, Debug)]
#[expect(clippy::exhaustive_structs, reason = "callers build it")]
pub struct Options {
    /// The program and its arguments.
    pub command: Vec<OsString>,
    /// How long it may take for one answer.
    pub timeout: Duration,
}

/// Asks a program the chosen vectors of a set, without their expectations, and judges the answers.
///
/// The program reads one JSON object a line, `{"id", "kind", "input"}`, and answers each with a line:
/// `{"id", "outcome"}`, `{"id", "unsupported"}` or `{"id", "error"}`. One that ends, answers too late or
/// answers something else fails that vector, and is killed and started again for the next one. Its
/// stdin is closed after the last answer: then it ends with status 0, within the same time.
///
/// Other programs that it has started are not killed with it.
///
/// # Errors
///
/// Where the program cannot be started.
pub fn run(
    set: &Set,
    chosen: &[&Vector],
    ledger: &Ledger,
    options: &Options,
) -> io::Result<Report> {
    let mut report = Report::default();
    let mut program = Some(Program::start(&options.command)?);
    let mut ends = 0;
    for vector in chosen {
        if ends >= MOST_ENDS {
            let message =
                format!("not asked: the program gave no answer {MOST_ENDS} times in a row");
            report.add(vector, &Answer::Error(message), ledger);
            continue;
        }
        let mut running = match program.take() {
            Some(running) => running,
            None => Program::start(&options.command)?,
        };
        match ask(&mut running, vector, options.timeout) {
            Ok(answer) => {
                report.add(vector, &answer, ledger);
                program = Some(running);
                ends = 0;
            }
            Err(message) => {
                report.add(vector, &Answer::Error(message), ledger);
                ends += 1;
            }
        }
    }
    report.ending = program.and_then(|program| program.finish(options.timeout).err());
    report.close(ledger, |id| set.vector(id).is_some());
    Ok(report)
}

/// What the program is asked.
#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    kind: Kind,
    input: &'a Members,
}

/// What it answers.
#[derive(Deserialize)]
struct Line {
    id: String,
    outcome: Option<Members>,
    unsupported: Option<String>,
    error: Option<Value>,
}

/// The error is a program that is of no use any more.
fn ask(program: &mut Program, vector: &Vector, timeout: Duration) -> Result<Answer, String> {
    let question = Question { id: &vector.id, kind: vector.kind, input: &vector.input };
    let mut line = serde_json::to_vec(&question).map_err(|error| error.to_string())?;
    line.push(b'\n');
    let line = program.answer(line, timeout)?;
    let answer: Line =
        serde_json::from_str(&line).map_err(|error| format!("its answer is no answer: {error}"))?;
    if answer.id != vector.id {
        return Err(format!("it answered {} out of order", answer.id));
    }
    Ok(match (answer.outcome, answer.unsupported, answer.error) {
        (Some(outcome), None, None) => Answer::Outcome(outcome),
        (None, Some(why), None) => Answer::Unsupported(why),
        (None, None, Some(error)) => {
            let message =
                error["message"].as_str().map_or_else(|| error.to_string(), str::to_owned);
            Answer::Error(message)
        }
        _ => Answer::Error("one of `outcome`, `unsupported`, `error` is needed".to_owned()),
    })
}
