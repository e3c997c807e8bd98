//! What every request can do: validate itself, come from JSON, become JSON.

use alloc::string::ToString;
use alloc::vec::Vec;

use serde::de::DeserializeOwned;

use crate::endpoint::Request;
use crate::error::Error;
use crate::limits::Limits;
use crate::rule::{Limit, Rule};
use crate::support::check::Report;
use crate::support::encode::encode;
use crate::support::endpoint::Described;
use crate::support::json::Shaped;
use crate::support::path::Path;
use crate::support::shape::Object;
use crate::support::view::Record;
use crate::violation::{Violation, Violations};

/// Checks a typed request.
///
/// # Errors
///
/// All violations.
pub fn validate(request: &impl Record) -> Result<(), Violations> {
    Violations::from_list(report(request, Report::of_request()).into_list()).map_or(Ok(()), Err)
}

/// The violations that are only advice.
pub fn advice(request: &impl Record) -> Vec<Violation> {
    only_advice(report(request, Report::of_request().with_advice()).into_list())
}

/// The same for a JSON text; none for one that cannot be looked at.
pub(crate) fn advice_json(object: &'static Object, body: &[u8]) -> Vec<Violation> {
    let found = check_json(object, body, &Limits::default(), Report::of_request().with_advice());
    only_advice(found.unwrap_or_default())
}

/// The bytes that would be signed for a request that is JSON text.
///
/// # Errors
///
/// All violations.
pub(crate) fn canonical_json(
    object: &'static Object,
    body: &[u8],
    limits: &Limits,
) -> Result<Vec<u8>, Violations> {
    let request = read(object, body, limits)?;
    let found = report(&request, Report::of_request()).into_list();
    Violations::from_list(found).map_or(Ok(()), Err)?;
    Ok(encode(&request))
}

fn only_advice(mut found: Vec<Violation>) -> Vec<Violation> {
    found.retain(|violation| violation.rule().is_advice());
    found
}

/// Reads a request from JSON text, strictly.
///
/// # Errors
///
/// All violations of a text that the type cannot take.
pub fn parse<R>(text: &str) -> Result<R, Error>
where
    R: Request + DeserializeOwned,
    R::Endpoint: Described,
{
    let limits = Limits::default();
    check_limits(text.as_bytes(), &limits).map_err(|one| Error::Invalid(one.into()))?;
    let object = <R::Endpoint as Described>::REQUEST;
    serde_json::from_str(text).map_err(|error| {
        let found = validate_json(object, text.as_bytes(), &limits).err();
        Error::Invalid(found.unwrap_or_else(|| json_violation(&error).into()))
    })
}

/// Checks a request that is JSON text.
pub(crate) fn validate_json(
    object: &'static Object,
    body: &[u8],
    limits: &Limits,
) -> Result<(), Violations> {
    let found = check_json(object, body, limits, Report::of_request())?;
    Violations::from_list(found).map_or(Ok(()), Err)
}

/// Everything that is to be said about a JSON text. The error is what keeps it from being looked at.
fn check_json(
    object: &'static Object,
    body: &[u8],
    limits: &Limits,
    empty: Report,
) -> Result<Vec<Violation>, Violation> {
    let request = read(object, body, limits)?;
    Ok(report(&request, empty).into_list())
}

/// A JSON text sorted into its shape.
fn read<'a>(
    object: &'static Object,
    body: &'a [u8],
    limits: &Limits,
) -> Result<Shaped<'a>, Violation> {
    let text = check_limits(body, limits)?;
    if let Some(other) = other_than_object(text) {
        // An array that is not JSON is told as such.
        serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|e| json_violation(&e))?;
        let violation = Violation::new("", Rule::Type, Limit::Text("object"));
        return Err(violation.found_word(other));
    }
    Shaped::read(object, text).map_err(|error| json_violation(&error))
}

fn report(record: &impl Record, mut report: Report) -> Report {
    report.object(record, &Path::ROOT);
    report
}

fn check_limits<'a>(body: &'a [u8], limits: &Limits) -> Result<&'a str, Violation> {
    Limits::check_size(body.len(), limits.request_bytes)?;
    let text = core::str::from_utf8(body).map_err(|error| utf8_violation(&error))?;
    limits.check_nesting(text)?;
    Ok(text)
}

/// The JSON type of a text that begins otherwise than an object does.
pub(crate) fn other_than_object(text: &str) -> Option<&'static str> {
    match text.trim_start_matches([' ', '\t', '\n', '\r']).as_bytes().first() {
        Some(b'[') => Some("array"),
        Some(b'"') => Some("string"),
        Some(b't' | b'f') => Some("boolean"),
        Some(b'n') => Some("null"),
        Some(b'-' | b'0'..=b'9') => Some("number"),
        _ => None,
    }
}

pub(crate) fn json_violation(error: &serde_json::Error) -> Violation {
    Violation::new("", Rule::Json, Limit::None).found_text(&error.to_string())
}

pub(crate) fn utf8_violation(error: &core::str::Utf8Error) -> Violation {
    let place = alloc::format!("invalid UTF-8 at byte {}", error.valid_up_to() + 1);
    Violation::new("", Rule::Json, Limit::None).found_text(&place)
}
