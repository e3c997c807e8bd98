//! What a diagnosis costs.

use binance_pay::{Limits, Secret};
use binance_pay_diagnose::{
    Certificate, Diagnosis, MAX_TRIALS, Signed, Verdict, diagnose_request, diagnose_webhook,
};

use crate::data::causes;

const TIMESTAMP: &str = "1611232922428";
const NONCE: &str = "0d9f6a1e7c3b4f589a21c4e86b7d5f03";

/// A body in which nearly every mistake can be made.
fn rich() -> Vec<u8> {
    let body = "\u{feff}{\"z\": \"Cr\u{e8}me/<&'=\\u0041\\/\", \"data\": {\"b\": null, \"a\": {}},\r\n \
                \"bizId\": 29383937493038367292, \"bizIdStr\": \"29383937493038367000\", \"x\": 25.10}\n";
    body.as_bytes().to_vec()
}

fn diagnose(body: &[u8], signature: &str) -> Diagnosis {
    let signed = Signed { timestamp: TIMESTAMP, nonce: NONCE, body, signature };
    diagnose_request(&signed, &Secret::from(" Demo secret\n"), Some("an API key"))
}

#[test]
fn the_search_ends_by_itself_for_usual_bodies() {
    let mut most = 0;
    let without_mark = rich()[3..].to_vec();
    for body in [rich(), without_mark, b"{}".to_vec(), vec![0xff; 100]] {
        // SHA-512, SHA-256 or a part of SHA-512, SHA-384, hexadecimal of it.
        for digits in [128, 64, 96, 100, 256] {
            let diagnosis = diagnose(&body, &"A".repeat(digits));
            assert_eq!(causes(&diagnosis.verdict), ["(unexplained, complete: true)"], "{digits}");
            most = most.max(diagnosis.tried);
        }
    }
    assert!((5_000..MAX_TRIALS / 2).contains(&most), "{most} trials");
}

#[test]
fn what_is_no_signature_costs_nothing() {
    for signature in ["", "abc", "no signature at all", "\u{fc}"] {
        let diagnosis = diagnose(b"{}", signature);
        assert_eq!(diagnosis.tried, 0);
        assert_eq!(diagnosis.notes[0].about().as_str(), "signature");
    }
}

#[test]
fn the_largest_body_is_searched_for_one_mistake_at_least() {
    let mut body = br#"{"goods":["#.to_vec();
    while body.len() < Limits::default().request_bytes - 40 {
        body.extend(br#"{"goodsName":"Ice/Cream","price":1.50},"#);
    }
    body.pop();
    body.extend(b"]}");
    let hopeless = diagnose(&body, &"A".repeat(128));
    assert_eq!(causes(&hopeless.verdict), ["(unexplained, complete: false)"]);
    assert!(hopeless.tried < 1_000, "{}", hopeless.tried);
    // One that comes late in the catalogue: the nonce, behind all of the body.
    let secret = " Demo secret\n";
    let payload = [TIMESTAMP, "\n", &NONCE.to_uppercase(), "\n"].concat().into_bytes();
    let payload = [payload, body.clone(), b"\n".to_vec()].concat();
    let signature = hmac_sha512(secret, &payload);
    assert_eq!(causes(&diagnose(&body, &signature).verdict), ["nonce-case"]);
    let payload = [TIMESTAMP.as_bytes(), b"\n", NONCE.as_bytes(), b"\n", &body].concat();
    let signature = hmac_sha512(secret, &payload);
    assert_eq!(causes(&diagnose(&body, &signature).verdict), ["no-final-lf"]);
}

fn hmac_sha512(secret: &str, payload: &[u8]) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = Hmac::<sha2::Sha512>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(payload);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn odd_bodies_do_no_harm() {
    let deep = [b"[".repeat(500_000), b"]".repeat(500_000)].concat();
    let wide = [b"{\"a\":".repeat(120), b"1".repeat(10_000), b"}".repeat(120)].concat();
    let quotes = b"\"".repeat(50_000);
    for body in [deep, wide, quotes, b"\\".repeat(1_000), b"{\"bizId\":1e400}".to_vec()] {
        let diagnosis = diagnose(&body, &"A".repeat(128));
        assert!(matches!(diagnosis.verdict, Verdict::Unexplained { .. }));
    }
}

#[test]
fn webhooks_are_bounded_too() {
    let never = |_: &[u8], _: &[u8]| false;
    let certificates = ["A", "B", "C"].map(|serial| Certificate { serial, key: &never });
    let signature = "A".repeat(342) + "==";
    let body = rich();
    let signed = Signed { timestamp: TIMESTAMP, nonce: NONCE, body: &body, signature: &signature };
    for count in 0..=3 {
        let secret = Secret::from("demo");
        let diagnosis = diagnose_webhook(&signed, "B", &certificates[..count], Some(&secret));
        assert_eq!(causes(&diagnosis.verdict), ["(unexplained, complete: true)"]);
        assert!(diagnosis.tried < MAX_TRIALS, "{}", diagnosis.tried);
    }
}
