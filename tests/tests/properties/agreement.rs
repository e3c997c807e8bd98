//! A request is judged the same as JSON text and as a typed value.
//!
//! For every text that deserialises, `validate_json(text)` is what `text.parse()?.validate()` says,
//! order aside; a text that does not deserialise is invalid, and parsing tells the same reasons.

use std::cell::Cell;

use binance_pay::{Endpoint, Error, Nonce, Signer, Stamp, Timestamp};
use binance_pay_tests::remarks::details;
use binance_pay_tests::strategies::text::{Member, object, wild_object};
use binance_pay_tests::strategies::{check, requests};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// What a text and its typed value are asked.
struct Judged {
    violations: Vec<String>,
    advice: Vec<String>,
    body: Vec<u8>,
    serialized: String,
}

/// Compares both; true where there is a typed value.
fn compare<E: Endpoint>(text: &str, typed: Result<Judged, Error>) -> Result<bool, TestCaseError> {
    let json = E::INFO.validate_json(text.as_bytes());
    let json = json.map_or_else(|found| details(&found), |()| Vec::new());
    let typed = match typed {
        Ok(typed) => typed,
        Err(Error::Invalid(found)) => {
            prop_assert!(!json.is_empty(), "valid, and does not deserialise: {}", found);
            prop_assert_eq!(details(&found), json);
            return Ok(false);
        }
        Err(other) => return Err(TestCaseError::fail(other.to_string())),
    };
    prop_assert_eq!(&typed.violations, &json);
    prop_assert_eq!(&typed.advice, &details(&E::INFO.advice_json(text.as_bytes())));
    prop_assert_eq!(typed.serialized.as_bytes(), &typed.body);
    let canonical = E::INFO.canonical_json(text.as_bytes());
    prop_assert_eq!(canonical.is_ok(), json.is_empty());
    if let Ok(canonical) = canonical {
        prop_assert_eq!(&canonical, &typed.body);
        prop_assert!(E::INFO.validate_json(&canonical).is_ok());
        let again = E::INFO.canonical_json(&canonical);
        prop_assert_eq!(again.ok(), Some(canonical));
    }
    Ok(true)
}

fn run(members: &[Member], test: impl Fn(&str) -> Result<bool, TestCaseError>) {
    let (typed, all) = (Cell::new(0), Cell::new(0));
    let counted = |text: String| -> TestCaseResult {
        typed.set(typed.get() + u32::from(test(&text)?));
        all.set(all.get() + 1);
        Ok(())
    };
    check(100, &object(members), counted);
    assert!(typed.get() * 2 > all.get(), "{} of {} deserialised", typed.get(), all.get());
    check(150, &wild_object(members), counted);
}

fn signer() -> Signer {
    Signer::new("demo-api-key", "demo-secret-key").unwrap()
}

fn stamp() -> Stamp {
    Stamp {
        timestamp: Timestamp::from_millis(1_611_232_922_428).unwrap(),
        nonce: Nonce::new("5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA").unwrap(),
    }
}

macro_rules! agreement {
    ($($name:ident: $members:expr, $endpoint:ty;)*) => {$(
        #[test]
        #[allow(deprecated)]
        fn $name() {
            type Request = <$endpoint as Endpoint>::Request;

            run(&$members, |text| {
                let typed = text.parse::<Request>().and_then(|request| {
                    let violations = request.validate();
                    let body = signer().sign_unvalidated(&request, stamp())?.into_body();
                    Ok(Judged {
                        violations: violations.map_or_else(|found| details(&found), |()| vec![]),
                        advice: details(&request.advice()),
                        body,
                        serialized: serde_json::to_string(&request).unwrap(),
                    })
                });
                compare::<$endpoint>(text, typed)
            });
        }
    )*};
}

agreement! {
    contract_query: requests::contract_query(), binance_pay::direct_debit::contract::query::Query;
    record_query: requests::record_query(), binance_pay::service_provider::record::query::Query;
    letter: requests::letter(), binance_pay_tests::golden::texts::golden::texts::Texts;
    figures: requests::figures(), binance_pay_tests::golden::numbers::golden::numbers::Numbers;
    choice: requests::choice(), binance_pay_tests::golden::enums::golden::enums::Enums;
    order: requests::order(), binance_pay_tests::golden::nesting::golden::nesting::Nesting;
    terms: requests::terms(), binance_pay_tests::golden::rules::golden::rules::Rules;
    entry: requests::entry(), binance_pay_tests::golden::formats::golden::formats::Formats;
    inside: requests::inside(), binance_pay_tests::golden::inside::golden::inside::Inside;
    trade: requests::trade(), binance_pay_tests::golden::made_up::golden::made_up::MadeUp;
}

/// Arrays stand for no object, though serde would take them, member by member.
#[test]
fn arrays_are_no_objects() {
    use binance_pay::service_provider::record::query::RecordQuery;
    use binance_pay_tests::golden::nesting::golden::nesting::Order;

    for text in ["[1,10,null]", "[1,10,\"[\"]"] {
        let found = text.parse::<RecordQuery>().unwrap_err().to_string();
        assert_eq!(found, "the body: must be object, found array (400008)");
    }
    let nested = r#"{"buyer":["[",null,null],"goods":[{"code":"a","price":"1"}]}"#;
    let found = nested.parse::<Order>().unwrap_err().to_string();
    assert_eq!(found, "/buyer: must be object, found array (400100)");
    let bracket = r#"{"buyer":{"name":"["},"goods":[{"code":"[[","parts":[]}]}"#;
    assert!(bracket.parse::<Order>().is_ok(), "brackets in texts are no arrays");
}
