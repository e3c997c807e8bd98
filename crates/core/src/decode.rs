//! From a reply's bytes to one of the four outcomes.
//!
//! Replies are as documented nearly always, so the strict types are tried first, in one pass.
//! Whatever they refuse takes the tolerant way: envelope, repair, strict types again. Both ways
//! give the same result for the same text; only the time differs.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::endpoint::Endpoint;
use crate::envelope::{Envelope, Verdict, reading_error};
use crate::error::Error;
use crate::failure::{ApiError, BodyError, DataError};
use crate::generated::protocol::{SUCCESS_CODE, SUCCESS_STATUS};
use crate::limits::Limits;
use crate::reply::Reply;
use crate::result_code_ext::ResultCode;
use crate::rule::{Limit, Rule};
use crate::support::endpoint::Described;
use crate::support::path::Path;
use crate::support::repair::{Repaired, repair};
use crate::support::shape::Kind;
use crate::support::{Content, Node, Value, check_reply};
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
    if E::NO_ENVELOPE && !Envelope::is_meant(text) {
        return bare::<E>(&reading, text);
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
                code: Some(ResultCode::Success),
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
    let raw = match envelope.data {
        Some(raw) if raw != "null" => raw,
        _ if E::NO_DATA => "null",
        other => {
            let found = if other.is_some() { "null" } else { "nothing" };
            let violation = Violation::new("/data", Rule::Required, Limit::None).found_word(found);
            envelope.broken(violation);
            return Err(reading.unreadable(envelope));
        }
    };
    match tolerant_data::<E>(raw, &DATA) {
        Ok((data, deviations)) => {
            let code = Some(ResultCode::from(envelope.code.as_deref().unwrap_or_default()));
            deviations.into_iter().for_each(|violation| envelope.remark(violation));
            let (deviations, http_status) = (envelope.into_problems(), reading.http_status);
            Ok(Reply { data, deviations, http_status, code, raw: text.to_owned() })
        }
        Err(violations) => {
            violations.into_iter().for_each(|violation| envelope.broken(violation));
            Err(reading.unreadable(envelope))
        }
    }
}

/// Data, with what is to be remarked on; or why it cannot be read.
type Data<T> = Result<(T, Vec<Violation>), Vec<Violation>>;

fn tolerant_data<E>(raw: &str, path: &Path<'_>) -> Data<E::Response>
where
    E: Endpoint + Described,
    E::Response: DeserializeOwned + Value,
{
    let repaired = match raw {
        "null" if E::NO_DATA => Repaired { text: Some("null".into()), deviations: Vec::new() },
        raw => repair(&E::RESPONSE, &Node::read(&E::RESPONSE, raw), path),
    };
    let mut deviations = repaired.deviations;
    let Some(json) = repaired.text else { return Err(deviations) };
    match serde_json::from_str(&json) {
        Ok(data) => {
            deviations.extend(check_reply(&E::RESPONSE, &data, path).into_list());
            Ok((data, deviations))
        }
        // Repair and types disagree: a fault of ours, and still no reason to lose the reply.
        Err(error) => {
            let limit = Limit::Text(E::RESPONSE.name());
            let violation = Violation::new(path.pointer(), Rule::Type, limit);
            deviations.push(violation.found_text(&error.to_string()));
            Err(deviations)
        }
    }
}

/// A body that is the data itself. Nothing in it says that it is a success, so it has to look like
/// what is documented: JSON of the right type, with a documented member at least.
fn bare<E>(reading: &Reading<'_>, text: &str) -> Result<Reply<E::Response>, Error>
where
    E: Endpoint + Described,
    E::Response: DeserializeOwned + Value,
{
    let raw: &RawValue = serde_json::from_str(text)
        .map_err(|error| reading.no_envelope(reading_error(text, &error)))?;
    recognise(&E::RESPONSE, raw.get()).map_err(|violation| reading.no_envelope(violation))?;
    match tolerant_data::<E>(raw.get(), &Path::ROOT) {
        Ok((data, deviations)) => Ok(Reply {
            data,
            deviations,
            http_status: reading.http_status,
            code: None,
            raw: text.to_owned(),
        }),
        Err(violations) => {
            let mut envelope = Envelope::default();
            violations.into_iter().for_each(|violation| envelope.broken(violation));
            Err(reading.unreadable(envelope))
        }
    }
}

/// Why a JSON text cannot be taken for the data, if it cannot.
fn recognise(kind: &Kind, raw: &str) -> Result<(), Violation> {
    let node = Node::read(kind, raw);
    match (kind, &node.content) {
        (Kind::Object(shape), Content::Object(object)) => {
            let is_known = object.fields.iter().any(|field| field.view().is_present());
            if is_known || shape.fields.is_empty() {
                return Ok(());
            }
            let violation = Violation::new("", Rule::Required, Limit::None);
            Err(violation.found_word("none of the documented members"))
        }
        (Kind::List(_), Content::List(_)) => Ok(()),
        (Kind::Object(_) | Kind::List(_), _) => {
            let violation = Violation::new("", Rule::Type, Limit::Text(kind.name()));
            Err(violation.found_word(node.view().json_type()))
        }
        _ => Ok(()),
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
