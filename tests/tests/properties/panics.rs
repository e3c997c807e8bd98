//! No input makes anything panic, and what is told of it is fit for a terminal.

use std::fmt::{Debug, Display};

use binance_pay::{
    ClockOffset, Decimal, EndpointInfo, Id, Nonce, ResultCode, Signer, Timestamp, Violations,
};
use binance_pay_tests::golden;
use binance_pay_tests::strategies::text::{damaged, value, wild_object};
use binance_pay_tests::strategies::{check, replies, requests};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// Line feeds part violations; no other control character of a foreign text comes through.
fn fit_to_print(told: &(impl Debug + Display)) -> TestCaseResult {
    let text = told.to_string();
    let strange = text.chars().find(|one| one.is_control() && *one != '\n');
    prop_assert_eq!(strange, None, "{:?}", text);
    let debug = format!("{told:?}");
    prop_assert!(!text.is_empty() && !debug.is_empty());
    Ok(())
}

fn told(violations: &Violations) -> TestCaseResult {
    prop_assert!(!violations.is_empty());
    for one in violations {
        fit_to_print(one)?;
        prop_assert!(one.found().chars().count() <= 64, "{}", one.found());
        prop_assert!(one.pointer().is_empty() || one.pointer().starts_with('/'));
    }
    fit_to_print(violations)
}

/// Calls every erased function of an endpoint.
fn call(info: &EndpointInfo, body: &[u8]) -> TestCaseResult {
    let valid = info.validate_json(body);
    if let Err(violations) = &valid {
        told(violations)?;
    }
    let _ = info.advice_json(body);
    let canonical = info.canonical_json(body);
    prop_assert_eq!(canonical.is_ok(), valid.is_ok());
    match info.decode_json(200, body) {
        Ok(reply) => {
            prop_assert_eq!(reply.raw().as_bytes(), body);
            for deviation in &reply.deviations {
                fit_to_print(deviation)?;
            }
            let redacted = info.redact_json(&reply.data);
            prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(&redacted).is_ok());
        }
        Err(error) => fit_to_print(&error)?,
    }
    let _ = info.redact_json(&String::from_utf8_lossy(body));
    Ok(())
}

fn call_all(body: &[u8]) -> TestCaseResult {
    let real = binance_pay::ENDPOINTS.iter().copied();
    real.chain(golden::endpoints()).try_for_each(|info| call(info, body))
}

#[test]
fn on_any_bytes() {
    check(100, &vec(any::<u8>(), 0..200), |bytes| call_all(&bytes));
}

#[test]
fn on_any_text() {
    check(100, &any::<String>(), |text| call_all(text.as_bytes()));
}

#[test]
fn on_any_json() {
    check(100, &value(), |text| call_all(text.as_bytes()));
    let members = [requests::trade(), requests::order(), requests::figures()].concat();
    check(60, &wild_object(&members), |text| call_all(text.as_bytes()));
}

#[test]
fn on_damaged_json() {
    for members in [requests::contract_query(), requests::record_query(), requests::trade()] {
        check(100, &damaged(wild_object(&members)), |bytes| call_all(&bytes));
    }
    for members in [replies::contract(), replies::record_page()] {
        let replies = replies::success(wild_object(&members));
        check(100, &damaged(replies), |bytes| call_all(&bytes));
    }
}

#[test]
fn on_numbers_of_brackets() {
    check(50, &("[\\[{\":,\\]} a1]{0,300}", 0_usize..2_000), |(text, deep)| {
        call_all(text.as_bytes())?;
        call_all(("[".repeat(deep) + &text).as_bytes())?;
        call_all(("{\"a\":".repeat(deep) + &text).as_bytes())
    });
}

#[test]
fn of_from_str() {
    check(500, &prop_oneof![any::<String>().boxed(), "[0-9.eE+-]{0,40}".boxed()], |text| {
        let local = Timestamp::from_millis(Timestamp::MIN_MILLIS).unwrap();
        if let Err(error) = text.parse::<Timestamp>() {
            fit_to_print(&error)?;
        }
        if let Err(error) = text.parse::<Nonce>() {
            fit_to_print(&error)?;
        }
        match text.parse::<Id>() {
            Ok(id) => prop_assert_eq!(id.to_string(), &*text),
            Err(error) => fit_to_print(&error)?,
        }
        match text.parse::<Decimal>() {
            Ok(decimal) => prop_assert_eq!(decimal.to_string(), &*text),
            Err(error) => fit_to_print(&error)?,
        }
        if let Err(error) = ClockOffset::from_date(&text, local) {
            fit_to_print(&error)?;
        }
        if let Err(error) = Signer::new(&text, &text) {
            fit_to_print(&error)?;
        }
        prop_assert_eq!(ResultCode::from(&*text).to_string(), text);
        Ok(())
    });
}

#[test]
fn of_dates() {
    let pattern = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} (Jan|Feb|Mar|Nov|Dec) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT";
    let millis = Timestamp::MIN_MILLIS..=Timestamp::MAX_MILLIS;
    check(1_000, &(pattern, millis), |(date, millis)| {
        let local = Timestamp::from_millis(millis).unwrap();
        if let Ok(offset) = ClockOffset::from_date(&date, local) {
            // Half a second, because a date has no smaller unit.
            let server = offset.apply(local).unwrap();
            prop_assert_eq!(server.as_millis() % 1_000, 500, "{}", date);
        }
        Ok(())
    });
}

#[test]
fn of_numbers_in_replies() {
    check(500, &prop_oneof![requests::decimal(), requests::id()], |text| {
        let decimal: Decimal = serde_json::from_str(&text).unwrap_or_else(|_| Decimal::from(0));
        let _ = (decimal.scale(), decimal.is_zero(), decimal.is_negative(), decimal.to_string());
        for scale in [0, 8, 28, u32::MAX] {
            if let (Some(units), Ok(scale)) = (decimal.checked_to_units(scale), u8::try_from(scale))
            {
                prop_assert_eq!(Decimal::from_units(units, scale), decimal.clone());
            }
        }
        let _ = serde_json::from_str::<Id>(&text).map(|id| id.to_u64());
        Ok(())
    });
}
