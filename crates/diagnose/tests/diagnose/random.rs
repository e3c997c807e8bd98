//! Random requests: no mistake is made up.

use binance_pay::{Secret, Signer};
use binance_pay_diagnose::{Signed, Verdict, diagnose_request};
use hmac::{Hmac, KeyInit, Mac};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sha2::Sha512;

use crate::data::causes;

/// The same cases in every run.
fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// The documented signature, with nothing of ours.
fn signature(secret: &str, timestamp: &str, nonce: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{timestamp}\n{nonce}\n").as_bytes());
    mac.update(body);
    mac.update(b"\n");
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02X}")).collect()
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "[ -~é冰/<>\"\\\\]{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Into::into),
            vec(("[a-zA-Z]{1,8}", inner), 0..4)
                .prop_map(|members| { serde_json::Value::Object(members.into_iter().collect()) }),
        ]
    })
}

/// JSON in two layouts, and now and then any bytes.
fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        5 => value().prop_map(|value| value.to_string().into_bytes()),
        3 => value().prop_map(|value| format!("{value:#}").into_bytes()),
        1 => vec(any::<u8>(), 0..64),
    ]
}

fn parts() -> impl Strategy<Value = (String, String, String, Vec<u8>)> {
    let secret = "[a-zA-Z0-9]{1,64}|\\PC{1,20}| [a-z]{3}\n|[0-9a-f]{64}";
    (secret, "[0-9]{13}|[0-9]{10}|\\PC{0,8}", "[a-zA-Z0-9]{32}|\\PC{0,40}", body())
}

#[test]
fn ten_thousand_correct_requests_are_correct() {
    let outcome = runner(10_000).run(&parts(), |(secret, timestamp, nonce, body)| {
        let signature = signature(&secret, &timestamp, &nonce, &body);
        let signed =
            Signed { timestamp: &timestamp, nonce: &nonce, body: &body, signature: &signature };
        let diagnosis = diagnose_request(&signed, &Secret::from(secret), Some("api-key"));
        prop_assert!(matches!(diagnosis.verdict, Verdict::Correct), "{:?}", diagnosis);
        prop_assert_eq!(diagnosis.tried, 1);
        Ok(())
    });
    outcome.unwrap();
}

/// What the core signs is correct too: both agree on the rule.
#[test]
fn what_the_core_signs_is_correct() {
    let keys = ("[a-zA-Z0-9]{1,64}", "[0-9]{13}", "[a-zA-Z0-9]{32}", body());
    let outcome = runner(500).run(&keys, |(secret, timestamp, nonce, body)| {
        let signer = Signer::new("api-key", &secret).unwrap();
        let signature = signer.signature(&timestamp, &nonce, &body);
        let signature = signature.as_str();
        let signed = Signed { timestamp: &timestamp, nonce: &nonce, body: &body, signature };
        let diagnosis = diagnose_request(&signed, &Secret::from(secret), Some("api-key"));
        prop_assert!(matches!(diagnosis.verdict, Verdict::Correct), "{:?}", diagnosis);
        Ok(())
    });
    outcome.unwrap();
}

/// Everything is tried in vain.
#[test]
fn another_secret_explains_nothing() {
    let outcome = runner(40).run(&parts(), |(secret, timestamp, nonce, body)| {
        let signature = signature("quite another secret", &timestamp, &nonce, &body);
        let signed =
            Signed { timestamp: &timestamp, nonce: &nonce, body: &body, signature: &signature };
        let diagnosis = diagnose_request(&signed, &Secret::from(secret), Some("api-key"));
        prop_assert_eq!(causes(&diagnosis.verdict), ["(unexplained, complete: true)"]);
        prop_assert!(diagnosis.tried > 1_000);
        Ok(())
    });
    outcome.unwrap();
}

/// A signature that was altered somewhere is none any more, in whatever form.
#[test]
fn a_flipped_digit_is_not_explained() {
    let body = br#"{"a": 1}"#;
    let (timestamp, nonce) = ("1611232922428", "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA");
    let right = signature("demo", timestamp, nonce, body);
    for at in [0, 63, 64, 127] {
        let mut altered = right.clone();
        let digit = if altered.as_bytes()[at] == b'0' { "1" } else { "0" };
        altered.replace_range(at..=at, digit);
        let signed = Signed { timestamp, nonce, body, signature: &altered };
        let diagnosis = diagnose_request(&signed, &Secret::from("demo"), None);
        assert_eq!(causes(&diagnosis.verdict), ["(unexplained, complete: true)"], "{at}");
    }
}
