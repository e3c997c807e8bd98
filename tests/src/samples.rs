//! What the test of a documented sample does. The build script writes one test for each sample of
//! the spec, and each calls one function of this module.

use std::fmt;
use std::str::FromStr;

use binance_pay::{Endpoint, Error, Nonce, Reply, Signer, Stamp, Timestamp, Violation};
use serde::Serialize;

use crate::remarks::remarks;
use crate::{Json, difference};

/// A sample as the spec has it.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Where it stands: file and line.
    pub place: &'static str,
    /// Its text, as printed.
    pub json: &'static str,
    /// The deviations that it must be decoded with: pointer and rule.
    pub deviations: &'static [(&'static str, &'static str)],
}

/// Why a sample's test fails. Debug is what `cargo test` prints, so it is legible.
#[derive(Clone, PartialEq, Eq)]
pub struct Failure(String);

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Sample {
    pub(crate) fn failure(&self, what: impl fmt::Display) -> Failure {
        Failure(format!("{}: {what}", self.place))
    }

    pub(crate) fn demand(&self, is_so: bool, what: &str) -> Result<(), Failure> {
        if is_so { Ok(()) } else { Err(self.failure(what)) }
    }

    pub(crate) fn parse(&self) -> Result<Json, Failure> {
        self.json.parse().map_err(|error| self.failure(format_args!("no JSON: {error}")))
    }

    /// The deviations must be those that the spec expects, and no others.
    pub(crate) fn compare_deviations(&self, found: &[Violation]) -> Result<(), Failure> {
        let mut expected: Vec<String> =
            self.deviations.iter().map(|(pointer, rule)| format!("{pointer} {rule}")).collect();
        expected.sort();
        let found = remarks(found);
        let what = format!("expected the deviations {expected:?}, found {found:?}");
        self.demand(expected == found, &what)
    }
}

/// A request: it parses, it is valid both as JSON and as a typed value, and what is signed is the
/// sample, member by member.
///
/// # Errors
///
/// What is not so.
pub fn request<E: Endpoint>(sample: &Sample) -> Result<(), Failure>
where
    E::Request: FromStr<Err = Error>,
{
    E::INFO.validate_json(sample.json.as_bytes()).map_err(|found| sample.failure(found))?;
    let typed: E::Request = sample.json.parse().map_err(|error| sample.failure(error))?;
    // Signing validates the typed value.
    let signed = signer().sign(&typed, stamp()).map_err(|error| sample.failure(error))?;
    let canonical = E::INFO.canonical_json(sample.json.as_bytes());
    let canonical = canonical.map_err(|error| sample.failure(error))?;
    sample.demand(canonical == signed.body(), "canonical_json is not what is signed")?;
    let encoded = Json::of(&String::from_utf8_lossy(signed.body()));
    match difference(&without_nulls(sample.parse()?), &encoded) {
        None => sample.compare_deviations(&E::INFO.advice_json(sample.json.as_bytes())),
        Some(difference) => Err(sample.failure(format_args!("encoded otherwise: {difference}"))),
    }
}

/// The reply of a success or a failure, whichever it says.
///
/// # Errors
///
/// What is not so.
pub fn response<E: Endpoint>(sample: &Sample) -> Result<(), Failure>
where
    E::Response: Serialize,
{
    let envelope = sample.parse()?;
    let text = |name| envelope.get(name).and_then(Json::scalar);
    let (status, code) = (text("status"), text("code"));
    let says_success = matches!(
        (status.as_deref(), code.as_deref()),
        (None | Some("SUCCESS"), Some("000000")) | (Some("REPEAT_REQ_SUCCESS"), Some("000001"))
    );
    match E::decode(200, sample.json.as_bytes()) {
        Ok(reply) if says_success => {
            let data = envelope.get("data").cloned().unwrap_or(Json::Null);
            success::<E>(sample, data, Some("data"), &reply)
        }
        // Only a body without an envelope is a success without a code.
        Ok(reply) if code.is_none() => success::<E>(sample, envelope, None, &reply),
        Err(Error::Api(failure)) if !says_success => {
            let message = text("errorMessage").or(text("msg")).or(text("errorData"));
            sample.demand(code.as_deref() == Some(failure.code().as_str()), "another code")?;
            sample.demand(message.as_deref() == failure.message(), "another message")?;
            sample.demand(status.as_deref() == failure.status(), "another status")?;
            sample.demand(failure.raw() == sample.json, "not the server's text")?;
            sample.compare_deviations(failure.deviations())
        }
        Ok(_) => Err(sample.failure("a failure was decoded as a success")),
        Err(error) => Err(sample.failure(format_args!("not decoded: {error}"))),
    }
}

