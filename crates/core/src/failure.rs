//! The three ways in which a reply is no success.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::result_code_ext::ResultCode;
use crate::retry::{Repeat, Retry};
use crate::violation::{Violation, Violations};

/// A foreign text for a log: at most 256 characters, which is all that the documentation allows an
/// error message, and no control characters.
fn shown(text: &str) -> String {
    text.chars().take(256).flat_map(char::escape_debug).collect()
}

/// The server reports a failure.
#[derive(Clone)]
pub struct ApiError {
    pub(crate) http_status: u16,
    pub(crate) repeat: Repeat,
    /// Whether status and code say different things of the outcome.
    pub(crate) contradictory: bool,
    pub(crate) status: Option<String>,
    pub(crate) code: ResultCode,
    pub(crate) message: Option<String>,
    pub(crate) deviations: Vec<Violation>,
    pub(crate) raw: String,
}

impl ApiError {
    /// The HTTP status.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The text of `status`, as a rule `FAIL`.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// The result code, known or not. A numeric code is kept as its digits: `0` is not `000000`.
    #[must_use]
    pub fn code(&self) -> &ResultCode {
        &self.code
    }

    /// The server's words: `errorMessage`, or `msg` or `errorData` in its other envelopes.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Where the envelope differs from the documentation.
    #[must_use]
    pub fn deviations(&self) -> &[Violation] {
        &self.deviations
    }

    /// The server's text, byte for byte.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What can be done, in our words. None where the code is not known.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        if self.contradictory {
            return Some("Status and code disagree: ask for the state of things before repeating.");
        }
        self.code.remedy()
    }

    /// Whether sending the request again can help, by the code and by what the endpoint does.
    #[must_use]
    pub fn retry(&self) -> Retry {
        if self.contradictory {
            return Retry::Unknown;
        }
        self.code.retry().at(self.repeat)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answers {}", shown(self.code.as_str()))?;
        if let Some(name) = self.code.name() {
            write!(f, " {name}")?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {}", shown(message))?;
        }
        self.remedy().map_or(Ok(()), |remedy| write!(f, " ({remedy})"))
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("http_status", &self.http_status)
            .field("status", &self.status.as_deref().map(shown))
            .field("code", &shown(self.code.as_str()))
            .field("message", &self.message.as_deref().map(shown))
            .field("raw_length", &self.raw.len())
            .finish_non_exhaustive()
    }
}

impl core::error::Error for ApiError {}

/// The envelope was read, the data could not be.
#[derive(Clone)]
pub struct DataError {
    pub(crate) http_status: u16,
    pub(crate) repeat: Repeat,
    /// Whether status and code say different things of the outcome.
    pub(crate) contradictory: bool,
    pub(crate) status: Option<String>,
    pub(crate) code: Option<ResultCode>,
    pub(crate) reported_success: bool,
    pub(crate) violations: Violations,
    pub(crate) raw: Vec<u8>,
}

impl DataError {
    /// The HTTP status.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The text of `status`, where it could be read.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// The result code, where it could be read.
    #[must_use]
    pub fn code(&self) -> Option<&ResultCode> {
        self.code.as_ref()
    }

    /// Whether what could be read of the envelope says success, without contradiction.
    #[must_use]
    pub fn reported_success(&self) -> bool {
        self.reported_success
    }

    /// Every mismatch, with its place.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        &self.violations
    }

    /// The server's bytes. They may hold secrets.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Never after a reported success: the answer would be as unreadable again.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match &self.code {
            _ if self.contradictory => Retry::Unknown,
            _ if self.reported_success => Retry::Never,
            Some(code) => code.retry().at(self.repeat),
            None => Retry::Later.at(self.repeat),
        }
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.reported_success {
            "the server reports success, but its reply cannot be read:\n"
        } else {
            "the server's reply cannot be read:\n"
        })?;
        self.violations.fmt(f)
    }
}

impl fmt::Debug for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataError")
            .field("http_status", &self.http_status)
            .field("status", &self.status.as_deref().map(shown))
            .field("code", &self.code.as_ref().map(|code| shown(code.as_str())))
            .field("reported_success", &self.reported_success)
            .field("violations", &self.violations)
            .field("raw_length", &self.raw.len())
            .finish_non_exhaustive()
    }
}

impl core::error::Error for DataError {}

/// The body is no envelope.
#[derive(Clone)]
pub struct BodyError {
    pub(crate) http_status: u16,
    pub(crate) repeat: Repeat,
    pub(crate) violation: Violation,
    pub(crate) raw: Vec<u8>,
}

impl BodyError {
    /// The HTTP status.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// Why it is none.
    #[must_use]
    pub fn violation(&self) -> &Violation {
        &self.violation
    }

    /// The server's bytes; empty where there were more than the limit.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// It is not known whether the endpoint was reached at all.
    #[must_use]
    pub fn retry(&self) -> Retry {
        Retry::Later.at(self.repeat)
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.http_status;
        write!(f, "HTTP status {status}, and the body is no reply of the API: {}", self.violation)
    }
}

impl fmt::Debug for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyError")
            .field("http_status", &self.http_status)
            .field("violation", &self.violation)
            .field("raw_length", &self.raw.len())
            .finish_non_exhaustive()
    }
}

impl core::error::Error for BodyError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_text_does_not_flood_a_log() {
        assert_eq!(shown(&"x".repeat(5_000_000)).len(), 256);
        assert_eq!(shown("a\u{1b}[2J\n"), "a\\u{1b}[2J\\n");
    }
}
