//! [`Output`]: results to stdout, remarks to stderr.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use crate::failure::{Failure, Kind};
use crate::page::Page;

/// A heading.
pub(crate) const HEAD: Style = Style::new().bold().underline();
/// Something that has a name.
pub(crate) const NAME: Style = Style::new().bold();
/// A good end.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// A bad end.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// Something to look at.
pub(crate) const NOTE: Style = AnsiColor::Yellow.on_default();
/// Something of less weight.
pub(crate) const DIM: Style = Style::new().dimmed();

/// Where the program writes, and in which form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether results and errors are wanted as JSON.
    pub(crate) fn is_json(self) -> bool {
        self.json
    }

    /// Whether a person reads stdout as it is.
    pub(crate) fn is_terminal(self) -> bool {
        io::stdout().is_terminal()
    }

    /// Writes a text for people. Its colours are taken out where they are not wanted.
    ///
    /// # Errors
    ///
    /// [`Kind::Output`], and so for all results.
    pub(crate) fn text(self, text: &str) -> Result<(), Failure> {
        let mut stdout = anstream::stdout().lock();
        written(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()))
    }

    /// Writes one line of JSON.
    pub(crate) fn json(self, form: &impl Serialize) -> Result<(), Failure> {
        let mut line = serde_json::to_vec(form).map_err(Failure::internal)?;
        line.push(b'\n');
        self.exact(&line)
    }

    /// Writes bytes as they are.
    pub(crate) fn exact(self, bytes: &[u8]) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        written(stdout.write_all(bytes).and_then(|()| stdout.flush()))
    }

    /// Writes a text for people that is no result. Nobody can be told where that fails.
    pub(crate) fn aside(self, text: &str) {
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// Tells something that is no result.
    pub(crate) fn message(self, style: Style, label: &str, text: impl Display) {
        let mut page = Page::of_messages(io::stderr().is_terminal());
        page.message(0, style, label, text);
        self.aside(&page.into_text());
    }

    /// Remarks on something.
    pub(crate) fn remark(self, text: impl Display) {
        self.message(NOTE, "remark:", text);
    }
}

/// A reader that has read enough closes the pipe, and that is no failure.
fn written(outcome: io::Result<()>) -> Result<(), Failure> {
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("the result cannot be written: {error}");
            Err(Failure::new(Kind::Output, message, "Look at where stdout leads."))
        }
        _ => Ok(()),
    }
}
