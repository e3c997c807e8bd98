//! `bpay docs`: pages of the vendor's documentation.

pub(crate) mod check;
pub(crate) mod compare;
mod forms;
mod pages;
pub(crate) mod read;

use crate::args::DocsCommand;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(command: &DocsCommand, out: Output) -> Result<Status, Failure> {
    match command {
        DocsCommand::Read(args) => read::run(args, out),
        DocsCommand::Check(args) => check::run(args, out),
        DocsCommand::Compare(args) => compare::run(args, out),
    }
}
