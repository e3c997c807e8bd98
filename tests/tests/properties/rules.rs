//! A valid value is accepted, and one that breaks exactly one rule gets exactly that violation:
//! every rule of both endpoints, in requests and in replies.

use std::str::FromStr;

use binance_pay::direct_debit::contract::query as contract;
use binance_pay::service_provider::record::query as record;
use binance_pay::{Endpoint, Error, Nonce, Signer, Stamp, Timestamp};
use binance_pay_tests::Json;
use binance_pay_tests::remarks::limits;
use binance_pay_tests::strategies::check;
use binance_pay_tests::strategies::valid::{self, any_text, between, number, text, word};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// What is found in a request, both ways.
fn ask<E: Endpoint>(body: &str, expected: &[String]) -> TestCaseResult
where
    E::Request: FromStr<Err = Error>,
{
    let found = E::INFO.validate_json(body.as_bytes());
    let found = found.map_or_else(|found| limits(&found), |()| Vec::new());
    prop_assert_eq!(&found, expected, "{}", body);
    let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
    let stamp = Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    };
    match body.parse::<E::Request>().and_then(|typed| signer.sign(&typed, stamp)) {
        Ok(_) => prop_assert!(expected.is_empty(), "{} is signed all the same", body),
        Err(Error::Invalid(found)) => prop_assert_eq!(&limits(&found), expected, "{}", body),
        Err(other) => prop_assert!(false, "{}: {}", body, other),
    }
    Ok(())
}

