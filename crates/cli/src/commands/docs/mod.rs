//! `bpay docs`: pages of the vendor's documentation.

mod bindings;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod draft;
mod forms;
mod model;
mod options;
mod pages;
pub(crate) mod quote;
pub(crate) mod read;

pub(crate) use self::options::DocsCommand;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(command: &DocsCommand, out: Output) -> Result<Status, Failure> {
    match command {
        DocsCommand::Read(args) => read::run(args, out),
        DocsCommand::Check(args) => check::run(args, out),
        DocsCommand::Compare(args) => compare::run(args, out),
        DocsCommand::Draft(args) => draft::run(args, out),
        DocsCommand::Quote(args) => quote::run(args, out),
    }
}
