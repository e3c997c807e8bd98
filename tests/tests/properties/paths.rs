//! A reply is judged the same however it is laid out.
//!
//! The core reads a reply that is exactly as documented on a fast way, and every other one on a
//! tolerant way. Blanks, the order of members, escapes in names and strangers lead from one to the
//! other, and must change nothing else.

use binance_pay::{Endpoint, Error};
use binance_pay_tests::remarks::details;
use binance_pay_tests::strategies::replies::{contract, record_page, success};
use binance_pay_tests::strategies::text::{Member, object, value, wild_object};
use binance_pay_tests::strategies::{check, valid};
use binance_pay_tests::{Json, difference};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde::Serialize;

/// What a reply comes to, without its raw text.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Success { data: String, deviations: Vec<String>, code: String },
    Data { violations: Vec<String>, reported_success: bool },
    Api { code: String, deviations: Vec<String> },
    Body(String),
}

fn outcome<E: Endpoint>(body: &str) -> Outcome
where
    E::Response: Serialize,
{
    match E::decode(200, body.as_bytes()) {
        Ok(reply) => Outcome::Success {
            data: serde_json::to_string(&reply.data).unwrap(),
            deviations: details(&reply.deviations),
            code: reply.code().map(ToString::to_string).unwrap_or_default(),
        },
        Err(Error::Data(error)) => Outcome::Data {
            violations: details(error.violations()),
            reported_success: error.reported_success(),
        },
        Err(Error::Api(error)) => {
            Outcome::Api { code: error.code().to_string(), deviations: details(error.deviations()) }
        }
        Err(Error::Body(error)) => Outcome::Body(error.violation().to_string()),
        Err(other) => panic!("{other}"),
    }
}

/// The same with one more remark.
fn with(outcome: Outcome, remark: &str) -> Outcome {
    let more = |mut told: Vec<String>| {
        told.push(remark.to_owned());
        told.sort();
        told
    };
    match outcome {
        Outcome::Success { data, deviations, code } => {
            Outcome::Success { data, deviations: more(deviations), code }
        }
        Outcome::Data { violations, reported_success } => {
            Outcome::Data { violations: more(violations), reported_success }
        }
        Outcome::Api { code, deviations } => Outcome::Api { code, deviations: more(deviations) },
        body @ Outcome::Body(_) => body,
    }
}

fn compare<E: Endpoint>(data: &str) -> TestCaseResult
where
    E::Response: Serialize,
{
    let body = |data: &str| format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#);
    let plain = outcome::<E>(&body(data));
    for other in [
        format!("\t{{ \"data\" : {data}\r\n, \"status\":\"SUCCESS\" ,\"code\" : \"000000\"}} \n"),
        format!(r#"{{"st\u0061tus":"SUCCESS","code":"\u0030\u0030\u0030000","data":{data}}}"#),
        format!(r#"{{"status":"SUCCESS","code":"000000","data":{data},"errorMessage":null}}"#),
        format!(r#"{{"status":"SUCCESS","code":"000000","data":{data},"errorMessage":""}}"#),
    ] {
        prop_assert_eq!(&outcome::<E>(&other), &plain, "{}", other);
    }
    let stranger = format!(r#"{{"status":"SUCCESS","zzz":[{{}}],"code":"000000","data":{data}}}"#);
    let remark = "/zzz unknown-field null \"zzz\" []";
    prop_assert_eq!(outcome::<E>(&stranger), with(plain.clone(), remark));
    // Inside of the data the strangers are found as well, unless it is no object at all.
    if let Some(inner) = data.trim_start().strip_prefix('{') {
        let comma = if inner.trim_start().starts_with('}') { "" } else { "," };
        let remark = "/data/zzz unknown-field null \"zzz\" []";
        let stranger = outcome::<E>(&body(&format!("{{\"zzz\":1.0{comma}{inner}")));
        prop_assert_eq!(stranger, with(plain, remark));
    }
    Ok(())
}

fn run<E: Endpoint>(members: &[Member])
where
    E::Response: Serialize,
{
    check(100, &object(members), |data| compare::<E>(&data));
    check(150, &wild_object(members), |data| compare::<E>(&data));
    check(40, &value(), |data| compare::<E>(&data));
}

#[test]
fn contracts() {
    run::<binance_pay::direct_debit::contract::query::Query>(&contract());
}

#[test]
fn records() {
    run::<binance_pay::service_provider::record::query::Query>(&record_page());
}

#[test]
fn golden() {
    use binance_pay_tests::golden::{enums, formats, inside, nesting, numbers, rules};
    use binance_pay_tests::strategies::requests;

    run::<numbers::golden::numbers::Numbers>(&requests::figures());
    run::<nesting::golden::nesting::Nesting>(&requests::order());
    run::<enums::golden::enums::Enums>(&requests::choice());
    run::<rules::golden::rules::Rules>(&requests::terms());
    run::<formats::golden::formats::Formats>(&requests::entry());
    run::<inside::golden::inside::Inside>(&requests::inside());
}

/// What the server sent is what the caller gets, and nothing of it is lost.
#[test]
fn nothing_is_lost() {
    use binance_pay::direct_debit::contract::query::Query;

    let bodies = success(prop_oneof![object(&contract()), wild_object(&contract())].boxed());
    check(300, &bodies, |body| {
        match Query::decode(200, body.as_bytes()) {
            Ok(reply) => prop_assert_eq!(reply.raw(), body),
            Err(Error::Data(error)) => prop_assert_eq!(error.raw(), body.as_bytes()),
            Err(other) => prop_assert!(false, "{}", other),
        }
        Ok(())
    });
}

/// A reply as documented is written back as it came, member by member.
#[test]
fn documented_replies_are_written_back() {
    use binance_pay::direct_debit::contract::query::Query as Contract;
    use binance_pay::service_provider::record::query::Query as Records;

    fn written_back<E: Endpoint>(data: &Json) -> TestCaseResult
    where
        E::Response: Serialize,
    {
        let body = format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#);
        let reply = E::decode(200, body.as_bytes());
        let reply = reply.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let written = Json::of(&serde_json::to_string(&reply.data).unwrap());
        prop_assert_eq!(difference(data, &written), None);
        Ok(())
    }
    check(200, &valid::contract(), |data| written_back::<Contract>(&data));
    check(200, &valid::record_page(), |data| written_back::<Records>(&data));
}
