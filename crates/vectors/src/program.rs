//! [`Program`]: a program that answers over its pipes, and is never waited for without end.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

/// No answer is longer, in bytes.
const LONGEST_LINE: u64 = 64 << 20;

/// How long a program that has closed its stdout is given to end, so that its status can be told.
const GRACE: Duration = Duration::from_secs(1);

/// How often it is looked whether a program has ended: the standard library cannot wait for a while.
const PAUSE: Duration = Duration::from_millis(5);

/// A running program. Dropping it kills it; what it has started itself stays, as there is no way
/// without `unsafe` to end that too.
pub(crate) struct Program {
    child: Child,
    /// Dropped, it closes the program's stdin.
    questions: Option<Sender<Vec<u8>>>,
    lines: Receiver<Result<Vec<u8>, String>>,
}

impl Program {
    pub(crate) fn start(command: &[OsString]) -> io::Result<Self> {
        let (name, args) = command.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        let mut command = Command::new(name);
        let mut child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let (Some(stdin), Some(stdout)) = (stdin, stdout) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        // Both pipes are left to threads, so that waiting for them can come to an end. The threads end
        // with the pipes. No more than one answer is kept that nobody asked for.
        let (questions, asked) = channel();
        let (answers, lines) = sync_channel(1);
        thread::spawn(move || write(stdin, &asked));
        thread::spawn(move || read(stdout, &answers));
        Ok(Self { child, questions: Some(questions), lines })
    }

    /// The line that answers a line.
    ///
    /// The error is a program that is of no use any more.
    pub(crate) fn answer(
        &mut self,
        question: Vec<u8>,
        timeout: Duration,
    ) -> Result<String, String> {
        // A program that has ended is told by what it does not say.
        let _ = self.questions.as_ref().map(|questions| questions.send(question));
        match self.lines.recv_timeout(timeout) {
            Ok(line) => String::from_utf8(line?).map_err(|_| "its answer is not UTF-8".to_owned()),
            Err(RecvTimeoutError::Timeout) => {
                Err(format!("no answer within {} ms", timeout.as_millis()))
            }
            Err(RecvTimeoutError::Disconnected) => Err(match self.status_within(GRACE) {
                Ok(Some(status)) => format!("the program ended without an answer: {status}"),
                Ok(None) => "the program closed its stdout without an answer".to_owned(),
                Err(error) => format!("the program ended without an answer: {error}"),
            }),
        }
    }

    /// Closes its stdin and lets it end.
    ///
    /// The error is what was wrong with that.
    pub(crate) fn finish(mut self, timeout: Duration) -> Result<(), String> {
        self.questions = None;
        match self.lines.recv_timeout(timeout) {
            Ok(_) => return Err("it wrote more lines than it was asked".to_owned()),
            // Where something that it has started holds the pipe, its own end counts.
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
        match self.status_within(timeout) {
            Ok(Some(status)) if status.success() => Ok(()),
            Ok(Some(status)) => Err(format!("it ended with {status}")),
            Ok(None) => {
                let limit = timeout.as_millis();
                Err(format!("it did not end within {limit} ms after its stdin was closed"))
            }
            Err(error) => Err(format!("its status is unknown: {error}")),
        }
    }

    /// How it ended; none where it has not.
    fn status_within(&mut self, limit: Duration) -> io::Result<Option<ExitStatus>> {
        let mut waited = Duration::ZERO;
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(Some(status));
            }
            if waited >= limit {
                return Ok(None);
            }
            thread::sleep(PAUSE);
            waited = waited.saturating_add(PAUSE);
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

fn write(mut stdin: ChildStdin, questions: &Receiver<Vec<u8>>) {
    for question in questions {
        if stdin.write_all(&question).and_then(|()| stdin.flush()).is_err() {
            return;
        }
    }
}

fn read(stdout: ChildStdout, answers: &SyncSender<Result<Vec<u8>, String>>) {
    let mut reader = BufReader::new(stdout);
    loop {
        let mut line = Vec::new();
        let answer = match reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) => return,
            Ok(length) if length as u64 == LONGEST_LINE && !line.ends_with(b"\n") => {
                Err(format!("its answer is longer than {LONGEST_LINE} bytes"))
            }
            Ok(_) => Ok(line),
            Err(error) => Err(format!("its answer cannot be read: {error}")),
        };
        let is_last = answer.is_err();
        if answers.send(answer).is_err() || is_last {
            return;
        }
    }
}
