//! The order of the checks: the first that fails is the error, and nothing after it runs.

use std::cell::Cell;

use binance_pay::{
    Error, HeaderProblem, KeySet, Limits, Notification, SignatureError, WebhookError,
};

use super::{WINDOW, at, headers, key, keys, refused, with};

/// Each step is wrong together with everything after it.
#[test]
fn size_headers_window_serial_signature() {
    let big = vec![b'['; (1 << 20) + 1];
    let garbage = b"{no json";
    let bad_headers = Vec::new();
    let stranger = || with("BinancePay-Certificate-SN", b"STRANGER");
    let late = at(WINDOW.as_millis() as i64 + 1);
    let error = refused(bad_headers.clone(), &big, late);
    assert!(matches!(error, WebhookError::TooLarge { found: 1_048_577, limit: 1_048_576 }));
    assert!(matches!(refused(bad_headers, garbage, late), WebhookError::Header(_)));
    assert!(matches!(refused(stranger(), garbage, late), WebhookError::Window(_)));
    let unknown = refused(stranger(), garbage, at(0));
    assert!(matches!(unknown, WebhookError::UnknownSerial(serial) if serial == "STRANGER"));
    let forged = refused(headers(), garbage, at(0));
    assert!(matches!(forged, WebhookError::Signature(SignatureError::Mismatch)));
    // Only what is genuine is read as JSON.
    let notice = Notification::from_parts(headers(), garbage).expect("good headers");
    let error = notice.verify(&keys(key(garbage)), at(0)).expect("genuine").event().unwrap_err();
    assert_eq!(error.violations()[0].rule().as_str(), "json");
}

/// A key does not see what an earlier check refuses.
#[test]
fn a_key_works_for_fresh_notifications_only() {
    let calls = Cell::new(0);
    let counting = |_: &[u8], _: &[u8]| {
        calls.set(calls.get() + 1);
        true
    };
    let keys = keys(&counting);
    let verify = |headers, acceptance| {
        Notification::from_parts(headers, b"{}").and_then(|one| one.verify(&keys, acceptance))
    };
    assert!(
        verify(with("BinancePay-Timestamp", b"1611232922427"), at(WINDOW.as_millis() as i64))
            .is_err()
    );
    assert!(verify(with("BinancePay-Certificate-SN", b"STRANGER"), at(0)).is_err());
    assert!(verify(with("BinancePay-Nonce", b"short"), at(0)).is_err());
    assert_eq!(calls.get(), 0);
    assert!(verify(headers(), at(0)).is_ok());
    assert_eq!(calls.get(), 1);
}

#[test]
fn the_key_sees_the_bytes_as_they_came() {
    for body in [&b"{\"a\": 1}\r\n"[..], b"", b"\xff\xfe", "{\"ä\":1}".as_bytes()] {
        let notice = Notification::from_parts(headers(), body).expect("good headers");
        let notice = notice.verify(&keys(key(body)), at(0)).expect("the very bytes");
        assert_eq!(notice.raw(), body);
        let other = [body, b" "].concat();
        let error = refused(headers(), &other, at(0));
        assert!(matches!(error, WebhookError::Signature(_)));
    }
}

/// Every single bit of what is signed counts, and of the signature too.
#[test]
fn one_flipped_bit_is_refused() {
    let body = br#"{"bizType":"PAY"}"#;
    let keys = keys(key(body));
    let is_taken = |headers: Vec<(String, Vec<u8>)>, body: &[u8]| {
        let notice = Notification::from_parts(headers, body);
        notice.and_then(|notice| notice.verify(&keys, at(0))).is_ok()
    };
    assert!(is_taken(headers(), body));
    for bit in 0..body.len() * 8 {
        let mut flipped = body.to_vec();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(!is_taken(headers(), &flipped), "bit {bit} of the body");
    }
    for header in 0..headers().len() {
        for bit in 0..headers()[header].1.len() * 8 {
            let mut flipped = headers();
            flipped[header].1[bit / 8] ^= 1 << (bit % 8);
            assert!(!is_taken(flipped, body), "bit {bit} of header {header}");
        }
    }
}

#[test]
fn the_window_has_two_edges_inside() {
    let edge = WINDOW.as_millis() as i64;
    let keys = keys(key(b"{}"));
    let outcome = |offset| {
        let notice = Notification::from_parts(headers(), b"{}").expect("good headers");
        notice.verify(&keys, at(offset))
    };
    for inside in [-edge, -edge + 1, 0, edge - 1, edge] {
        assert!(outcome(inside).is_ok(), "{inside}");
    }
    for outside in [-edge - 1, edge + 1, 10 * edge] {
        let error = outcome(outside).unwrap_err();
        assert!(matches!(error, WebhookError::Window(_)), "{outside}");
        let advice = error.remedy();
        assert!(advice.contains("clock"), "{advice}");
    }
}

