//! The three ways in which a reply is no success.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::result_code_ext::ResultCode;
use crate::retry::{Repeat, Retry};
use crate::violation::{Violation, Violations};

/// The server reports a failure.
#[derive(Clone)]
pub struct ApiError {
    pub(crate) http_status: u16,
    pub(crate) repeat: Repeat,
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
        if self.is_contradictory() {
            return Some("Status and code disagree: ask for the state of things before repeating.");
        }
        self.code.remedy()
    }

    /// Whether sending the request again can help, by the code and by what the endpoint does.
    #[must_use]
    pub fn retry(&self) -> Retry {
        if self.is_contradictory() {
            return Retry::Unknown;
        }
        self.code.retry().at(self.repeat)
    }

    /// A code of success that came with another status.
    fn is_contradictory(&self) -> bool {
        matches!(self.code, ResultCode::Success | ResultCode::RepeatReqSuccess)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answers {}", self.code.as_str().escape_debug())?;
        if let Some(name) = self.code.name() {
            write!(f, " {name}")?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {}", message.escape_debug())?;
        }
        self.remedy().map_or(Ok(()), |remedy| write!(f, " ({remedy})"))
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("http_status", &self.http_status)
            .field("status", &self.status)
            .field("code", &self.code)
            .field("message", &self.message)
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
            .field("status", &self.status)
            .field("code", &self.code)
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
