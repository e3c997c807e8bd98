//! [`Reply`]: a success, with everything that was odd about it.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::result_code_ext::ResultCode;
use crate::support::read_members;
use crate::violation::Violation;

/// A successful reply.
///
/// A reply that differs from the documentation is still a success when its data could be read;
/// each difference is in [`deviations`](Self::deviations). Log them: they are how a change of the
/// API shows first.
///
/// # Examples
///
/// ```
/// use binance_pay::Endpoint;
/// use binance_pay::service_provider::record::query::Query;
///
/// let body = br#"{"status":"SUCCESS","code":"000000","data":{"total":"0","rows":[],"new":1}}"#;
/// let reply = Query::decode(200, body)?;
/// assert_eq!(reply.data.total, 0);
/// let remarks: Vec<String> = reply.deviations.iter().map(|one| one.to_string()).collect();
/// assert_eq!(remarks.len(), 2);
/// assert_eq!(reply.deviations[1].pointer(), "/data/total");
/// assert_eq!(reply.raw().as_bytes(), body);
/// # Ok::<(), binance_pay::Error>(())
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Reply<T> {
    /// What the endpoint answers.
    pub data: T,
    /// Where the reply differs from the documentation; empty as a rule.
    pub deviations: Vec<Violation>,
    pub(crate) http_status: u16,
    pub(crate) code: Option<ResultCode>,
    pub(crate) raw: String,
}

impl<T> Reply<T> {
    /// The HTTP status that came with the reply. It does not decide on success.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The result code: `000000`, or `000001` for a repeated request.
    ///
    /// None where the body has no envelope around its data, as a few endpoints are documented:
    /// nothing in such a reply says that it is a success, beyond that its data could be read.
    #[must_use]
    pub fn code(&self) -> Option<&ResultCode> {
        self.code.as_ref()
    }

    /// Whether the server answered a request that it had served before (`REPEAT_REQ_SUCCESS`).
    #[must_use]
    pub fn is_repeat(&self) -> bool {
        self.code == Some(ResultCode::RepeatReqSuccess)
    }

    /// The server's text, byte for byte. It may hold secrets.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The JSON text of the data as the server wrote it: of `data`, which is `null` where there is
    /// none, or of the whole body where there is no envelope. It may hold secrets.
    #[must_use]
    pub fn data_json(&self) -> &str {
        if self.code.is_none() {
            return &self.raw;
        }
        let mut data = None;
        // The text was read once already, so it is an object; one that has no data has null.
        let _ = read_members(&self.raw, |member| {
            if member.name == "data" {
                data = data.or(Some(member.raw));
            }
        });
        data.unwrap_or("null")
    }

    /// The same reply with its data turned into something else.
    #[must_use]
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Reply<U> {
        Reply {
            data: turn(self.data),
            deviations: self.deviations,
            http_status: self.http_status,
            code: self.code,
            raw: self.raw,
        }
    }
}

impl<T> fmt::Debug for Reply<T> {
    /// The raw text and the data may hold what is private: only lengths are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("http_status", &self.http_status)
            .field("code", &self.code)
            .field("deviations", &self.deviations.len())
            .field("raw_length", &self.raw.len())
            .finish_non_exhaustive()
    }
}
