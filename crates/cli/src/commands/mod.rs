//! The commands, one file each.

pub(crate) mod completions;
pub(crate) mod decode;
pub(crate) mod diagnose;
pub(crate) mod docs;
pub(crate) mod encode;
pub(crate) mod endpoints;
pub(crate) mod explain;
pub(crate) mod show;
pub(crate) mod sign;
pub(crate) mod spec;
pub(crate) mod validate;
pub(crate) mod vectors;
pub(crate) mod verify;
pub(crate) mod webhook;

use crate::args::Command;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

/// Does what the command line asks for.
///
/// # Errors
///
/// Where the command could not do its work. A result that is a "no" is none: it is in the status.
pub(crate) fn run(command: &Command, out: Output) -> Result<Status, Failure> {
    match command {
        Command::Endpoints => endpoints::run(out),
        Command::Show(args) => show::run(args, out),
        Command::Explain(args) => explain::run(args, out),
        Command::Encode(args) => encode::run(args, out),
        Command::Validate(args) => validate::run(args, out),
        Command::Decode(args) => decode::run(args, out),
        Command::Sign(args) => sign::run(args, out),
        Command::Verify(args) => verify::run(args, out),
        Command::Diagnose(args) => diagnose::run(args, out),
        Command::Webhook(command) => webhook::run(command, out),
        Command::Vectors(command) => vectors::run(command, out),
        Command::Spec(command) => spec::run(command, out),
        Command::Docs(command) => docs::run(command, out),
        Command::Completions(args) => completions::run(args, out),
    }
}
