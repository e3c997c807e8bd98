//! There and back again: typed values, texts, numbers with more digits than any float.

use std::cmp::Ordering;
use std::hash::{BuildHasher, RandomState};

use binance_pay::direct_debit::contract::query::{Contract, ContractQuery, ContractStatus};
use binance_pay::service_provider::record::query::{RecordQuery, RecordStatus, Scope};
use binance_pay::{Decimal, Id, Nonce, ResultCode, Timestamp};
use binance_pay_tests::strategies::text::{number, string, words};
use binance_pay_tests::strategies::{check, valid};
use proptest::option;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn there_and_back<T: Serialize + DeserializeOwned>(value: &T) -> (String, T) {
    let text = serde_json::to_string(value).unwrap();
    let back = serde_json::from_str(&text).unwrap();
    (text, back)
}

fn contract_queries() -> impl Strategy<Value = ContractQuery> {
    let id = option::of("0|[1-9][0-9]{0,40}".prop_map(|text| text.parse::<Id>().unwrap()));
    (option::of(any::<String>()), id).prop_map(|(code, id)| {
        let mut query = ContractQuery::new();
        query.merchant_contract_code = code;
        query.contract_id = id;
        query
    })
}

#[test]
fn typed_requests() {
    check(300, &contract_queries(), |query| {
        let (text, back) = there_and_back(&query);
        prop_assert_eq!(&back, &query);
        prop_assert_eq!(text.parse::<ContractQuery>().ok(), Some(query));
        Ok(())
    });
    let records = (any::<i32>(), any::<i32>(), option::of(any::<String>()));
    check(300, &records, |(page, rows, merchant)| {
        let mut query = RecordQuery::new(page, rows);
        query.merchant_id = merchant;
        let (text, back) = there_and_back(&query);
        prop_assert_eq!(&back, &query);
        prop_assert_eq!(text.parse::<RecordQuery>().ok(), Some(query));
        Ok(())
    });
}

#[test]
fn typed_replies() {
    check(300, &valid::contract(), |data| {
        let contract: Contract = serde_json::from_str(&data.to_string()).unwrap();
        prop_assert_eq!(there_and_back(&contract).1, contract);
        Ok(())
    });
}

/// A number on the wire keeps its text, digit by digit, and so does a string.
#[test]
fn numbers_keep_their_text() {
    check(1_000, &number(), |text| {
        let decimal: Decimal = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(decimal.as_str(), &text);
        let (written, back) = there_and_back(&decimal);
        prop_assert_eq!(written, format!("\"{text}\""));
        prop_assert_eq!(back.as_str(), &text);
        let id: Id = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(id.as_str(), text);
        Ok(())
    });
    check(500, &words(), |text| {
        let quoted = serde_json::to_string(&text).unwrap();
        let (decimal, id) =
            (serde_json::from_str::<Decimal>(&quoted), serde_json::from_str::<Id>(&quoted));
        prop_assert_eq!(decimal.unwrap().to_string(), &*text);
        let id = id.unwrap();
        prop_assert_eq!(id.as_str(), &text);
        prop_assert_eq!(there_and_back(&id).0, quoted);
        Ok(())
    });
}

/// Escapes are read as any reader of JSON reads them.
#[test]
fn strings_are_unescaped() {
    check(500, &string(words()), |token| {
        let expected: String = serde_json::from_str(&token).unwrap();
        let decimal: Decimal = serde_json::from_str(&token).unwrap();
        let status: ContractStatus = serde_json::from_str(&token).unwrap();
        prop_assert_eq!((decimal.as_str(), status.as_str()), (&*expected, &*expected));
        Ok(())
    });
}

#[test]
fn enums_keep_what_they_do_not_know() {
    check(300, &any::<String>(), |text| {
        prop_assert_eq!(ContractStatus::from(&*text).to_string(), &*text);
        prop_assert_eq!(RecordStatus::from(&*text).to_string(), &*text);
        prop_assert_eq!(Scope::from(&*text).to_string(), &*text);
        prop_assert_eq!(ResultCode::from(&*text).to_string(), &*text);
        let scope = Scope::from(&*text);
        prop_assert_eq!(there_and_back(&scope).1, scope);
        Ok(())
    });
}

/// Order, equality and hash are those of the values, whatever the texts.
#[test]
fn decimals_are_ordered_by_value() {
    let units = || (any::<i64>(), 0_u8..9);
    let hashes = RandomState::new();
    check(1_000, &(units(), units(), 0_u8..6), |((a, a_scale), (b, b_scale), zeros)| {
        let (left, right) =
            (Decimal::from_units(a.into(), a_scale), Decimal::from_units(b.into(), b_scale));
        let scaled = |units: i64, scale: u8| i128::from(units) * 10_i128.pow(u32::from(8 - scale));
        prop_assert_eq!(left.cmp(&right), scaled(a, a_scale).cmp(&scaled(b, b_scale)));
        // The same value with more zeros, and with an exponent.
        let padded = i128::from(a) * 10_i128.pow(zeros.into());
        let padded = Decimal::from_units(padded, a_scale + zeros);
        let shifted: Decimal = serde_json::from_str(&format!("{a}e-{a_scale}")).unwrap();
        for same in [&padded, &shifted] {
            prop_assert_eq!(left.cmp(same), Ordering::Equal, "{} {}", left, same);
            prop_assert_eq!(hashes.hash_one(&left), hashes.hash_one(same));
            prop_assert_eq!(same.checked_to_units(a_scale.into()), Some(a.into()));
        }
        Ok(())
    });
}

#[test]
fn timestamps_and_nonces() {
    check(300, &(Timestamp::MIN_MILLIS..=Timestamp::MAX_MILLIS), |millis| {
        let timestamp = Timestamp::from_millis(millis).unwrap();
        prop_assert_eq!(timestamp.to_string().parse::<Timestamp>().ok(), Some(timestamp));
        prop_assert_eq!(there_and_back(&timestamp), (millis.to_string(), timestamp));
        Ok(())
    });
    check(300, &"[A-Za-z0-9]{32}", |text| {
        prop_assert_eq!(text.parse::<Nonce>().unwrap().to_string(), text);
        Ok(())
    });
}
