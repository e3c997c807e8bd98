//! [`Error`]: everything that can go wrong, one variant for what one does about it.

use alloc::boxed::Box;
use core::fmt;

use crate::clock_offset::InvalidDate;
use crate::failure::{ApiError, BodyError, DataError};
use crate::nonce::InvalidNonce;
use crate::number::InvalidNumber;
use crate::result_code_ext::ResultCode;
use crate::retry::Retry;
use crate::signer::InvalidKey;
use crate::timestamp::InvalidTimestamp;
use crate::violation::Violations;
use crate::webhook::error::{EventError, WebhookError};
use crate::webhook::signature::SignatureError;

/// What can go wrong in this crate. Each small error converts into it for `?`.
///
/// # Examples
///
/// ```
/// use binance_pay::direct_debit::contract::query::Query;
/// use binance_pay::{Endpoint, Error, Retry};
///
/// let body = br#"{"status":"FAIL","code":"400003","errorMessage":"Timestamp is off."}"#;
/// let error = Query::decode(400, body).unwrap_err();
/// assert_eq!(error.retry(), Retry::AfterClockSync);
/// let Error::Api(failure) = error else { panic!() };
/// assert_eq!(failure.code().name(), Some("INVALID_TIMESTAMP"));
/// assert_eq!(failure.message(), Some("Timestamp is off."));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// A request breaks documented rules; nothing was signed.
    Invalid(Violations),
    /// A method or path given to [`Signer::sign_raw`](crate::Signer::sign_raw) could not stand in
    /// a request line.
    Path,
    /// The server reports a failure.
    Api(Box<ApiError>),
    /// The envelope was read, the data could not be. It may have been a success:
    /// [`DataError::reported_success`].
    Data(Box<DataError>),
    /// The body is no envelope: an error page of a proxy, an empty text, garbage.
    Body(Box<BodyError>),
    /// A key cannot be used.
    Key(InvalidKey),
    /// A timestamp has not 13 digits.
    Timestamp(InvalidTimestamp),
    /// A nonce is not 32 letters or digits.
    Nonce(InvalidNonce),
    /// A text is not the number that it should be.
    Number(InvalidNumber),
    /// A `Date` header is no date.
    Date(InvalidDate),
    /// A webhook was not taken.
    Webhook(Box<WebhookError>),
}

impl Error {
    /// Whether the server answered, and its answer is a failure.
    #[must_use]
    pub fn is_api_failure(&self) -> bool {
        matches!(self, Self::Api(_))
    }

    /// Whether the server said success and its data could not be read. Do not repeat the request;
    /// look at [`DataError::raw`].
    #[must_use]
    pub fn is_unread_success(&self) -> bool {
        matches!(self, Self::Data(error) if error.reported_success())
    }

    /// The server's result code, where there is one.
    #[must_use]
    pub fn code(&self) -> Option<&ResultCode> {
        match self {
            Self::Api(error) => Some(error.code()),
            Self::Data(error) => error.code(),
            _ => None,
        }
    }

    /// The HTTP status of the reply, where there was one.
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.http_status()),
            Self::Data(error) => Some(error.http_status()),
            Self::Body(error) => Some(error.http_status()),
            _ => None,
        }
    }

    /// Whether sending the request again can help, by the code and by what the endpoint does.
    #[must_use]
    pub fn retry(&self) -> Retry {
        match self {
            Self::Api(error) => error.retry(),
            Self::Data(error) => error.retry(),
            Self::Body(error) => error.retry(),
            // The server repeats it by itself.
            Self::Webhook(_) => Retry::Never,
            _ => Retry::AfterFix,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(violations) => violations.fmt(f),
            Self::Path => f.write_str(
                "a method is ASCII letters, and a path begins with / and holds no more than RFC 3986 allows",
            ),
            Self::Api(error) => error.fmt(f),
            Self::Data(error) => error.fmt(f),
            Self::Body(error) => error.fmt(f),
            Self::Key(error) => error.fmt(f),
            Self::Timestamp(error) => error.fmt(f),
            Self::Nonce(error) => error.fmt(f),
            Self::Number(error) => error.fmt(f),
            Self::Date(error) => error.fmt(f),
            Self::Webhook(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for Error {}

macro_rules! from {
    ($($variant:ident($error:ty))*) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        }
    )*};
}

from! {
    Invalid(Violations)
    Key(InvalidKey)
    Timestamp(InvalidTimestamp)
    Nonce(InvalidNonce)
    Number(InvalidNumber)
    Date(InvalidDate)
}

impl From<WebhookError> for Error {
    fn from(error: WebhookError) -> Self {
        Self::Webhook(Box::new(error))
    }
}

impl From<EventError> for Error {
    fn from(error: EventError) -> Self {
        WebhookError::from(error).into()
    }
}

impl From<SignatureError> for Error {
    fn from(error: SignatureError) -> Self {
        WebhookError::from(error).into()
    }
}

impl From<DataError> for Error {
    fn from(error: DataError) -> Self {
        Self::Data(Box::new(error))
    }
}

impl From<BodyError> for Error {
    fn from(error: BodyError) -> Self {
        Self::Body(Box::new(error))
    }
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(Box::new(error))
    }
}