/// What is remarked on a reply with this data, or keeps it from being read.
fn read<E: Endpoint>(data: &str, expected: &[String], readable: bool) -> TestCaseResult {
    let body = format!(r#"{{"status":"SUCCESS","code":"000000","data":{data}}}"#);
    match E::decode(200, body.as_bytes()) {
        Ok(reply) => {
            prop_assert!(readable, "{} is read all the same", data);
            prop_assert_eq!(&limits(&reply.deviations), expected, "{}", data);
        }
        Err(Error::Data(error)) => {
            prop_assert!(!readable && error.reported_success(), "{}: {}", data, error);
            prop_assert_eq!(&limits(error.violations()), expected, "{}", data);
        }
        Err(other) => prop_assert!(false, "{}: {}", data, other),
    }
    Ok(())
}

/// A rule to break: where, with which values, and what is then said after the pointer.
struct Break {
    pointer: &'static str,
    values: BoxedStrategy<Json>,
    expected: &'static str,
}

fn breaks(pointer: &'static str, values: BoxedStrategy<Json>, expected: &'static str) -> Break {
    Break { pointer, values, expected }
}

/// Puts a value in the place of another, or where there was none.
fn put(body: Json, pointer: &str, value: Json) -> Json {
    match body.at(pointer) {
        Some(_) => body.replace(pointer, value),
        None => body.with(pointer.trim_start_matches('/'), value),
    }
}

/// Everything but a text.
fn no_text() -> BoxedStrategy<Json> {
    prop_oneof![
        any::<bool>().prop_map(Json::Boolean),
        number("-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,4})?"),
        any_text().prop_map(|text| Json::List(vec![text])),
        any_text().prop_map(|text| Json::Object(vec![("a".to_owned(), text)])),
    ]
    .boxed()
}

/// A text with one character outside of letters and digits.
fn strange(text: &'static str) -> BoxedStrategy<Json> {
    valid::text(text)
}

fn requests<E: Endpoint>(valid: &BoxedStrategy<Json>, rules: Vec<Break>)
where
    E::Request: FromStr<Err = Error>,
{
    check(128, valid, |body| ask::<E>(&body.to_string(), &[]));
    for Break { pointer, values, expected } in rules {
        check(48, &(valid.clone(), values), |(body, value)| {
            let line = format!("{pointer} {expected}");
            ask::<E>(&put(body, pointer, value).to_string(), &[line])
        });
    }
    // A member that nobody knows, and one that is there twice.
    check(64, &(valid.clone(), "[x-z][a-z/~ ü]{0,6}Q", any_text()), |(body, name, value)| {
        let pointer = name.replace('~', "~0").replace('/', "~1");
        let found =
            E::INFO.validate_json(body.clone().with(&name, value.clone()).to_string().as_bytes());
        let found = found.map_or_else(|found| limits(&found), |()| Vec::new());
        prop_assert_eq!(found.len(), 1);
        prop_assert!(found[0].starts_with(&format!("/{pointer} unknown-field ")), "{:?}", found);
        Ok(())
    });
    check(64, &(valid.clone(), any::<prop::sample::Index>()), |(body, place)| {
        let Json::Object(mut members) = body else { unreachable!("a request is an object") };
        let twice = members[place.index(members.len())].clone();
        let line = format!("/{} duplicate-field null []", twice.0);
        members.push(twice);
        ask::<E>(&Json::Object(members).to_string(), &[line])
    });
}

#[test]
fn contract_query() {
    let (code, id) = ("/merchantContractCode", "/contractId");
    let charset = "charset \"alnum\" [400103]";
    requests::<contract::Query>(
        &valid::contract_query(),
        vec![
            breaks(code, text(""), "minLength 1 [400100,400101]"),
            breaks(code, text("[A-Za-z0-9]{33,99}"), "maxLength 32 [400101]"),
            breaks(code, strange("[A-Za-z0-9]{0,15}[^A-Za-z0-9][A-Za-z0-9]{0,15}"), charset),
            breaks(code, strange("[äöü中٣]{1,32}"), charset),
            breaks(code, no_text(), "type \"string\" [400100]"),
            breaks(
                id,
                text("|0[0-9]{1,9}|-[0-9]{1,9}|[0-9]{0,5}[^0-9][0-9]{0,5}"),
                "type \"id\" [400100]",
            ),
            breaks(
                id,
                number("-[1-9][0-9]{0,9}|[0-9]\\.[0-9]{1,9}|[1-9]e[0-9]"),
                "type \"id\" [400100]",
            ),
            breaks(id, any::<bool>().prop_map(Json::Boolean).boxed(), "type \"id\" [400100]"),
        ],
    );
    let neither =
        [" at-least-one-of [\"contractId\",\"merchantContractCode\"] [400100]".to_owned()];
    for body in
        ["{}", r#"{"contractId":null}"#, r#"{"contractId":null,"merchantContractCode":null}"#]
    {
        ask::<contract::Query>(body, &neither).unwrap();
    }
}

#[test]
fn record_query() {
    let mut rules = Vec::new();
    for (member, most, maximum) in [
        ("/page", i64::from(i32::MAX), "maximum 2147483647 [400102]"),
        ("/rows", 10, "maximum 10 [400102]"),
    ] {
        rules.extend([
            breaks(member, between(i64::MIN, 0), "minimum 1 [400102]"),
            breaks(member, number("-[1-9][0-9]{19,25}"), "minimum 1 [400102]"),
            breaks(member, between(most + 1, i64::MAX), maximum),
            breaks(member, number("[1-9][0-9]{19,25}"), maximum),
            breaks(
                member,
                number("[0-9]\\.[0-9]{1,9}|[1-9]e[0-9]|-0"),
                "type \"integer\" [400100]",
            ),
            breaks(member, any_text(), "type \"integer\" [400100]"),
            breaks(
                member,
                any::<bool>().prop_map(Json::Boolean).boxed(),
                "type \"integer\" [400100]",
            ),
            breaks(member, Just(Json::Null).boxed(), "required null [400100]"),
        ]);
    }
    rules.push(breaks("/merchantId", no_text(), "type \"string\" [400100]"));
    requests::<record::Query>(&valid::record_query(), rules);
    for (member, pointer) in [("page", "/page"), ("rows", "/rows")] {
        check(32, &valid::record_query(), |body| {
            let line = format!("{pointer} required null [400100]");
            ask::<record::Query>(&body.without(&format!("/{member}")).to_string(), &[line])
        });
    }
}

/// Remarks on what can be read, reasons why the rest cannot.
fn replies<E: Endpoint>(valid: &BoxedStrategy<Json>, remarks: Vec<Break>, reasons: Vec<Break>) {
    check(128, valid, |data| read::<E>(&data.to_string(), &[], true));
    for (rules, readable) in [(remarks, true), (reasons, false)] {
        for Break { pointer, values, expected } in rules {
            check(32, &(valid.clone(), values), |(data, value)| {
                let line = format!("/data{pointer} {expected}");
                read::<E>(&put(data, pointer, value).to_string(), &[line], readable)
            });
        }
    }
    check(32, &(valid.clone(), any_text()), |(data, value)| {
        let line = "/data/zz~1Q unknown-field null []".to_owned();
        read::<E>(&data.with("zz/Q", value).to_string(), &[line], true)
    });
}

/// A scalar in the place of a text, which is read as its own text.
fn twin() -> BoxedStrategy<Json> {
    number("[0-9]|[1-9][0-9]\\.[0-9]{1,5}")
}

fn structure() -> BoxedStrategy<Json> {
    prop_oneof![Just(Json::List(vec![])), Just(Json::Object(vec![]))].boxed()
}

#[test]
fn contract_reply() {
    let string = "type \"string\" [400100]";
    let known =
        r#"enum ["INITIAL","CONTRACT_SIGNED","CONTRACT_TERMINATED","CONTRACT_EXPIRED"] [400102]"#;
    let limit = "/singleUpperLimit";
    let remarks = vec![
        breaks("/merchantContractCode", text("[a-z0-9]{33,60}"), "maxLength 32 [400101]"),
        breaks(
            "/merchantContractCode",
            strange("[a-z]{0,9}[ -.ü][a-z]{0,9}"),
            "charset \"alnum\" [400103]",
        ),
        breaks("/merchantContractCode", number("[0-9]"), string),
        breaks("/contractId", text("[1-9][0-9]{19,40}"), "maxLength 19 [400101]"),
        breaks("/contractId", number("0|[1-9][0-9]{0,18}"), string),
        breaks("/contractId", text("[a-z_]{0,9}"), "type \"id\" [400100]"),
        breaks("/contractId", structure(), "type \"id\" [400100]"),
        breaks("/serviceName", text("\\PC{33,60}"), "maxLength 32 [400101]"),
        breaks("/serviceName", twin(), string),
        breaks("/openUserId", twin(), string),
        breaks("/openUserId", structure(), string),
        breaks("/merchantAccountNo", text("\\PC{65,99}"), "maxLength 64 [400101]"),
        breaks("/merchantAccountNo", structure(), string),
        breaks(limit, text("[0-9]\\.[0-9]{9,30}"), "scale 8 [400101,400102]"),
        breaks(limit, number("[0-9]\\.[0-9]{1,8}"), string),
        breaks(limit, text("[a-z]{0,9}"), "type \"decimal\" [400100]"),
        breaks("/currency", twin(), string),
        breaks("/contractTerminationWay", between(4, i64::MAX), "enum [0,1,2,3] [400102]"),
        breaks("/contractTerminationWay", between(i64::MIN, -1), "enum [0,1,2,3] [400102]"),
        breaks("/contractTerminationWay", text("[0-3]"), "type \"integer\" [400100]"),
        breaks("/contractTerminationWay", structure(), "type \"integer\" [400100]"),
        breaks("/contractTerminationTime", text("[1-9][0-9]{12}"), "type \"timestamp\" [400100]"),
        breaks(
            "/contractTerminationTime",
            between(-9, 999_999_999_999),
            "type \"timestamp\" [400100]",
        ),
    ];
    let mut reasons = Vec::new();
    for pointer in ["/bizStatus", "/merchantContractCode", "/serviceName", limit, "/currency"] {
        reasons.push(breaks(pointer, Just(Json::Null).boxed(), "required null [400100]"));
        let kind = if pointer == limit { "type \"decimal\" [400100]" } else { string };
        reasons.push(breaks(pointer, structure(), kind));
    }
    replies::<contract::Query>(&valid::contract(), remarks, reasons);
    let base = valid::contract().prop_map(|data| {
        let Json::Object(mut members) = data else { unreachable!("a contract is an object") };
        members.retain(|(name, _)| !name.starts_with("contractTermination"));
        Json::Object(members)
    });
    check(64, &(base, text("[a-z]{1,9}")), |(data, status)| {
        let line = format!("/data/bizStatus {known}");
        read::<contract::Query>(&data.replace("/bizStatus", status).to_string(), &[line], true)
    });
}

#[test]
fn contract_reply_terminated_or_not() {
    let status = word(&["INITIAL", "CONTRACT_SIGNED", "CONTRACT_EXPIRED"]);
    check(128, &(valid::contract(), status), |(data, status)| {
        let expected: Vec<String> = ["contractTerminationTime", "contractTerminationWay"]
            .iter()
            .filter(|name| data.get(name).is_some())
            .map(|name| {
                format!("/data/{name} ignored-if \"bizStatus is not CONTRACT_TERMINATED\" []")
            })
            .collect();
        read::<contract::Query>(&data.replace("/bizStatus", status).to_string(), &expected, true)
    });
}

#[test]
fn record_reply() {
    let string = "type \"string\" [400100]";
    let statuses = "enum [\"PENDING\",\"AUTHORIZED\"] [400102]";
    let mut remarks = vec![
        breaks("/total", text("0|-?[1-9][0-9]{0,17}"), "type \"integer\" [400100]"),
        breaks("/total", number("[0-9]\\.0{1,9}|[1-9]e[0-9]"), "type \"integer\" [400100]"),
        breaks("/rows/0/status", text("[a-z]{0,9}"), statuses),
        breaks("/rows/0/authorizationToken", twin(), string),
    ];
    let mut reasons = vec![
        breaks("/total", number("[1-9][0-9]{19,25}|[0-9]\\.[1-9]"), "type \"integer\" [400100]"),
        breaks("/total", structure(), "type \"integer\" [400100]"),
        breaks("/rows", Just(Json::Object(vec![])).boxed(), "type \"array\" [400100]"),
        breaks("/rows/0", Just(Json::List(vec![])).boxed(), "type \"object\" [400100]"),
        breaks("/rows/0", any_text(), "type \"object\" [400100]"),
    ];
    for pointer in ["/total", "/rows", "/rows/0/scopes", "/rows/0/ipWhitelist", "/rows/0/status"] {
        reasons.push(breaks(pointer, Just(Json::Null).boxed(), "required null [400100]"));
    }
    for pointer in [
        "/rows/0/authorizationId",
        "/rows/0/merchantName",
        "/rows/0/authorizationToken",
        "/rows/0/merchantId",
    ] {
        remarks.push(breaks(pointer, twin(), string));
        reasons.push(breaks(pointer, structure(), string));
        reasons.push(breaks(pointer, Just(Json::Null).boxed(), "required null [400100]"));
    }
    for pointer in ["/rows/0/scopes", "/rows/0/ipWhitelist"] {
        reasons.push(breaks(pointer, any_text(), "type \"array\" [400100]"));
    }
    replies::<record::Query>(&valid::record_page(), remarks, reasons);
}
