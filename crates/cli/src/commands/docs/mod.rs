//! `bpay docs`: pages of the vendor's documentation.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod draft;
mod forms;
mod pages;
pub(crate) mod read;

use serde_json::Value;

use crate::args::DocsCommand;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(command: &DocsCommand, out: Output) -> Result<Status, Failure> {
    match command {
        DocsCommand::Read(args) => read::run(args, out),
        DocsCommand::Check(args) => check::run(args, out),
        DocsCommand::Compare(args) => compare::run(args, out),
        DocsCommand::Draft(args) => draft::run(args, out),
    }
}

/// The resolved model of the spec.
fn model() -> Result<Value, Failure> {
    let model = binance_pay_spec::file("dist/model.json").unwrap_or_default();
    serde_json::from_str(model).map_err(Failure::internal)
}
