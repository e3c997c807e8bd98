//! [`run`]: asks a program, line by line.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::bytes::Members;
use crate::judge::Answer;
use crate::ledger::Ledger;
use crate::report::Report;
use crate::set::Set;
use crate::vector::{Kind, Vector};

/// A program that ends so often without an answer will not give one.
const MOST_ENDS: usize = 5;

/// No answer is longer, in bytes.
const LONGEST_LINE: u64 = 64 << 20;

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
/// answers something else fails that vector, and is started again for the next one.
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
        match running.ask(vector, options.timeout) {
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

struct Program {
    child: Child,
    stdin: ChildStdin,
    lines: Receiver<io::Result<String>>,
}

impl Program {
    fn start(command: &[OsString]) -> io::Result<Self> {
        let (name, args) = command.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        let mut command = Command::new(name);
        let mut child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let (Some(stdin), Some(stdout)) = (stdin, stdout) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (sender, lines) = channel();
        // Reading is left to a thread, so that waiting can come to an end. It ends with the program.
        thread::spawn(move || {
            let mut reader = BufReader::new(stdout);
            loop {
                let mut line = String::new();
                let outcome = reader.by_ref().take(LONGEST_LINE).read_line(&mut line);
                let is_end = !matches!(outcome, Ok(length) if length > 0);
                if is_end || sender.send(outcome.map(|_| line)).is_err() {
                    return;
                }
            }
        });
        Ok(Self { child, stdin, lines })
    }

    /// The error is a program that is of no use any more.
    fn ask(&mut self, vector: &Vector, timeout: Duration) -> Result<Answer, String> {
        let question = Question { id: &vector.id, kind: vector.kind, input: &vector.input };
        let mut line = serde_json::to_vec(&question).map_err(|error| error.to_string())?;
        line.push(b'\n');
        // A program that has ended is told by what it does not say.
        let _ = self.stdin.write_all(&line).and_then(|()| self.stdin.flush());
        let line = match self.lines.recv_timeout(timeout) {
            Ok(Ok(line)) => line,
            Ok(Err(error)) => return Err(format!("its answer cannot be read: {error}")),
            Err(RecvTimeoutError::Timeout) => {
                return Err(format!("no answer within {} ms", timeout.as_millis()));
            }
            Err(RecvTimeoutError::Disconnected) => return Err(self.end()),
        };
        let answer: Line = serde_json::from_str(&line)
            .map_err(|error| format!("its answer is no answer: {error}"))?;
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

    fn end(&mut self) -> String {
        match self.child.wait() {
            Ok(status) => format!("the program ended without an answer: {status}"),
            Err(error) => format!("the program ended without an answer: {error}"),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