#[test]
fn malformed_headers_are_not_missing_ones() {
    for (name, value) in [
        ("BinancePay-Timestamp", &b"1611232922"[..]),
        ("BinancePay-Nonce", b"5RhaTrZPhknNv0kDSA2UQ67cPMVNS4s\xc3"),
        ("BinancePay-Certificate-SN", b""),
        ("BinancePay-Signature", b"%%%%"),
    ] {
        let problem = |headers| match Notification::from_parts(headers, b"{}") {
            Err(WebhookError::Header(error)) => (error.name(), error.problem()),
            other => panic!("{other:?}"),
        };
        assert_eq!(problem(with(name, value)), (name, HeaderProblem::Malformed));
        let without: Vec<_> = headers().into_iter().filter(|(known, _)| known != name).collect();
        assert_eq!(problem(without), (name, HeaderProblem::Missing));
        let mut twice = headers();
        twice.push((name.to_lowercase(), value.to_vec()));
        assert_eq!(problem(twice), (name, HeaderProblem::Repeated));
    }
}

/// As an HTTP library has them, or as a framework of another kind does.
#[test]
fn headers_of_any_form() {
    let texts = [
        ("Host", "example"),
        ("BINANCEPAY-TIMESTAMP", "1611232922428"),
        ("binancepay-nonce", super::NONCE),
        ("Binancepay-Certificate-Sn", super::SERIAL),
        ("BinancePay-Signature", "ZGVtbw==\r\n"),
    ];
    let keys = keys(key(b"{}"));
    let notice = Notification::from_parts(texts, b"{}").expect("texts");
    assert_eq!(notice.serial(), super::SERIAL);
    assert!(notice.verify(&keys, at(0)).is_ok());
    let bytes = texts.map(|(name, value)| (name.as_bytes(), value.as_bytes()));
    assert!(Notification::from_parts(bytes, b"{}").is_ok());
    let owned: std::collections::BTreeMap<String, String> =
        texts.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
    assert!(Notification::from_parts(&owned, b"{}").is_ok());
}

#[test]
fn a_limit_of_ones_own() {
    let limits = Limits { notification_bytes: 2, ..Limits::default() };
    assert!(Notification::from_parts_with(headers(), b"{}", &limits).is_ok());
    let error = Notification::from_parts_with(headers(), b"{ }", &limits).unwrap_err();
    assert_eq!(error.to_string(), "the body has 3 bytes, and 2 are allowed");
}

#[test]
fn without_keys_nothing_passes() {
    type Key = fn(&[u8], &[u8]) -> bool;
    let none: KeySet<Key> = KeySet::new();
    let notice = Notification::from_parts(headers(), b"{}").expect("good headers");
    let error = notice.verify(&none, at(0)).unwrap_err();
    assert!(matches!(error, WebhookError::UnknownSerial(_)));
    assert!(error.remedy().contains("certificate.query"));
    assert!(!error.is_genuine());
}

/// `?` turns all of them into the one error of the crate.
#[test]
fn every_error_fits_the_common_one() {
    let header = Notification::from_parts([("a", "b")], b"{}").unwrap_err();
    assert!(matches!(Error::from(header), Error::Webhook(_)));
    let event = Error::from(super::receive(b"[]").unwrap_err());
    assert!(event.to_string().starts_with("the notification is genuine"), "{event}");
    let signature = Error::from(SignatureError::Encoding);
    assert_eq!(signature.retry(), binance_pay::Retry::Never);
}

#[test]
fn debug_shows_nothing_of_a_body() {
    let body = br#"{"bizType":"NEW","data":"do-not-show"}"#;
    let notice = Notification::from_parts(headers(), body).expect("good headers");
    let shown = format!("{notice:?}");
    assert!(!shown.contains("do-not-show") && !shown.contains("ZGVtbw"), "{shown}");
    let verified = notice.verify(&keys(key(body)), at(0)).expect("genuine");
    let received = verified.event().expect("an unknown one");
    for shown in [format!("{verified:?}"), format!("{received:?}"), format!("{:?}", received.event)]
    {
        assert!(!shown.contains("do-not-show"), "{shown}");
    }
    let error = super::receive(br#"{"bizType":"PAY","data":"do-not-show"}"#).unwrap_err();
    assert!(!format!("{:?}", WebhookError::from(error)).contains("do-not-show"));
}