/// `place` is where the envelope has the data.
fn success<E: Endpoint>(
    sample: &Sample,
    data: Json,
    place: Option<&str>,
    reply: &Reply<E::Response>,
) -> Result<(), Failure>
where
    E::Response: Serialize,
{
    sample.compare_deviations(&reply.deviations)?;
    sample.demand(reply.raw() == sample.json, "not the server's text")?;
    let encoded = serde_json::to_string(&reply.data).map_err(|error| sample.failure(error))?;
    let erased = E::INFO.decode_json(200, sample.json.as_bytes());
    let erased = erased.map_err(|error| sample.failure(error))?;
    sample.demand(erased.deviations == reply.deviations, "decode_json deviates otherwise")?;
    sample.demand(Json::of(&erased.data) == data, "decode_json gives other data")?;
    let placed = |json: Json| match place {
        Some(name) => Json::Object(vec![(name.to_owned(), json)]),
        None => json,
    };
    let (expected, encoded) = (placed(without_nulls(data)), placed(Json::of(&encoded)));
    match difference(&settle(expected, &encoded, sample.deviations), &encoded) {
        None => Ok(()),
        Some(difference) => Err(sample.failure(format_args!("encoded otherwise: {difference}"))),
    }
}

/// A sample that the vendor's page prints although it is not JSON, or breaks its own table: it must
/// be refused, and never pass for a success or for the server's failure.
///
/// # Errors
///
/// Where it is taken.
pub fn invalid_request<E: Endpoint>(sample: &Sample) -> Result<(), Failure>
where
    E::Request: FromStr<Err = Error>,
{
    let body = sample.json.as_bytes();
    sample.demand(E::INFO.validate_json(body).is_err(), "marked invalid, and valid")?;
    sample.demand(E::INFO.canonical_json(body).is_err(), "marked invalid, and encoded")?;
    match sample.json.parse::<E::Request>() {
        Ok(typed) => sample.demand(signer().sign(&typed, stamp()).is_err(), "invalid, and signed"),
        Err(_) => Ok(()),
    }
}

/// The same for a reply.
///
/// # Errors
///
/// Where it is taken.
pub fn invalid_response<E: Endpoint>(sample: &Sample) -> Result<(), Failure> {
    match E::decode(200, sample.json.as_bytes()) {
        Err(Error::Data(_) | Error::Body(_)) => Ok(()),
        _ => Err(sample.failure("marked invalid, and decoded")),
    }
}

/// Null is absent, and what is absent is not written.
pub(crate) fn without_nulls(json: Json) -> Json {
    match json {
        Json::Object(members) => {
            let kept = members.into_iter().filter(|(_, value)| *value != Json::Null);
            Json::Object(kept.map(|(name, value)| (name, without_nulls(value))).collect())
        }
        Json::List(items) => Json::List(items.into_iter().map(without_nulls).collect()),
        scalar => scalar,
    }
}

/// What a deviation does to the encoded data: an unknown member is not written, and a scalar in the
/// other form is written in the documented one, character by character the same.
pub(crate) fn settle(mut sample: Json, encoded: &Json, deviations: &[(&str, &str)]) -> Json {
    for &(pointer, rule) in deviations {
        let Some(value) = sample.at(pointer) else { continue };
        let written = encoded.at(pointer);
        let same =
            |written: &&Json| written.scalar().is_some() && written.scalar() == value.scalar();
        sample = match (rule, written.filter(same)) {
            ("unknown-field", _) => sample.without(pointer),
            ("type", Some(written)) => sample.replace(pointer, written.clone()),
            ("type", None) if written.is_none() => sample.without(pointer),
            _ => sample,
        };
    }
    sample
}

fn signer() -> Signer {
    Signer::new("demo-api-key", "demo-secret-key").expect("two usable keys")
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).expect("13 digits"),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").expect("32 letters and digits"),
    }
}

