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

use crate::endpoint::{Endpoint, EndpointInfo};
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
/// What does not depend on the types is in functions of its own: it is compiled once, not for each
/// endpoint.
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
    let reading = Reading { http_status, endpoint: E::INFO, body };
    let text = reading.text(limits)?;
    // What the strict types read nests no deeper than they do: only a text that they refuse, or
    // that may have too many members, has to be scanned.
    let nests_within = limits.hold(const { E::RESPONSE.depth() }, text);
    if !nests_within {
        reading.nesting(text, limits)?;
    }
    if let Some(reply) = documented::<E>(http_status, text) {
        return Ok(reply);
    }
    if nests_within {
        reading.nesting(text, limits)?;
    }
    let success = reading.tolerant(text)?;
    match serde_json::from_str(&success.json) {
        Ok(data) => Ok(success.reply(&reading, text, data)),
        Err(error) => Err(reading.disagreement(text, success, &error)),
    }
}

/// A success that is exactly as documented.
fn documented<E>(http_status: u16, text: &str) -> Option<Reply<E::Response>>
where
    E: Endpoint + Described,
    E::Response: DeserializeOwned + Value,
{
    if E::NO_ENVELOPE {
        return None;
    }
    let documented: Documented<'_, E::Response> = serde_json::from_str(text).ok()?;
    if !documented.is_success() {
        return None;
    }
    let report = check_reply(&E::RESPONSE, documented.data.view(), &DATA);
    report.is_all_of(text).then(|| Reply {
        data: documented.data,
        deviations: report.into_list(),
        http_status,
        code: Some(ResultCode::Success),
        raw: text.to_owned(),
    })
}

/// The same with the types erased: the data is the server's own JSON text.
pub(crate) fn decode_json(
    endpoint: &EndpointInfo,
    http_status: u16,
    body: &[u8],
    limits: &Limits,
) -> Result<Reply<String>, Error> {
    let reading = Reading { http_status, endpoint, body };
    let text = reading.text(limits)?;
    reading.nesting(text, limits)?;
    let reply = reading.tolerant(text)?.reply(&reading, text, ());
    let data = String::from(reply.data_json());
    Ok(reply.map(|()| data))
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

/// A success that is not exactly as documented, or that no type was tried on.
struct Success {
    /// What the strict type of the data reads.
    json: String,
    deviations: Vec<Violation>,
    /// None where there is no envelope.
    code: Option<ResultCode>,
}

impl Success {
    fn reply<T>(self, reading: &Reading<'_>, text: &str, data: T) -> Reply<T> {
        let Self { deviations, code, .. } = self;
        Reply { data, deviations, http_status: reading.http_status, code, raw: text.to_owned() }
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
    endpoint: &'b EndpointInfo,
    body: &'b [u8],
}

impl<'b> Reading<'b> {
    fn text(&self, limits: &Limits) -> Result<&'b str, Error> {
        if let Err(violation) = Limits::check_size(self.body.len(), limits.reply_bytes) {
            // Not even copied: a limit is a limit.
            return Err(Reading { body: &[], ..*self }.no_envelope(violation));
        }
        core::str::from_utf8(self.body).map_err(|error| self.not_utf8(&error))
    }

    fn nesting(&self, text: &str, limits: &Limits) -> Result<(), Error> {
        limits.check_nesting(text).map_err(|violation| self.beyond_limits(text, violation))
    }

    /// The way for everything that is not exactly as documented.
    #[cold]
    #[inline(never)]
    fn tolerant(&self, text: &str) -> Result<Success, Error> {
        if self.endpoint.shapes.no_envelope && !Envelope::is_meant(text) {
            return self.bare(text);
        }
        let envelope = Envelope::read(text);
        match envelope.verdict() {
            Verdict::None(violation) => Err(self.no_envelope(violation)),
            Verdict::Unreadable => Err(self.unreadable(envelope)),
            Verdict::Failure => Err(self.failure(text, envelope)),
            Verdict::Success => self.success(envelope),
        }
    }

    fn success(&self, mut envelope: Envelope<'_>) -> Result<Success, Error> {
        let raw = match envelope.data {
            Some(raw) if raw != "null" => raw,
            _ if self.endpoint.shapes.no_data => "null",
            other => {
                let found = if other.is_some() { "null" } else { "nothing" };
                let violation = Violation::new("/data", Rule::Required, Limit::None);
                envelope.broken(violation.found_word(found));
                return Err(self.unreadable(envelope));
            }
        };
        match self.data(raw, &DATA) {
            Ok((json, deviations)) => {
                let code = Some(ResultCode::from(envelope.code.as_deref().unwrap_or_default()));
                deviations.into_iter().for_each(|violation| envelope.remark(violation));
                Ok(Success { json, deviations: envelope.into_problems(), code })
            }
            Err(violations) => {
                violations.into_iter().for_each(|violation| envelope.broken(violation));
                Err(self.unreadable(envelope))
            }
        }
    }

    /// Data that the strict type reads, with what is to be remarked on; or why it cannot be read.
    fn data(&self, raw: &str, path: &Path<'_>) -> Result<(String, Vec<Violation>), Vec<Violation>> {
        if raw == "null" && self.endpoint.shapes.no_data {
            return Ok((raw.to_owned(), Vec::new()));
        }
        let kind = &self.endpoint.shapes.response;
        let Repaired { text, mut deviations } = repair(kind, &Node::read(kind, raw), path);
        let Some(json) = text else { return Err(deviations) };
        let report = check_reply(kind, Node::read(kind, &json).view(), path);
        deviations.extend(report.into_list());
        Ok((json, deviations))
    }

    /// A body that is the data itself. Nothing in it says that it is a success, so it has to look
    /// like what is documented: JSON of the right type, with a documented member at least.
    fn bare(&self, text: &str) -> Result<Success, Error> {
        let raw: &RawValue = serde_json::from_str(text)
            .map_err(|error| self.no_envelope(reading_error(text, &error)))?;
        recognise(&self.endpoint.shapes.response, raw.get())
            .map_err(|violation| self.no_envelope(violation))?;
        match self.data(raw.get(), &Path::ROOT) {
            Ok((json, deviations)) => Ok(Success { json, deviations, code: None }),
            Err(violations) => {
                let mut envelope = Envelope::default();
                violations.into_iter().for_each(|violation| envelope.broken(violation));
                Err(self.unreadable(envelope))
            }
        }
    }

    /// Repair and types disagree: a fault of ours, and still no reason to lose the reply.
    #[cold]
    fn disagreement(&self, text: &str, success: Success, error: &serde_json::Error) -> Error {
        let (mut envelope, path) = match success.code {
            Some(_) => (Envelope::read(text), DATA),
            None => (Envelope::default(), Path::ROOT),
        };
        success.deviations.into_iter().for_each(|violation| envelope.remark(violation));
        let limit = Limit::Text(self.endpoint.shapes.response.name());
        let violation = Violation::new(path.pointer(), Rule::Type, limit);
        envelope.broken(violation.found_text(&error.to_string()));
        self.unreadable(envelope)
    }

    fn failure(&self, text: &str, mut envelope: Envelope<'_>) -> Error {
        Error::from(ApiError {
            http_status: self.http_status,
            repeat: self.endpoint.repeat(),
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
            repeat: self.endpoint.repeat(),
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
            repeat: self.endpoint.repeat(),
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
