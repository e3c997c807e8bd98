//! What can go wrong with a webhook.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::violation::Violations;
use crate::webhook::acceptance::WindowError;
use crate::webhook::headers::HeaderError;
use crate::webhook::signature::SignatureError;

/// Why a webhook was not taken.
///
/// All but [`Event`](Self::Event) say that it may come from anybody: take nothing from it, and do
/// not log its body.
///
/// # Examples
///
/// ```
/// use binance_pay::{HeaderProblem, Notification, WebhookError};
///
/// let error = Notification::from_parts([("Host", "example")], b"{}").unwrap_err();
/// assert!(!error.is_genuine());
/// let WebhookError::Header(header) = error else { panic!() };
/// assert_eq!(header.problem(), HeaderProblem::Missing);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum WebhookError {
    /// The body has more bytes than allowed. Nothing else was looked at.
    TooLarge {
        /// How many bytes it has.
        found: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// A header is missing, repeated or malformed.
    Header(HeaderError),
    /// It was not sent lately.
    Window(WindowError),
    /// No key of the set has this serial.
    UnknownSerial(String),
    /// The signature is not that of the key.
    Signature(SignatureError),
    /// It is genuine, and its body cannot be read.
    Event(Box<EventError>),
}

impl WebhookError {
    /// Whether the vendor sent it.
    #[must_use]
    pub const fn is_genuine(&self) -> bool {
        matches!(self, Self::Event(_))
    }

    /// What one can do.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => {
                "Drop it. If the vendor really sends so much, pass Limits with more \
                 notification_bytes."
            }
            Self::Header(_) => {
                "Hand on all headers of the HTTP request as they were received, and leave their \
                 values as they are. Otherwise drop it."
            }
            Self::Window(_) => {
                "Compare the clock with the right time. A notification that is really old is one \
                 that was held up or recorded: drop it."
            }
            Self::UnknownSerial(_) => {
                "Fetch the certificates (certificate.query), put the new ones into the key set, and \
                 verify once more. If none has this serial, drop it."
            }
            Self::Signature(error) => error.remedy(),
            Self::Event(error) => error.remedy(),
        }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { found, limit } => {
                write!(f, "the body has {found} bytes, and {limit} are allowed")
            }
            Self::Header(error) => error.fmt(f),
            Self::Window(error) => error.fmt(f),
            Self::UnknownSerial(serial) => {
                write!(f, "no key has the serial {serial}: fetch the certificates again")
            }
            Self::Signature(error) => error.fmt(f),
            Self::Event(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for WebhookError {}

impl From<SignatureError> for WebhookError {
    fn from(error: SignatureError) -> Self {
        Self::Signature(error)
    }
}

impl From<EventError> for WebhookError {
    fn from(error: EventError) -> Self {
        Self::Event(Box::new(error))
    }
}

/// A notification that is genuine, and whose body cannot be read.
///
/// # Examples
///
/// ```
/// # use std::time::Duration;
/// # use binance_pay::{Acceptance, KeySet, Notification, Timestamp};
/// # let headers = [
/// #     ("BinancePay-Timestamp", "1611232922428"),
/// #     ("BinancePay-Nonce", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"),
/// #     ("BinancePay-Certificate-SN", "A"),
/// #     ("BinancePay-Signature", "ZGVtbw=="),
/// # ];
/// # let keys: KeySet<_> = [("A", |_: &[u8], _: &[u8]| true)].into_iter().collect();
/// # let now = Timestamp::from_millis(1_611_232_922_428)?;
/// # let acceptance = Acceptance { now, window: Duration::from_secs(300) };
/// let notice = Notification::from_parts(headers, b"testdata")?.verify(&keys, acceptance)?;
/// let error = notice.event().unwrap_err();
/// assert_eq!(error.raw(), b"testdata");
/// assert!(error.to_string().starts_with("the notification is genuine"));
/// # Ok::<(), binance_pay::Error>(())
/// ```
#[derive(Clone)]
pub struct EventError {
    pub(super) biz_type: Option<String>,
    pub(super) violations: Violations,
    pub(super) raw: Vec<u8>,
}

impl EventError {
    /// The value of `bizType`, where it could be read.
    #[must_use]
    pub fn biz_type(&self) -> Option<&str> {
        self.biz_type.as_deref()
    }

    /// Every mismatch, with its place.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        &self.violations
    }

    /// The bytes of the body. They may hold secrets.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// What one can do.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        "Keep its text and ask the API for the state of what it is about. Acknowledge it then: sent \
         again, it would be as unreadable."
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the notification is genuine, but its body cannot be read:\n{}", self.violations)
    }
}

impl fmt::Debug for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventError")
            .field("violations", &self.violations)
            .field("raw_length", &self.raw.len())
            .finish_non_exhaustive()
    }
}

impl core::error::Error for EventError {}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;
    use core::time::Duration;

    use super::*;
    use crate::rule::{Limit, Rule};
    use crate::timestamp::Timestamp;
    use crate::violation::Violation;
    use crate::webhook::acceptance::Acceptance;
    use crate::webhook::headers::Headers;

    fn header() -> HeaderError {
        Headers::read([("a", "b")]).err().unwrap()
    }

    fn window() -> WindowError {
        let now = Timestamp::from_millis(1_611_232_922_428).unwrap();
        let acceptance = Acceptance { now, window: Duration::ZERO };
        acceptance.check(now.offset_by(-1).unwrap()).unwrap_err()
    }

    fn event() -> EventError {
        let violation = Violation::new("/data", Rule::Json, Limit::None).found_text("a comma");
        EventError {
            biz_type: Some("PAY".into()),
            violations: violation.into(),
            raw: b"do-not-show".to_vec(),
        }
    }

    #[test]
    fn every_variant_says_what_and_what_to_do() {
        for (error, what, remedy) in [
            (
                WebhookError::TooLarge { found: 3, limit: 2 },
                "the body has 3 bytes, and 2 are allowed",
                "notification_bytes",
            ),
            (
                WebhookError::Header(header()),
                "the header BinancePay-Timestamp is missing",
                "as they were received",
            ),
            (
                WebhookError::Window(window()),
                "the notification was sent 1 ms before now, and 0 ms are accepted",
                "the clock",
            ),
            (
                WebhookError::UnknownSerial("AB".into()),
                "no key has the serial AB: fetch the certificates again",
                "certificate.query",
            ),
            (
                SignatureError::Mismatch.into(),
                "the key does not verify the signature",
                "never over JSON that was parsed and written again",
            ),
            (
                event().into(),
                "the notification is genuine, but its body cannot be read:\n/data: not JSON: a comma",
                "Keep its text",
            ),
        ] {
            assert!(error.to_string().starts_with(what), "{error}");
            assert!(error.remedy().contains(remedy), "{}", error.remedy());
            assert_eq!(error.is_genuine(), matches!(error, WebhookError::Event(_)));
        }
    }

    #[test]
    fn an_event_keeps_its_text_and_does_not_show_it() {
        let error = event();
        assert_eq!((error.biz_type(), error.raw()), (Some("PAY"), &b"do-not-show"[..]));
        assert_eq!(error.violations().len(), 1);
        assert!(!format!("{error:?} {error}").contains("do-not-show"));
    }
}