#[cfg(test)]
mod tests {
    use binance_pay::direct_debit::contract::query::Query as Contract;
    use binance_pay::service_provider::record::query::Query as Records;

    use super::*;

    const SUCCESS: &str = r#"{"status":"SUCCESS","code":"000000","data":{"bizStatus":"INITIAL",
        "merchantContractCode":"a","serviceName":"s","singleUpperLimit":30.00,"currency":"USDT",
        "contractTerminationWay":"soon","new":1}}"#;
    const DEVIATIONS: &[(&str, &str)] = &[
        ("/data/singleUpperLimit", "type"),
        ("/data/contractTerminationWay", "type"),
        ("/data/new", "unknown-field"),
    ];

    fn sample(json: &'static str, deviations: &'static [(&'static str, &'static str)]) -> Sample {
        Sample { place: "here", json, deviations }
    }

    fn told(outcome: Result<(), Failure>) -> String {
        outcome.map_or_else(|failure| format!("{failure:?}"), |()| String::new())
    }

    #[test]
    fn good_samples_pass() {
        for good in ["{\"page\":1,\"rows\":10}", "{\"rows\":2,\"page\":1,\"merchantId\":null}"] {
            assert_eq!(told(request::<Records>(&sample(good, &[]))), "");
        }
        assert_eq!(told(response::<Contract>(&sample(SUCCESS, DEVIATIONS))), "");
        let failure = r#"{"code":"400002","msg":"no"}"#;
        assert_eq!(told(response::<Contract>(&sample(failure, &[("/msg", "unknown-field")]))), "");
    }

    #[test]
    fn ignored_members_are_deviations_of_a_request() {
        let both = r#"{"merchantContractCode":"a","contractId":"1"}"#;
        let expected = &[("/merchantContractCode", "ignored-if")];
        assert_eq!(told(request::<Contract>(&sample(both, expected))), "");
        assert!(told(request::<Contract>(&sample(both, &[]))).contains("ignored-if"));
    }

    #[test]
    fn bad_requests_do_not() {
        for (json, reason) in [
            (
                r#"{"contractId":1}"#,
                "here: encoded otherwise: /contractId: expected 1, found \"1\"",
            ),
            ("{}", "here: the body: at least one of"),
            ("{", "here: the body: not JSON"),
        ] {
            let told = told(request::<Contract>(&sample(json, &[])));
            assert!(told.starts_with(reason), "{told}");
        }
    }

    #[test]
    fn bad_replies_do_not() {
        let unread = r#"{"status":"SUCCESS","code":"000000","data":{}}"#;
        let failed = r#"{"status":"FAIL","code":"000000"}"#;
        for (json, deviations, reason) in [
            (SUCCESS, &DEVIATIONS[..2], "here: expected the deviations"),
            (unread, &[][..], "here: not decoded: the server reports success"),
            (failed, &[][..], "here: expected the deviations [], found [\"/status enum\"]"),
        ] {
            let told = told(response::<Contract>(&Sample { place: "here", json, deviations }));
            assert!(told.starts_with(reason), "{told}");
        }
    }

    #[test]
    fn invalid_samples_must_be_refused() {
        assert_eq!(told(invalid_request::<Records>(&sample("{\"page\":1,}", &[]))), "");
        assert_eq!(told(invalid_request::<Records>(&sample("{\"page\":1,\"rows\":11}", &[]))), "");
        assert_ne!(told(invalid_request::<Records>(&sample("{\"page\":1,\"rows\":1}", &[]))), "");
        assert_eq!(told(invalid_response::<Records>(&sample("{\"code\":\"000000\",", &[]))), "");
        assert_ne!(told(invalid_response::<Records>(&sample("{\"code\":\"400000\"}", &[]))), "");
    }

    #[test]
    fn other_digits_are_a_difference() {
        let data = |text: &str| Json::of(&format!("{{\"data\":{{\"a\":{text}}}}}"));
        let twin = &[("/data/a", "type")];
        assert_eq!(settle(data("30.00"), &data("\"30.00\""), twin), data("\"30.00\""));
        assert_eq!(settle(data("30.00"), &data("\"30\""), twin), data("30.00"));
        assert_eq!(
            settle(data("[1]"), &Json::of("{\"data\":{}}"), twin),
            Json::of("{\"data\":{}}")
        );
    }
}
