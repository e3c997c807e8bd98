//! [`Failure`]: why a command could not do its work.

use std::fmt::Display;

use serde::Serialize;

use crate::output::{BAD, DIM, Output};
use crate::status::Status;

/// What happened, and what one can do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    kind: Kind,
    message: String,
    remedy: String,
}

/// What kind of failure it is; programs may rely on the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The command line is wrong.
    Usage,
    /// No endpoint has this id.
    UnknownEndpoint,
    /// No webhook has this `bizType` or id.
    UnknownWebhook,
    /// No result code has this number or name.
    UnknownCode,
    /// The spec has no such place.
    UnknownPlace,
    /// A file cannot be read.
    File,
    /// A key is missing or cannot be used.
    Key,
    /// The headers of a message are not what they should be.
    Headers,
    /// A public key is none, or too small.
    PublicKey,
    /// The spec is wrong.
    Spec,
    /// A file of approvals is wrong, or approves what is not there.
    Approvals,
    /// The clock or the source of randomness is at fault.
    System,
    /// Files of conformance vectors, or a ledger, are not what they should be.
    Vectors,
    /// A program cannot be started.
    Program,
    /// A page is no text.
    Page,
    /// The input is larger than is read.
    TooLarge,
    /// The result cannot be written.
    Output,
    /// A fault of this program.
    Internal,
}

impl Kind {
    fn status(self) -> Status {
        match self {
            Self::Headers
            | Self::PublicKey
            | Self::TooLarge
            | Self::Vectors
            | Self::Page
            | Self::Spec
            | Self::Approvals => Status::Invalid,
            _ => Status::WrongUse,
        }
    }
}

/// The JSON form of every failure.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Form<'a> {
    error: Cause<'a>,
}

/// Why a command could not do its work.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Cause<'a> {
    /// What kind of failure it is.
    kind: Kind,
    /// What happened, for people.
    message: &'a str,
    /// What one can do, for people.
    remedy: &'a str,
}

impl Failure {
    pub(crate) fn new(kind: Kind, message: impl Display, remedy: impl Display) -> Self {
        Self { kind, message: message.to_string(), remedy: remedy.to_string() }
    }

    /// Something that cannot happen has happened.
    pub(crate) fn internal(message: impl Display) -> Self {
        Self::new(Kind::Internal, message, "This is a fault of bpay: please report it.")
    }

    /// Tells the failure and gives its exit status.
    pub(crate) fn report(&self, out: Output) -> Status {
        if out.is_json() {
            let cause = Cause { kind: self.kind, message: &self.message, remedy: &self.remedy };
            // Where even this cannot be written, the exit status has to do.
            let _ = out.json(&Form { error: cause });
        } else {
            out.message(BAD, "error:", &self.message);
            out.message(DIM, "remedy:", &self.remedy);
        }
        self.kind.status()
    }
}
