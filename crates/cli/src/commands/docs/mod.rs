//! `bpay docs`: pages of the vendor's documentation.

mod bindings;
pub(crate) mod check;
mod forms;
mod model;
mod pages;
pub(crate) mod quote;
pub(crate) mod read;

use crate::args::DocsCommand;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(command: &DocsCommand, out: Output) -> Result<Status, Failure> {
    match command {
        DocsCommand::Read(args) => read::run(args, out),
        DocsCommand::Check(args) => check::run(args, out),
        DocsCommand::Quote(args) => quote::run(args, out),
    }
}
