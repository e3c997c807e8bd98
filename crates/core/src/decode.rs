//! From a reply's bytes to one of the four outcomes.
//!
//! Replies are as documented nearly always, so the strict types are tried first, in one pass.
//! Whatever they refuse takes the tolerant way: envelope, repair, strict types again. Both ways
//! give the same result for the same text; only the time differs.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::{String, ToString};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::endpoint::Endpoint;
use crate::envelope::{Envelope, Verdict};
use crate::error::Error;
use crate::failure::{ApiError, BodyError, DataError};
use crate::generated::protocol::{SUCCESS_CODE, SUCCESS_STATUS};
use crate::limits::Limits;
use crate::reply::Reply;
use crate::result_code_ext::ResultCode;
use crate::rule::{Limit, Rule};
use crate::support::endpoint::Described;
use crate::support::path::Path;
use crate::support::repair::repair;
use crate::support::{Node, Value, check_reply};
use crate::violation::{Violation, Violations};

/// Where an envelope has what an endpoint describes.
const DATA: Path<'static> = Path::ROOT.name("data");

/// Reads a reply.
///
/// # Errors
///
/// As [`Endpoint::decode`].
pub fn decode<E>(
    http_status: u16,
    body: &[u8],
    limits: &Limits,
) -> Result<Reply<E::Response>, Error>
where
    E: Endpoint + Described,
    E::Response: DeserializeOwned + Value,
{
    let reading = Reading { http_status, repeat: E::INFO.repeat(), body };
    if let Err(violation) = Limits::check_size(body.len(), limits.reply_bytes) {
        // Not even copied: a limit is a limit.
        return Err(Reading { body: &[], ..reading }.no_envelope(violation));
    }
    let text = match core::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => return Err(reading.not_utf8(&error)),
    };
    if let Err(violation) = limits.check_nesting(text) {
        return Err(reading.beyond_limits(text, violation));
    }
    // A success that is exactly as documented.
    if let Ok(documented) = serde_json::from_str::<Documented<'_, E::Response>>(text)
        && documented.is_success()
    {
        let report = check_reply(&E::RESPONSE, &documented.data, &DATA);
        if report.is_all_of(text) {
            return Ok(Reply {
                data: documented.data,
                deviations: report.into_list(),
                http_status,
                code: ResultCode::Success,
                raw: text.to_owned(),
            });
        }
    }
    tolerant::<E>(&reading, text)
}

/// The envelope of nearly every success.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Documented<'a, T> {
    status: &'a str,
    code: &'a str,
    data: T,
    #[serde(rename = "errorMessage")]
    error_message: Option<serde::de::IgnoredAny>,
}

impl<T> Documented<'_, T> {
    fn is_success(&self) -> bool {
        self.status == SUCCESS_STATUS && self.code == SUCCESS_CODE && self.error_message.is_none()
    }
}

/// The way for everything that is not exactly as documented.
#[cold]
#[inline(never)]
fn tolerant<E>(reading: &Reading<'_>, text: &str) -> Result<Reply<E::Response>, Error>
where
    E: Endpoint + Described,
    E::Response: DeserializeOwned + Value,
{
    let envelope = Envelope::read(text);
    match envelope.verdict() {
        Verdict::None(violation) => Err(reading.no_envelope(violation)),
        Verdict::Unreadable => Err(reading.unreadable(envelope)),
        Verdict::Failure => Err(reading.failure(text, envelope)),
        Verdict::Success => tolerant_success::<E>(reading, text, envelope),
    }
}

fn tolerant_success<E>(
    reading: &Reading<'_>,
    text: &str,
    mut envelope: Envelope<'_>,
) -> Result<Reply<E::Response>, Error>
where
    E: Endpoint + Described,
    E::Response: DeserializeOwned + Value,
{
    let Some(raw) = envelope.data.filter(|raw| *raw != "null") else {
        let found = if envelope.data.is_some() { "null" } else { "nothing" };
        let violation = Violation::new("/data", Rule::Required, Limit::None).found_word(found);
        envelope.broken(violation);
        return Err(reading.unreadable(envelope));
    };
    let repaired = repair(&E::RESPONSE, &Node::read(&E::RESPONSE, raw), &DATA);
    let Some(json) = repaired.text else {
        repaired.deviations.into_iter().for_each(|violation| envelope.broken(violation));
        return Err(reading.unreadable(envelope));
    };
    repaired.deviations.into_iter().for_each(|violation| envelope.remark(violation));
    match serde_json::from_str(&json) {
        Ok(data) => {
            let code = ResultCode::from(envelope.code.as_deref().unwrap_or_default());
            let mut deviations = envelope.into_problems();
            deviations.extend(check_reply(&E::RESPONSE, &data, &DATA).into_list());
            let http_status = reading.http_status;
            Ok(Reply { data, deviations, http_status, code, raw: text.to_owned() })
        }
        // Repair and types disagree: a fault of ours, and still no reason to lose the reply.
        Err(error) => {
            let violation = Violation::new("/data", Rule::Type, Limit::Text(E::RESPONSE.name()));
            envelope.broken(violation.found_text(&error.to_string()));
            Err(reading.unreadable(envelope))
        }
    }
}

/// What is known of a reply before its text is read.
#[derive(Clone, Copy)]
struct Reading<'b> {
    http_status: u16,
    repeat: crate::Repeat,
    body: &'b [u8],
}

impl Reading<'_> {
    fn failure(&self, text: &str, mut envelope: Envelope<'_>) -> Error {
        Error::from(ApiError {
            http_status: self.http_status,
            repeat: self.repeat,
            contradictory: envelope.is_contradictory(),
            status: envelope.status.take().map(Cow::into_owned),
            code: ResultCode::from(envelope.code.as_deref().unwrap_or_default()),
            message: envelope.message.take().map(Cow::into_owned),
            deviations: envelope.into_problems(),
            raw: text.to_owned(),
        })
    }

    fn unreadable(&self, mut envelope: Envelope<'_>) -> Error {
        let otherwise = || Violation::new("", Rule::Json, Limit::None).into();
        Error::from(DataError {
            http_status: self.http_status,
            repeat: self.repeat,
            contradictory: envelope.is_contradictory(),
            reported_success: envelope.reports_success(),
            code: envelope.code.as_deref().map(ResultCode::from),
            status: envelope.status.take().map(Cow::into_owned),
            violations: Violations::from_list(envelope.into_problems()).unwrap_or_else(otherwise),
            raw: self.body.to_vec(),
        })
    }

    fn no_envelope(&self, violation: Violation) -> Error {
        Error::from(BodyError {
            http_status: self.http_status,
            repeat: self.repeat,
            violation,
            raw: self.body.to_vec(),
        })
    }

    /// The envelope may be readable all the same; what is in it must not be lost.
    fn not_utf8(&self, error: &core::str::Utf8Error) -> Error {
        let text = String::from_utf8_lossy(self.body);
        self.beyond_limits(&text, crate::support::utf8_violation(error))
    }

    fn beyond_limits(&self, text: &str, violation: Violation) -> Error {
        let mut envelope = Envelope::read(text);
        if envelope.status.is_none() && envelope.code.is_none() {
            return self.no_envelope(violation);
        }
        envelope.broken(violation);
        self.unreadable(envelope)
    }
}
