//! [`Status`]: what the program leaves behind.

use std::process::ExitCode;

/// The exit status, the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Done.
    Done,
    /// The answer is no: an API failure, a signature that does not match, a change that is not to be.
    No,
    /// Wrong use; a file that cannot be opened is one too.
    WrongUse,
    /// The input is invalid.
    Invalid,
    /// Understood in part or not at all.
    Unreadable,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::No => 1,
            Status::WrongUse => 2,
            Status::Invalid => 3,
            Status::Unreadable => 4,
        })
    }
}
