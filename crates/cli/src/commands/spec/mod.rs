//! `bpay spec`: what the spec rests on, and how it changes.

mod coverage;
pub(crate) mod diff;

use crate::args::SpecCommand;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(command: &SpecCommand, out: Output) -> Result<Status, Failure> {
    match command {
        SpecCommand::Coverage => coverage::run(out),
        SpecCommand::Diff(args) => diff::run(args, out),
    }
}
