//! [`Acknowledgement`]: the answer to a webhook.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;

use crate::generated::protocol::{ACKNOWLEDGED, CONTENT_TYPE, NOT_ACKNOWLEDGED};

/// The answer to a webhook: the body of an HTTP reply with status 200.
///
/// Answer [`success`](Self::success) once the notification is stored where it cannot be lost, also
/// to one that was taken before. After anything else (another status, [`fail`](Self::fail), no
/// answer) the server sends it again, up to 6 times; at which intervals is not documented. Answer
/// with an error status, and not with this body, what does not verify.
///
/// # Examples
///
/// ```
/// use binance_pay::Acknowledgement;
///
/// let answer = Acknowledgement::success();
/// assert_eq!(answer.body(), br#"{"returnCode":"SUCCESS","returnMessage":null}"#);
/// assert_eq!(Acknowledgement::HTTP_STATUS, 200);
///
/// let answer = Acknowledgement::fail("the store is closed");
/// assert_eq!(answer.body(), br#"{"returnCode":"FAIL","returnMessage":"the store is closed"}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Acknowledgement {
    return_code: &'static str,
    return_message: Option<String>,
}

impl Acknowledgement {
    /// The only HTTP status that acknowledges.
    pub const HTTP_STATUS: u16 = 200;

    /// The media type of the body.
    pub const CONTENT_TYPE: &'static str = CONTENT_TYPE;

    /// The notification was taken.
    #[must_use]
    pub const fn success() -> Self {
        Self { return_code: ACKNOWLEDGED, return_message: None }
    }

    /// It could not be taken; the server will send it again. The message is free, and goes to the
    /// vendor.
    #[must_use]
    pub fn fail(message: impl Into<String>) -> Self {
        Self { return_code: NOT_ACKNOWLEDGED, return_message: Some(message.into()) }
    }

    /// Whether it says that the notification was taken.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.return_code == ACKNOWLEDGED
    }

    /// The bytes of the body.
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        // Two texts always serialise.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl fmt::Display for Acknowledgement {
    /// The body as text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn bodies() {
        let success = Acknowledgement::success();
        assert!(success.is_success());
        assert_eq!(success.to_string(), r#"{"returnCode":"SUCCESS","returnMessage":null}"#);
        let fail = Acknowledgement::fail("a \"b\"\n");
        assert!(!fail.is_success());
        assert_eq!(fail.body(), br#"{"returnCode":"FAIL","returnMessage":"a \"b\"\n"}"#);
    }
}
