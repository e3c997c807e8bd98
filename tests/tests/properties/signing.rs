//! What is signed verifies, and nothing else does.

use std::borrow::Cow;

use binance_pay::{Nonce, Signer, Stamp, Timestamp};
use binance_pay_tests::strategies::check;
use hmac::{Hmac, KeyInit, Mac};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use sha2::Sha512;

/// Upper-case hexadecimal HMAC-SHA512 of `timestamp LF nonce LF body LF`, the plain way.
fn second_signer(key: &str, timestamp: &str, nonce: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha512>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(&[timestamp.as_bytes(), nonce.as_bytes(), body, b""].join(&b'\n'));
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02X}")).collect()
}

fn keys() -> impl Strategy<Value = String> {
    prop_oneof!["[!-~]{1,200}", "[!-~ü中]{1,40}"]
}

#[test]
fn any_texts_as_another_implementation_does() {
    let parts = (keys(), any::<String>(), any::<String>(), vec(any::<u8>(), 0..400));
    check(300, &parts, |(key, timestamp, nonce, body)| {
        let signer = Signer::new("demo-api-key", &key).unwrap();
        let signature = signer.signature(&timestamp, &nonce, &body);
        prop_assert_eq!(signature.as_str(), second_signer(&key, &timestamp, &nonce, &body));
        prop_assert!(signer.verify(&timestamp, &nonce, &body, signature.as_str()));
        Ok(())
    });
}

#[test]
fn requests_as_another_implementation_does() {
    let millis = Timestamp::MIN_MILLIS..=Timestamp::MAX_MILLIS;
    let parts = (keys(), millis, "[A-Za-z0-9]{32}", vec(any::<u8>(), 0..400));
    check(300, &parts, |(key, millis, nonce, body)| {
        let signer = Signer::new("demo-api-key", &key).unwrap();
        let timestamp = Timestamp::from_millis(millis).unwrap();
        let stamp = Stamp { timestamp, nonce: Nonce::new(&nonce).unwrap() };
        let request = signer.sign_raw("POST", "/a", body.clone(), stamp).unwrap();
        let expected = second_signer(&key, &millis.to_string(), &nonce, &body);
        prop_assert_eq!(request.signature().as_str(), &expected);
        let headers: Vec<&str> = request.headers().map(|(_, value)| value).collect();
        prop_assert_eq!(&headers[1..], [&millis.to_string(), &nonce, "demo-api-key", &expected]);
        prop_assert_eq!(request.into_body(), body);
        Ok(())
    });
}

/// One bit of one byte; of a text, the bit that keeps it ASCII.
fn flipped(bytes: &[u8], place: Index, bit: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let place = place.index(bytes.len());
    bytes[place] ^= 1 << bit;
    bytes
}

#[test]
fn any_flipped_bit_fails() {
    let parts = ("[0-9]{13}", "[A-Za-z0-9]{32}", vec(any::<u8>(), 1..200));
    check(500, &(parts, any::<Index>(), 0_u8..7), |((timestamp, nonce, body), place, bit)| {
        let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
        let signature = signer.signature(&timestamp, &nonce, &body).as_str().to_owned();
        let text = |text: &str| String::from_utf8(flipped(text.as_bytes(), place, bit)).unwrap();
        let verify = |timestamp: &str, nonce: &str, body: &[u8], signature: &str| {
            signer.verify(timestamp, nonce, body, signature)
        };
        prop_assert!(verify(&timestamp, &nonce, &body, &signature));
        prop_assert!(!verify(&text(&timestamp), &nonce, &body, &signature));
        prop_assert!(!verify(&timestamp, &text(&nonce), &body, &signature));
        prop_assert!(!verify(&timestamp, &nonce, &flipped(&body, place, bit), &signature));
        prop_assert!(!verify(&timestamp, &nonce, &body, &text(&signature)));
        let other = Signer::new("demo-api-key", &text("demo-secret-key"));
        let verifies = |other: Signer| other.verify(&timestamp, &nonce, &body, &signature);
        prop_assert!(!other.is_ok_and(verifies), "another key");
        Ok(())
    });
}

/// Nothing but the 128 upper-case digits will do.
#[test]
fn other_forms_of_a_signature_fail() {
    let signer = Signer::new("demo-api-key", "demo-secret-key").unwrap();
    check(100, &(vec(any::<u8>(), 0..99), any::<String>()), |(body, other)| {
        let signature = signer.signature("1", "n", &body).as_str().to_owned();
        let forms: [Cow<'_, str>; 7] = [
            signature.to_lowercase().into(),
            format!("{signature} ").into(),
            format!(" {signature}").into(),
            format!("0x{signature}").into(),
            signature[..127].into(),
            signature[1..].into(),
            other.into(),
        ];
        for form in forms.iter().filter(|form| ***form != signature) {
            prop_assert!(!signer.verify("1", "n", &body, form), "{}", form);
        }
        // The parts cannot be shifted into each other.
        prop_assert!(!signer.verify("1\nn", "", &body, &signature));
        Ok(())
    });
}
