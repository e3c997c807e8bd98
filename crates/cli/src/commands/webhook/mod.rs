//! `bpay webhook`: what the server sends.

mod find;
pub(crate) mod headers;
pub(crate) mod list;
pub(crate) mod show;
mod suspects;
pub(crate) mod verify;

use crate::args::WebhookCommand;
use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

pub(crate) fn run(command: &WebhookCommand, out: Output) -> Result<Status, Failure> {
    match command {
        WebhookCommand::List => list::run(out),
        WebhookCommand::Show(args) => show::run(args, out),
        WebhookCommand::Verify(args) => verify::run(args, out),
    }
}
